"""The words of the design as frozen values: what each stage hands to the next.

Every moment is an aware `datetime` in UTC; local time exists only in `course.schedule` and at the edges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from course.words.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, time
    from pathlib import Path

EnrollmentId = NewType("EnrollmentId", int)
DeliveryId = NewType("DeliveryId", int)
RunId = NewType("RunId", int)

_EVERY_DAY = 7  # days of the week


_UNSPACED = re.compile(f"[{UNSPACED}]")


def count_words(text: str) -> int:
    """Words in `text`; where a script writes no spaces, two characters count as one word."""
    if text.isascii() or not _UNSPACED.search(text):
        return len(text.split())
    unspaced = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (unspaced + 1) // 2


# --- article -> outline -------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a part of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CALLOUT = "callout"  # "Key takeaway: ...", set apart from the running text
    QUESTION = "question"  # a question together with its answer
    QUOTE = "quote"
    IMAGE = "image"
    TABLE = "table"
    CODE = "code"
    NOTE = "note"  # a footnote: it goes where it is referred to


class SourceUnit(StrEnum):
    """What the numbers count by which a block says where it stands."""

    LINE = "line"  # of the article's file or page, from 1
    PARAGRAPH = "paragraph"  # of a Word file, which has no lines, from 1; those inside tables and notes count too


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of an article, and where it stands there."""

    kind: BlockKind
    text: str  # its words, without marks; a question and its answer are parted by an empty line
    markdown: str  # the same as CommonMark, without the mark of its kind (#, 1., >); merge-field braces escaped
    line: int  # the first line of the source that it stands on, from 1; a Word file's paragraph
    last_line: int  # the last one
    level: int = 0  # heading: 1 to 6; list item: depth, from 0
    ordinal: int | None = None  # list item of a numbered list, or a numbered heading: its number
    lead: str = ""  # list item: its bold or "Label:" beginning, without the colon; callout: its label; note: its mark
    _words: int = field(default=-1, init=False, repr=False, compare=False)  # counted when first asked for

    @property
    def words(self) -> int:
        """Words in `text`, as a person counts them."""
        if self._words < 0:
            object.__setattr__(self, "_words", count_words(self.text))
        return self._words


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A block that no lesson carries, and why."""

    block: Block
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A source text, read: its title (not a block) and its blocks in order, headings among them."""

    title: str
    blocks: tuple[Block, ...]
    source: str  # how the article is named in messages and front matter
    left_out: tuple[LeftOut, ...] = ()  # what the reader itself left out, such as the menus of a page
    language: str = ""  # BCP 47, where the article says so
    unit: SourceUnit = SourceUnit.LINE  # what `Block.line` counts
    lines: tuple[str, ...] = field(
        default=(), repr=False, compare=False
    )  # the source, by `unit`, to show beside a lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLesson:
    """One day of an outline: which blocks it is made of."""

    day: int
    title: str
    blocks: tuple[Block, ...]  # in the order of the article; the heading that gave the title included; notes last
    why: str = ""  # why these blocks are a day, in one sentence

    @property
    def words(self) -> int:
        """Words of all its blocks."""
        return sum(block.words for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Which blocks make which day, and which are left out: together, every block once."""

    title: str
    lessons: tuple[PlannedLesson, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedDay:
    """One `[[outline]]` table of `course.toml`: what a person wants on one day."""

    headings: tuple[str, ...]  # "Soil", "Tips, items 1-2", "Notes, line 40"; "" is the text before the first heading
    title: str = ""  # "": made from the headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """What `course.toml` says about the outline; empty, the rule alone decides."""

    days: tuple[PinnedDay, ...] = ()
    leave_out: tuple[str, ...] = ()  # headings, written as those of a day


# --- lessons ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeField:
    """`{{ name | default("...") }}`: a value of the recipient's, or the default where it is empty."""

    name: str  # "subscriber.first_name"
    default: str = ""
    around: str = "{}"  # what the value stands in, such as "Hi {},"; the default stands by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One day as its file has it: front matter and a CommonMark body."""

    day: int
    title: str
    subject: str  # may hold merge fields
    preheader: str  # may hold merge fields
    action: str  # "today's action", one or two sentences; may hold merge fields
    source: tuple[tuple[int, int], ...]  # the first and last line, in the article, of each block that it carries
    body: str  # CommonMark, from level-2 headings down; may hold merge fields
    recap: str = ""  # one line about the lesson before; may hold merge fields; none on day 1
    teaser: str = ""  # one line about the lesson after; may hold merge fields; none on the last day
    path: Path | None = None  # the file, for messages
    body_line: int = 1  # the line of the file where the body starts
    key_lines: Mapping[str, int] = field(default_factory=dict, compare=False)  # front matter key -> its line


# --- emails -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who the emails are from."""

    name: str
    email: str
    reply_to: str
    postal_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InlinePicture:
    """A picture that travels inside the message; the HTML shows it as `cid:` and its content id."""

    name: str  # of the file: plain letters
    content_id: str  # "left@right", without angle brackets
    media_type: str  # "image/png"
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    """A lesson rendered once for everyone; each merge field stands in it as an opaque ASCII mark.

    A mark is the same string in `subject`, `html` and `text`. Whoever fills it in escapes the value for HTML
    in `html` and leaves it as it is in `subject` and `text`.
    """

    day: int
    slug: str  # "02-strengthening-the-back-muscles"
    subject: str
    html: str
    text: str
    marks: Mapping[str, MergeField]
    sender: Sender
    list_id: str  # RFC 2919: "running-and-back-pain.courses.example.com"
    list_name: str  # the course's title, the phrase before the List-Id
    digest: str  # hex SHA-256 over all the others: the same digest, the same bytes
    preheader: str = ""  # what an inbox shows beside the subject; it is in `html` too
    inline: tuple[InlinePicture, ...] = ()  # none in what is really sent: subscribers fetch pictures from `base_url`


# The merge fields that the emails themselves use, beside those written in lessons.
FIRST_NAME = "subscriber.first_name"
EMAIL_ADDRESS = "subscriber.email"
UNSUBSCRIBE_URL = "unsubscribe_url"
PREFERENCES_URL = "preferences_url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One person that an email is filled in for."""

    email: str  # ASCII, valid
    name: str  # display name, any script, may be empty; no control characters
    values: Mapping[str, str]  # merge field name -> raw value
    unsubscribe_url: str  # https, answers GET with a page and POST with one-click unsubscribing
    message_id: str  # "<...@...>", the same each time for the same delivery
    delivery: DeliveryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A sample reader: nobody real, and nobody that anything is ever sent to."""

    key: str  # "no-name": for addresses and options
    label: str  # "No name": for people
    first_name: str
    email: str
    timezone: str | None  # IANA name; None: the course's
    fields: Mapping[str, str]


# --- schedule -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSettings:
    """`[schedule]`: when a lesson is due, in the subscriber's local time."""

    send_at: time
    timezone: str
    weekdays: frozenset[int]  # 0 is Monday
    min_gap: timedelta
    max_lateness: timedelta
    first_lesson: str  # "now" or "next_slot"
    start: date | None  # no lesson before this local date
    quiet_hours: tuple[time, time] | None  # from, to (may cross midnight); nothing is sent inside

    @property
    def is_daily(self) -> bool:
        """Whether the lesson after today's comes tomorrow."""
        return len(self.weekdays) == _EVERY_DAY and self.min_gap < timedelta(days=1)

    def is_quiet(self, clock: time) -> bool:
        """Whether a wall that shows `clock` is in the quiet hours."""
        if self.quiet_hours is None:
            return False
        start, end = self.quiet_hours
        return start <= clock < end if start < end else clock >= start or clock < end


# --- deliveries ---------------------------------------------------------------------------------------------


class DeliveryState(StrEnum):
    """Where a delivery is. `TRANSITIONS` has the steps between."""

    CLAIMED = "claimed"  # a run has taken it; it has not left
    SENDING = "sending"  # handed over, or about to be: after a crash its outcome is unknown
    SENT = "sent"  # the provider took it
    RETRYING = "retrying"  # the provider said later
    FAILED = "failed"  # the provider said never
    HELD = "held"  # nobody knows whether it left; a person, an event or a policy settles it
    CANCELLED = "cancelled"  # it will not be sent, because the person left or was suppressed


TRANSITIONS: Mapping[DeliveryState, frozenset[DeliveryState]] = {
    DeliveryState.CLAIMED: frozenset({DeliveryState.SENDING, DeliveryState.RETRYING, DeliveryState.CANCELLED}),
    DeliveryState.SENDING: frozenset(
        {DeliveryState.SENT, DeliveryState.RETRYING, DeliveryState.FAILED, DeliveryState.HELD}
    ),
    DeliveryState.RETRYING: frozenset({DeliveryState.CLAIMED, DeliveryState.CANCELLED}),
    DeliveryState.HELD: frozenset({DeliveryState.SENT, DeliveryState.RETRYING, DeliveryState.FAILED}),
    DeliveryState.SENT: frozenset(),
    DeliveryState.FAILED: frozenset(),
    DeliveryState.CANCELLED: frozenset({DeliveryState.CLAIMED}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The provider took the message."""

    provider_id: str = ""  # what the provider calls it, where it says


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The provider will never take this message."""

    reason: str
    suppress: bool = False  # the address itself is dead: nothing more goes to it


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRefused:
    """The message was refused in words that may be about this recipient or about us; it did not leave."""

    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """The provider may take this message later; it has not taken it now."""

    reason: str
    after_s: float | None = None  # seconds, where the provider said how long


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """The message may have left: the connection ended before the answer."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """The message did not leave, for a reason that is not this person's: the run cannot go on.

    A wrong key, a sender who is not allowed, a server that cannot be reached.
    """

    reason: str
    hint: str = ""


Outcome = Accepted | Refused | PolicyRefused | Retry | Unknown | Stopped


# --- subscribers --------------------------------------------------------------------------------------------


class EnrollmentState(StrEnum):
    """Where a subscriber is in a course."""

    ACTIVE = "active"
    FINISHED = "finished"
    UNSUBSCRIBED = "unsubscribed"
    SUPPRESSED = "suppressed"  # the address is dead, or complained


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSubscriber:
    """A person as imported or added, checked: the address is valid, the zone known."""

    email: str
    first_name: str = ""
    timezone: str | None = None  # IANA name; None: the course's
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """When a lesson is due: the local date it belongs to, and the moment."""

    on: date  # the subscriber's local date
    at: datetime  # UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrollment:
    """A subscriber taking a course."""

    id: EnrollmentId
    email: str
    first_name: str
    timezone: str | None
    fields: Mapping[str, str]
    course: str  # slug
    state: EnrollmentState
    day: int  # the next lesson's day
    slot: Slot | None  # the next lesson's slot; None when nothing more is due
    enrolled_at: datetime
    last_sent_at: datetime | None
    left_at: datetime | None
    left_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An enrollment whose lesson is due, as the claim finds it."""

    enrollment: Enrollment
    slot: Slot
    suppressed: str = ""  # why the address gets nothing more, "" where it may


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """Verdict on a `Due`: send it now."""

    slot: Slot  # the slot it is sent for


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Verdict on a `Due`: not now."""

    slot: Slot  # the slot it has now
    due_at: datetime  # when to look again


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Verdict on a `Due`: this person gets nothing more of the course."""

    reason: str
    state: EnrollmentState  # what the enrollment is from now on


Verdict = Take | Wait | Drop


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A delivery that a run has taken."""

    delivery: DeliveryId
    enrollment: Enrollment
    day: int
    slot: Slot
    state: DeliveryState  # claimed, or sending where a run that died left it so
    attempts: int  # hand-overs before this one
    sending_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What became of a claim, to be written down: the delivery's new state, and where the enrollment goes from here."""

    claim: Claim
    state: DeliveryState
    at: datetime
    reason: str = ""
    provider_id: str = ""
    day: int  # the enrollment's next lesson
    slot: Slot | None  # its slot; None when nothing more is due
    due_at: datetime | None  # when to look at it again: the slot, or later for a retry
    enrollment_state: EnrollmentState
    last_sent_at: datetime | None
    suppress: bool = False  # the address gets nothing more, for `reason`
