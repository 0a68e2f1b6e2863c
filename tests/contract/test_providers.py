"""What `course.providers.contract` promises, held against every provider."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr
from pathlib import Path

import pytest

from course.emails.filling import fill
from course.models import Accepted, Email, InlinePicture, Recipient, Refused
from course.providers.contract import Provider
from course.providers.mailbox import Mailbox
from course.providers.sendgrid import SendGrid
from course.providers.smtp import Smtp
from tests.support.emails import SENDER, a_recipient, an_email, body, decoded, read, read_old
from tests.support.pictures import gif, png
from tests.support.sendgrid_server import KEY, Mail, sendgrid_server
from tests.support.smtp_servers import smtp_sink

NOW = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
EMAIL = an_email()
TWO = (a_recipient(1), a_recipient(2))

PICTURES = (
    InlinePicture(name="knee.png", content_id="a1@pain.test", media_type="image/png", content=png(40, 30)),
    InlinePicture(name="back-0a1b2c.gif", content_id="b2@pain.test", media_type="image/gif", content=gif()),
)

NAMES = [
    "Ada Lovelace",
    "",
    "李小龍",
    "שָׁלוֹם עֲלֵיכֶם",
    "Zoë 👩\u200d🚀 Ångström",
    "می\u200cخواهم",
    'O\'Neil, Ada; "the first" \\ <ada@x.test>',
    "<script>alert('1')</script> & co",
    "=?utf-8?q?=0ABcc:_everyone=40people.test?=",
    "{{ 7 * 7 }} {% raw %} %s -name- #{x}",
    "  spaces   inside and around ",
    "x" * 300,
    "長" * 100,
    ".",
    "=20=",
]


@dataclass(frozen=True, kw_only=True)
class Received:
    """A message as its recipient has it."""

    address: str
    name: str
    sender: tuple[str, str]
    reply_to: str
    subject: str
    text: str
    html: str
    message_id: str
    unsubscribe: str
    unsubscribe_post: str
    list_id: str
    pictures: tuple[InlinePicture, ...]


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A provider, and what came out at its other end."""

    provider: Provider
    received: Callable[[], list[Received]]
    refuse: Callable[[str], None] = lambda address: None  # makes the other side refuse an address
    shown: Callable[[str], str] = lambda name: name if name.strip() else ""  # how a display name arrives

    def send(self, email: Email, recipients: Sequence[Recipient]) -> list[object]:
        """All of them, in chunks."""
        size = self.provider.chunk_size
        chunks = [recipients[start : start + size] for start in range(0, len(recipients), size)]
        return [outcome for chunk in chunks for outcome in self.provider.send(email, chunk, NOW)]


class ProviderContract:
    """One subclass for each provider; `lane` is its own."""

    @pytest.fixture
    def lane(self) -> Iterator[Lane]:
        raise NotImplementedError

    def test_there_is_one_outcome_for_each_recipient(self, lane: Lane) -> None:
        outcomes = lane.send(EMAIL, [a_recipient(number) for number in range(25)])
        assert len(outcomes) == 25
        assert all(isinstance(outcome, Accepted) for outcome in outcomes)

    def test_everyone_gets_exactly_one_message_with_what_is_theirs(self, lane: Lane) -> None:
        people = {person.email: person for person in (a_recipient(n, first_name=f"Person {n}") for n in range(12))}
        lane.send(EMAIL, list(people.values()))
        received = lane.received()
        assert sorted(one.address for one in received) == sorted(people)
        for one in received:
            person = people[one.address]
            assert one.message_id == person.message_id
            assert one.unsubscribe == f"<{person.unsubscribe_url}>"
            assert one.unsubscribe_post == "List-Unsubscribe=One-Click"
            assert (one.subject, one.html, one.text) == fill(EMAIL, person.values)

    @pytest.mark.parametrize("name", NAMES)
    def test_any_name_in_any_script_arrives_as_it_is(self, lane: Lane, name: str) -> None:
        person = a_recipient(first_name=name)
        lane.send(EMAIL, [person])
        (one,) = lane.received()
        assert one.name == lane.shown(name)
        assert (one.subject, one.html, one.text) == fill(EMAIL, person.values)

    def test_sender_and_list_are_the_emails(self, lane: Lane) -> None:
        lane.send(an_email(list_name="Läuft’s?"), [a_recipient()])
        (one,) = lane.received()
        assert one.sender == (lane.shown(SENDER.name), SENDER.email)
        assert one.reply_to == SENDER.reply_to
        phrase, _, identifier = one.list_id.rpartition(" ")
        assert (decoded(phrase), identifier) == ("Läuft’s?", "<running-and-back-pain.courses.example.com>")

    def test_pictures_inside_arrive_whole_under_the_addresses_that_the_page_has(self, lane: Lane) -> None:
        page = "".join(f'<img src="cid:{one.content_id}" alt="">' for one in PICTURES)
        lane.send(an_email(html=f"<p>{page}</p>\n", inline=PICTURES), TWO)
        assert [one.html for one in lane.received()] == [f"<p>{page}</p>\n"] * 2
        assert [one.pictures for one in lane.received()] == [PICTURES] * 2

    def test_an_email_without_pictures_inside_brings_none(self, lane: Lane) -> None:
        lane.send(EMAIL, TWO)
        assert [one.pictures for one in lane.received()] == [(), ()]

    def test_one_provider_hands_over_several_emails(self, lane: Lane) -> None:
        second = an_email(day=3, subject="Day 3", text="Third\n", html="<p>Third</p>\n")
        for email in (EMAIL, second, EMAIL):
            lane.send(email, [a_recipient()])
        texts = [one.text for one in lane.received()]
        first = fill(EMAIL, a_recipient().values).text
        assert sorted(texts) == sorted([first, "Third\n", first])

    def test_nothing_is_sent_for_a_value_that_could_break_out(self, lane: Lane) -> None:
        hostile = a_recipient(2, first_name="Eve\r\nBcc: everyone@people.test")
        with pytest.raises(ValueError, match="control character"):
            lane.provider.send(EMAIL, [hostile], NOW)
        assert lane.received() == []

    def test_it_may_be_closed_twice(self, lane: Lane) -> None:
        lane.send(EMAIL, TWO)
        lane.provider.close()
        lane.provider.close()
        assert len(lane.received()) == 2

    def test_loopback_is_local(self, lane: Lane) -> None:
        assert lane.provider.is_local

    def test_it_has_its_name_and_takes_at_least_one(self, lane: Lane) -> None:
        assert lane.provider.name in {"mailbox", "smtp", "sendgrid"}
        assert lane.provider.chunk_size >= 1


class RefusingProviderContract(ProviderContract):
    """For providers whose other side may refuse an address."""

    def test_a_refusal_of_one_leaves_the_others(self, lane: Lane) -> None:
        lane.refuse(TWO[0].email)
        refused, accepted = lane.send(EMAIL, TWO)
        assert isinstance(refused, Refused)
        assert refused.reason
        assert isinstance(accepted, Accepted)
        assert [one.address for one in lane.received()] == [TWO[1].email]


class TestMailbox(ProviderContract):
    @pytest.fixture
    def lane(self, tmp_path: Path) -> Iterator[Lane]:
        box = Mailbox(tmp_path / "box")
        yield Lane(
            provider=box,
            received=lambda: [from_mime(path.read_bytes()) for path in sorted((tmp_path / "box").glob("new/*"))],
        )
        box.close()


class TestSmtp(RefusingProviderContract):
    @pytest.fixture
    def lane(self) -> Iterator[Lane]:
        with smtp_sink() as sink:
            provider = Smtp(sink.url, connections=4)
            yield Lane(
                provider=provider,
                received=lambda: [from_mime(taken.content) for taken in sink.taken],
                refuse=lambda address: sink.refused.update({address: "550 5.1.1 no such user"}),
            )
            provider.close()


class TestSendGrid(RefusingProviderContract):
    @pytest.fixture
    def lane(self) -> Iterator[Lane]:
        with sendgrid_server() as server:
            provider = SendGrid(KEY, host=server.url, batch_size=20)
            yield Lane(
                provider=provider,
                received=lambda: [from_sendgrid(mail) for mail in server.taken],
                refuse=lambda address: server.refused.update({address: "Does not contain a valid address."}),
                shown=lambda name: " ".join(name.replace(";", " ").replace(",", " ").split()),
            )
            provider.close()


def from_mime(raw: bytes) -> Received:
    message, old = read(raw), read_old(raw)
    phrase, address = parseaddr(old["To"].replace("\r\n", ""))
    (sender,) = message["From"].addresses
    return Received(
        address=address,
        name=decoded(phrase),
        sender=(sender.display_name, sender.addr_spec),
        reply_to=message["Reply-To"].addresses[0].addr_spec,
        subject=decoded(old["Subject"]),
        text=body(message, "plain"),
        html=body(message, "html"),
        message_id=message["Message-ID"],
        unsubscribe=old["List-Unsubscribe"],
        unsubscribe_post=old["List-Unsubscribe-Post"],
        list_id=old["List-Id"].replace("\r\n", ""),
        pictures=tuple(
            InlinePicture(
                name=part.get_filename(),
                content_id=part["Content-ID"].strip("<>"),
                media_type=part.get_content_type(),
                content=part.get_content(),
            )
            for part in message.walk()
            if part.get_content_disposition() == "inline"
        ),
    )


def from_sendgrid(mail: Mail) -> Received:
    return Received(
        address=mail.address,
        name=mail.name,
        sender=(mail.sender["name"], mail.sender["email"]),
        reply_to=mail.reply_to["email"],
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        message_id=mail.headers["Message-ID"],
        unsubscribe=mail.headers["List-Unsubscribe"],
        unsubscribe_post=mail.headers["List-Unsubscribe-Post"],
        list_id=mail.headers["List-Id"],
        pictures=tuple(
            InlinePicture(
                name=one["filename"],
                content_id=one["content_id"],
                media_type=one["type"],
                content=b64decode(one["content"], validate=True),
            )
            for one in mail.attachments
            if one["disposition"] == "inline"
        ),
    )
