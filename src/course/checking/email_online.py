"""C36x: what the web answers for an email's pictures and links, where it was asked (`course check --online`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.checking.addresses import is_open_field, is_unreachable, split_web
from course.checking.email_leaving import leads_out
from course.checking.email_links import links_of
from course.checking.email_pictures import is_pixel, line_of_picture, pictures_of
from course.checking.page import Page
from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.findings import Severity
from course.limits import LARGE_PICTURE, MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.articles.web.reaching import Reached
    from course.checking.material import CheckedEmail

_GONE = frozenset({404, 410})  # others of 4xx are how many sites answer programs, whatever a reader would get
_FAULT = 500
_UNSURE_KINDS = frozenset({"", "application/octet-stream", "binary/octet-stream"})


class Target(NamedTuple):
    """A place in an email that leads to the web."""

    is_picture: bool
    address: str
    line: int  # of the email's file

    @property
    def shown(self) -> str:
        """What it is, in words."""
        return f"{'the picture' if self.is_picture else 'the link to'} {self.address[:80]}"


def targets_of(email: CheckedEmail) -> Iterator[Target]:
    """Pictures and links at web addresses; not those that act when asked: pixels that count, links for leaving."""
    for element in pictures_of(email):
        if split_web(element.get("src")) and not is_pixel(element):
            yield Target(True, element.get("src").strip(), line_of_picture(email, element))  # noqa: FBT003 (a field)
    for link in links_of(email):
        if split_web(link.address) and not leads_out(link.words, link.address):
            yield Target(False, link.address, link.line)  # noqa: FBT003 (a field)


def addresses_to_ask(email: CheckedEmail, base_url: str = "") -> list[str]:
    """The web addresses of an email that are the same for every reader, each once, in order.

    Args:
        email: a lesson's, or one from a file.
        base_url: the course's own, whose addresses are left out: `course serve` may not run yet; "" for none.
    """
    own = _host_of(base_url)
    found = dict.fromkeys(target.address for target in targets_of(email))
    known = _unfilled(email)
    return [
        address
        for address in found
        if (known is None or address in known)
        and not is_open_field(address)
        and _host_of(address) not in {own, ""}
        and address != email.unsubscribe_url
    ]


def _host_of(address: str) -> str:
    """Host and port; "" for what is no address on the web, or has a password."""
    parts = split_web(address)
    return parts.netloc.lower() if parts is not None and "@" not in parts.netloc else ""


def _unfilled(email: CheckedEmail) -> frozenset[str] | None:
    """The addresses as they stand before fields are filled in; None where nothing was filled in."""
    if not email.unfilled_html:
        return None
    elements = Page(email.unfilled_html).all("img", "a", "area")
    return frozenset(element.get(name).strip() for element in elements for name in ("src", "href"))


def _answered(email: CheckedEmail) -> Iterator[tuple[Target, Reached]]:
    if not email.answers:
        return
    for target in targets_of(email):
        if target.address in email.answers:
            yield target, email.answers[target.address]


@EMAIL_RULES.rule(
    "C360",
    "unreachable-address",
    Severity.ERROR,
    hint="open the address in a browser, and mend it, or what it leads to",
)
def unreachable_address(email: CheckedEmail) -> Iterator[Broken]:
    """A picture or link whose address nothing answers for."""
    for target, reached in _answered(email):
        if problem := _problem(target, reached):
            severity = None if target.is_picture else Severity.WARNING
            yield Broken(f"{target.shown} {problem}", target.line, severity=severity)


def _problem(target: Target, reached: Reached) -> str:
    """Why readers get nothing, in words that go on from the target; "" where they may."""
    if reached.problem:
        parts = split_web(target.address)
        is_told = not reached.is_public and parts is not None and is_unreachable(parts.hostname or "")
        return "" if is_told else reached.problem  # C322 and C309 see such a host without asking
    if reached.status in _GONE:
        return f"leads to nothing: the server answers {reached.status}"
    return f"meets a fault of the server: it answers {reached.status}" if reached.status >= _FAULT else ""


def _pictures(email: CheckedEmail) -> Iterator[tuple[Target, Reached]]:
    """The pictures that something came for."""
    for target, reached in _answered(email):
        if target.is_picture and not reached.problem and 200 <= reached.status < 300:
            yield target, reached


@EMAIL_RULES.rule(
    "C361", "heavy-remote-picture", Severity.WARNING, hint="put a smaller file there: 1200 px are wide enough"
)
def heavy_remote_picture(email: CheckedEmail) -> Iterator[Broken]:
    """A picture that takes long on a phone."""
    for target, reached in _pictures(email):
        if reached.size is not None and reached.size > LARGE_PICTURE:
            yield Broken(f"{target.shown} has {reached.size / MEGABYTE:.1f} MB", target.line)


@EMAIL_RULES.rule(
    "C362",
    "not-a-picture",
    Severity.ERROR,
    hint="name the address of the picture's file, not that of a page that shows it",
)
def not_a_picture(email: CheckedEmail) -> Iterator[Broken]:
    """A picture's address that gives something else."""
    for target, reached in _pictures(email):
        if reached.kind not in _UNSURE_KINDS and not reached.kind.startswith("image/"):
            yield Broken(f"{target.shown} gives no picture but {reached.kind}", target.line)


@EMAIL_RULES.rule(
    "C363",
    "redirect-to-plain-http",
    Severity.WARNING,
    hint="write the https:// address of where it ends",
)
def redirect_to_plain_http(email: CheckedEmail) -> Iterator[Broken]:
    """An address that leads from an encrypted connection to an open one."""
    for target, reached in _answered(email):
        if reached.unsafe:
            yield Broken(f"{target.shown} redirects to {reached.unsafe[:80]}, which is not encrypted", target.line)
