"""The signs of features that stand in an email, each with the line where it stands first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import tinycss2

from course.checking.page_css import read_declarations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from course.checking.page import Element, Page
    from course.checking.page_css import Declaration, StyleRule

# Rules that only one program ever follows: written for it, and knowing what it can do.
_FOR_ONE_PROGRAM = re.compile(
    r"\[data-ogs|\[data-outlook|\[owa\]|#outlook|\.moz-|\.ExternalClass|#MessageViewBody|\.gmail|\bu\s*\+|_:|\[class~?=\"?x_"
    r"|x-apple-data-detectors|\.yshortcuts|:root|#MessageWebViewDiv",
    re.IGNORECASE,
)
_VML = re.compile(
    r"<!--\[if [^\]]{0,40}mso[^\]]{0,40}\]>(?:(?!<!--\[if).){0,4000}?<v:(?:rect|roundrect|image|shape|fill)\b",
    re.DOTALL,
)
_NOT_WORD = re.compile(r"<!--\[if !mso[^\]]{0,40}\]><!(?:-- ?)?-->")
_NOT_WORD_END = re.compile(r"<!(?:-- ?)?<!\[endif\]-->")
_PSEUDO = re.compile(r"::?([a-z-]+)")
_PAINTED = frozenset({"color", "background", "background-color"})
_CHECKED_UNITS = frozenset({"rem", "vh", "vw", "vmin", "vmax", "ch", "ex"})
_TOGETHER = frozenset({"background", "background-color", "background-image"})  # any of them stands in for another
_IMAGES = frozenset({"webp", "avif", "heif", "heic", "tiff", "tif", "bmp", "ico", "hdr", "svg", "mp4"})
_FILLED = frozenset({"video", "audio", "object"})  # shown by what stands in them where they are not known


class Use(NamedTuple):
    """Where a sign stands first."""

    line: int  # of the page
    is_beyond_word: bool  # whether Outlook on Windows is shown something else instead, each time


def feature_uses(page: Page) -> dict[str, Use]:
    """Each sign that stands on the page; see `course.checking.features`."""
    uses: dict[str, Use] = {}
    beyond = _beyond_word(page.html)
    for sign, line in _uses(page):
        is_beyond = line in beyond
        known = uses.get(sign)
        if known is None or (known.is_beyond_word and not is_beyond):
            uses[sign] = Use(min(line, known.line) if known else line, is_beyond)
    if "property:background-image=url" in uses and _VML.search(page.html):
        del uses["property:background-image=url"]
    return uses


def _beyond_word(html: str) -> frozenset[int]:
    """The lines between `<!--[if !mso]><!-->` and its end."""
    lines: set[int] = set()
    position = 0
    line = 1
    while (opening := _NOT_WORD.search(html, position)) and (end := _NOT_WORD_END.search(html, opening.end())):
        first = line + html.count("\n", position, opening.start())
        line = first + html.count("\n", opening.start(), end.end())
        lines.update(range(first, line + 1))
        position = end.end()
    return frozenset(lines)


def _uses(page: Page) -> Iterator[tuple[str, int]]:
    for sheet in page.sheets:
        for name, _, line in sheet.at_rules:
            yield f"at:{name}", line
        for rule in sheet.rules:
            yield from _in_rule(rule)
    for element in page.elements:
        yield from _in_element(element)


def _in_rule(rule: StyleRule) -> Iterator[tuple[str, int]]:
    if rule.media or _FOR_ONE_PROGRAM.search(rule.selector):
        return
    for match in _PSEUDO.finditer(rule.selector.lower()):
        yield f"pseudo:{match[1]}", rule.line
    yield from _in_declarations(rule.declarations, rule.line)


def _in_element(element: Element) -> Iterator[tuple[str, int]]:
    kind = element.get("type").lower()
    for name in ("hidden", "usemap", "popover", "background"):
        if name in element.attributes:
            yield f"attribute:{name}", element.line
    if element.hidden:
        return
    if element.tag in _FILLED and (element.words() or any(child.tag in {"img", "a"} for child in element.inner())):
        return
    if not (element.tag == "input" and kind == "hidden"):
        yield (
            f"element:{element.tag}" + (f"={kind}" if element.tag in {"input", "button"} and kind else ""),
            element.line,
        )
    if element.tag == "img" and (kind := _image_kind(element.get("src"))):
        yield f"image:{kind}", element.line
    if style := element.get("style"):
        yield from _in_declarations(read_declarations(style), element.line)


def _image_kind(address: str) -> str:
    if address.startswith("data:image/"):
        kind = address[11:40].partition(";")[0].partition("+")[0].lower()
    else:
        try:
            kind = urlsplit(address).path.rpartition(".")[2].lower()
        except ValueError:
            return ""
    return kind if kind in _IMAGES else ""


def _in_declarations(declarations: Sequence[Declaration], line: int) -> Iterator[tuple[str, int]]:
    """The signs in one block; what has a plainer declaration of the same before it has a fallback."""
    before: set[str] = set()
    plain = {one.name for one in declarations if _is_plain_ground(one)}
    for one in declarations:
        place = one.line or line
        yield from ((sign, place) for sign in _of_property(one))
        has_fallback = one.name in before or (one.name in _TOGETHER and (plain & _TOGETHER))
        if not has_fallback:
            yield from ((sign, place) for sign in _in_value(one))
        before.add(one.name)


def _is_plain_ground(one: Declaration) -> bool:
    if one.name == "background":
        return bool(re.search(r"#[0-9a-f]{3,8}\b(?![^()]{0,999}\))|^[a-z]{3,20}$|rgb", one.value.lower()[:2000]))
    return one.name == "background-color"


def _of_property(one: Declaration) -> Iterator[str]:
    if one.name.startswith("--"):
        return
    yield f"property:{one.name}"
    value = one.value.lower()
    if len(value) < 30:
        yield f"property:{one.name}={value}"
        yield f"value:{value}"


def _in_value(one: Declaration) -> Iterator[str]:
    for token in _tokens(tinycss2.parse_component_value_list(one.value)):
        if token.type == "function":
            name = token.lower_name
            if name == "rgba" and (one.name not in _PAINTED or _is_solid(token)):
                continue
            yield f"function:{name}"
        elif token.type == "dimension" and token.lower_unit in _CHECKED_UNITS and one.name != "line-height":
            yield f"unit:{token.lower_unit}"
        if one.name in {"background", "background-image"} and _is_picture(token):
            yield "property:background-image=url"


def _is_picture(token: Any) -> bool:
    return bool(token.type == "url" or (token.type == "function" and token.lower_name == "url"))


def _is_solid(token: Any) -> bool:
    """Whether an rgba() lets everything or nothing through: it says no more than rgb() or nothing at all."""
    numbers = [part.value for part in token.arguments if part.type in {"number", "percentage"}]
    return bool(numbers) and numbers[-1] in {0, 1}


def _tokens(tokens: Iterable[Any]) -> Iterator[Any]:
    waiting = list(tokens)
    for _ in range(2000):  # of one value
        if not waiting:
            return
        token = waiting.pop()
        yield token
        if token.type == "function":
            waiting += token.arguments
