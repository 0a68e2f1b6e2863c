"""C32x: pictures as a mail program asks for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from course.checking.addresses import is_open_field, is_unreachable, scheme_of, split_web
from course.checking.page_css import read_declarations
from course.checking.page_style import read_length
from course.checking.placing import line_at
from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail
    from course.checking.page import Element

_WIDEST = 1200  # px: twice what an email is wide
_FILE_NAME = re.compile(
    r"(?:[\w() .-]{1,80}\.(?:jpe?g|png|gif|webp|svg|bmp|heic)|(?:img|dsc|image|screenshot|photo)[_ -]?\d{1,12})",
    re.IGNORECASE,
)
# What a picture is, in six languages, in the place of what it shows.
_KIND = re.compile(
    r"(?:(?:an?|the|my|our|your|ein|das|une?|l[ae]|el|una|un)[ ']?\s?)?"
    r"(?:image|picture|photo(?:graph|graphie)?|pic|img|graphic|illustration|untitled|placeholder|alt(?: text)?"
    r"|bild|foto(?:graf[ií]a)?|abbildung|grafik|imagen|figura|ilustraci[oó]n"
    r"|صورة|الصورة|画像|写真|イメージ|図)\s?\d{0,4}\.?",
    re.IGNORECASE,
)


def pictures_of(email: CheckedEmail) -> list[Element]:
    """The pictures that are drawn."""
    return [element for element in email.page.all("img") if not element.hidden]


def is_pixel(element: Element) -> bool:
    """Whether a picture is there to count who opens the email, not to be seen."""
    sizes = [element.get(name).removesuffix("px") for name in ("width", "height")]
    return any(size in {"0", "1"} for size in sizes)


def width_of(element: Element) -> float | None:
    """How wide a picture is said to be, in pixels."""
    own = element.get("width").strip().removesuffix("px")
    if own.isdecimal() and len(own) < 8:
        return float(own)
    widths = [one.value for one in read_declarations(element.get("style")) if one.name == "width"]
    return read_length(widths[-1]) if widths and "%" not in widths[-1] else None


def line_of_picture(email: CheckedEmail, element: Element) -> int:
    """The line of the email's file that a picture stands on."""
    address = element.get("src")
    name = unquote(address.rpartition("/")[2].partition("?")[0])
    return line_at(email, element.line, address, f"/{name}" if name else "", f"![{element.get('alt')}")


def _shown(element: Element) -> str:
    return element.get("src")[:80] or "without an address"


@EMAIL_RULES.rule(
    "C320", "image-without-alt", Severity.ERROR, hint='say in alt what it shows; alt="" where it only decorates'
)
def image_without_alt(email: CheckedEmail) -> Iterator[Broken]:
    """A picture that says nothing where it is not shown."""
    for element in pictures_of(email):
        is_silent = element.get("role") in {"presentation", "none"} or element.get("aria-hidden") == "true"
        if "alt" not in element.attributes and not is_pixel(element) and not is_silent:
            yield Broken(f"the picture {_shown(element)} has no alternative text", line_of_picture(email, element))


@EMAIL_RULES.rule("C321", "file-name-as-alt", Severity.WARNING, hint="say what the picture shows")
def file_name_as_alt(email: CheckedEmail) -> Iterator[Broken]:
    """An alternative text that is a file's name, or says no more than that there is a picture."""
    for element in pictures_of(email):
        if _KIND.fullmatch(element.get("alt").strip()[:80]):
            yield Broken(f"the alternative text “{element.get('alt')}” says nothing", line_of_picture(email, element))
        elif _FILE_NAME.fullmatch(element.get("alt").strip()):
            yield Broken(
                f"the alternative text “{element.get('alt')}” is the name of a file", line_of_picture(email, element)
            )


@EMAIL_RULES.rule(
    "C322", "unreachable-image", Severity.ERROR, hint="put the picture on the web, at an https:// address"
)
def unreachable_image(email: CheckedEmail) -> Iterator[Broken]:
    """A picture whose address no reader's program can ask."""
    for element in pictures_of(email):
        address = element.get("src").strip()
        if (problem := _problem(email, address)) and not (not email.is_whole and is_open_field(address)):
            yield Broken(f"the picture {_shown(element)} {problem}", line_of_picture(email, element))


def _problem(email: CheckedEmail, address: str) -> str:
    scheme = scheme_of(address)
    if not address or address.startswith("//"):
        return "has no https: before its host: a mail program takes it for a file" if address else "cannot be shown"
    if scheme in {"cid", "data"}:
        return _problem_of_part(email, unquote(address[4:])) if scheme == "cid" else ""
    if scheme not in {"http", "https"}:
        return (
            "is relative: an email has no folder that it could lie in"
            if not scheme
            else f"is on no web server: {scheme}:"
        )
    parts, own = split_web(address), split_web(email.unsubscribe_url)
    if parts is None or "." not in (parts.hostname or "").strip("."):
        return "has an address that does not parse"
    is_own = email.day > 0 and own is not None and own.netloc == parts.netloc
    return "is on a machine that readers cannot reach" if is_unreachable(parts.hostname or "") and not is_own else ""


def _problem_of_part(email: CheckedEmail, content_id: str) -> str:
    if email.envelope is None and email.day == 0:
        return "is a part of a message, and a page alone has none"
    if email.envelope is None or content_id in email.envelope.content_ids:
        return ""
    return "names a part of the message that is not there"


@EMAIL_RULES.rule("C323", "plain-http-image", Severity.WARNING, hint="write https://")
def plain_http_image(email: CheckedEmail) -> Iterator[Broken]:
    """A picture over a connection that many programs refuse."""
    own = split_web(email.unsubscribe_url) if email.day > 0 else None
    for element in pictures_of(email):
        parts = split_web(element.get("src"))
        if parts is not None and parts.scheme.lower() == "http" and not (own and own.netloc == parts.netloc):
            yield Broken(
                f"the picture {_shown(element)} is not encrypted, and some programs leave it out",
                line_of_picture(email, element),
            )


@EMAIL_RULES.rule(
    "C324", "image-in-address", Severity.WARNING, hint="put the picture on the web, at an https:// address"
)
def image_in_address(email: CheckedEmail) -> Iterator[Broken]:
    """A picture inside its own address: Gmail does not show it, and it counts for the weight."""
    for element in pictures_of(email):
        if scheme_of(element.get("src")) == "data":
            size = f"{len(element.get('src')):,} characters"
            yield Broken(
                f"a picture is written into its address ({size}), which Gmail does not show",
                line_of_picture(email, element),
            )


@EMAIL_RULES.rule(
    "C325",
    "image-too-wide",
    Severity.WARNING,
    hint=f"draw it at most {_WIDEST // 2} px wide, from a file twice as wide",
)
def image_too_wide(email: CheckedEmail) -> Iterator[Broken]:
    """A picture drawn wider than emails are."""
    for element in pictures_of(email):
        width = width_of(element)
        if width is not None and width > _WIDEST:
            yield Broken(f"the picture {_shown(element)} is {width:.0f} px wide", line_of_picture(email, element))
