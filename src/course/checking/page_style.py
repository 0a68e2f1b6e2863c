"""The cascade: what style sheets, attributes and `style` make of every element, for a light and a dark screen.

Only what tells whether words can be read: colours, size, weight, and what hides them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import cssselect2

from course.checking.page_colours import Paint, over, read_attribute, read_background, read_colour
from course.checking.page_css import Declaration, Scheme, applies, read_declarations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from course.checking.page_css import StyleRule, StyleSheet
    from course.colours import Rgb

PROPERTIES = frozenset(
    {
        *("color", "background-color", "background", "background-image", "font-size", "font-weight", "font", "display"),
        *("visibility", "opacity", "max-height", "height", "overflow", "mso-hide", "line-height"),
    }
)
_HEADING_SIZES = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 0.83, "big": 1.2}
_BOLD_TAGS = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
_NAMED_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
}
_UNITS = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "rem": 16.0,
    "q": 96 / 101.6,
}
_LENGTH = re.compile(r"([+-]?\d{0,9}\.?\d{0,9})([a-z%]{0,4})")
_FONT_SHORTHAND_SIZE = re.compile(r"(?:^|\s)(\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|%))(?:\s|/|$)")
_NEVER_SHOWN = frozenset({"head", "script", "style", "title", "noscript", "template", "meta", "link", "map"})
_LINK = (0, 0, 238)  # what programs paint a link where nobody says otherwise
_DARK_LINK = (158, 158, 255)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one element looks. Sizes are in CSS pixels."""

    colour: Rgb
    ground: Rgb | None  # what is behind its words; None where a picture is
    size: float
    bold: bool
    hidden: bool
    link: Rgb  # what a link gets whose colour nothing says


Setting = tuple[bool, int, tuple[int, ...], int, Declaration]  # what wins, in the order of comparing, and the setting


class Cascade:
    """What the rules of all sheets say of each element."""

    def __init__(self, sheets: Sequence[StyleSheet]) -> None:
        self._matcher = cssselect2.Matcher()
        for rule in (rule for sheet in sheets for rule in sheet.rules):
            self._add(rule)

    def _add(self, rule: StyleRule) -> None:
        wanted = [one for one in rule.declarations if one.name in PROPERTIES]
        if not wanted:
            return
        try:
            selectors = cssselect2.compile_selector_list(list(rule.prelude))
        except cssselect2.SelectorError:
            return
        schemes = tuple(scheme for scheme in Scheme if applies(rule.media, scheme))
        for selector in selectors if schemes else ():
            if selector.pseudo_element is None:
                self._matcher.add_selector(selector, (schemes, wanted))

    def settings(self, element: Any, attributes: Mapping[str, str], tag: str) -> dict[Scheme, dict[str, str]]:
        """What is set for an element, by scheme and property.

        Args:
            element: as `cssselect2` wraps it.
            attributes: its own.
            tag: its name.
        """
        everywhere = tuple(Scheme)
        found: list[tuple[tuple[Scheme, ...], Setting]] = [
            (everywhere, (False, 0, (), 0, one)) for one in _hints(attributes, tag)
        ]
        for specificity, order, _, (schemes, declarations) in self._matcher.match(element):
            found += [(schemes, (one.important, 1, specificity, order, one)) for one in declarations]
        if style := attributes.get("style"):
            found += [(tuple(Scheme), (one.important, 2, (), 0, one)) for one in read_declarations(style)]
        found.sort(key=lambda entry: entry[1][:4])
        return {scheme: _won(setting[4] for schemes, setting in found if scheme in schemes) for scheme in Scheme}


def _won(declarations: Iterable[Declaration]) -> dict[str, str]:
    values: dict[str, str] = {}
    for one in declarations:
        if one.name == "background":  # sets both of its parts anew
            values.pop("background-color", None)
            values.pop("background-image", None)
        if one.name == "font":
            values.pop("font-size", None)
        values[one.name] = one.value
    return values


def _hints(attributes: Mapping[str, str], tag: str) -> list[Declaration]:
    """What attributes of HTML say about looks."""
    hints = []
    if "bgcolor" in attributes and (paint := read_attribute(attributes["bgcolor"])):
        hints.append(("background-color", _css(paint)))
    if attributes.get("background"):
        hints.append(("background-image", "url(x)"))
    name = {"font": "color", "body": "text"}.get(tag)
    if name and name in attributes and (paint := read_attribute(attributes[name])):
        hints.append(("color", _css(paint)))
    if tag == "font" and attributes.get("size", "") in _FONT_SIZES:
        hints.append(("font-size", f"{_FONT_SIZES[attributes['size']]}px"))
    if "hidden" in attributes:
        hints.append(("display", "none"))
    return [Declaration(property_, value, important=False, line=0) for property_, value in hints]


def _css(paint: Paint) -> str:
    return "#{:02x}{:02x}{:02x}".format(*paint.colour)


def canvas(*, is_dark: bool) -> Style:
    """What a page begins with."""
    colours: tuple[Rgb, Rgb] = ((255, 255, 255), (18, 18, 18)) if is_dark else ((0, 0, 0), (255, 255, 255))
    link = _DARK_LINK if is_dark else _LINK
    return Style(colour=colours[0], ground=colours[1], size=16.0, bold=False, hidden=False, link=link)


def styled(tag: str, values: Mapping[str, str], parent: Style, *, is_link: bool) -> Style:
    """How an element looks in `parent`, by what is set for it."""
    ground = _ground(values, parent.ground)
    style = replace(
        parent,
        ground=ground,
        size=_size(tag, values, parent.size),
        bold=_is_bold(tag, values, parent.bold),
        hidden=parent.hidden or tag in _NEVER_SHOWN or _hides(values),
    )
    return replace(style, colour=_colour(values, style, parent, is_link=is_link))


def _ground(values: Mapping[str, str], below: Rgb | None) -> Rgb | None:
    shorthand, has_picture = read_background(values.get("background", ""))
    paint = read_colour(values["background-color"]) if "background-color" in values else shorthand
    image = values.get("background-image", "none").lower()
    has_picture = has_picture or image not in {"none", "", "initial", "inherit", "unset"}
    if paint is not None and paint.alpha > 0:
        return over(paint, below) if below is not None else (paint.colour if paint.alpha == 1 else None)
    return None if has_picture else below


def _colour(values: Mapping[str, str], style: Style, parent: Style, *, is_link: bool) -> Rgb:
    value = values.get("color", "").lower()
    paint = read_colour(value) if value else None
    if paint is not None:
        return over(paint, style.ground) if style.ground is not None else paint.colour
    if is_link and not value:
        return parent.link
    return parent.colour


def _size(tag: str, values: Mapping[str, str], parent: float) -> float:
    value = values.get("font-size", "").lower()
    if not value and (shorthand := _FONT_SHORTHAND_SIZE.search(values.get("font", "").lower()[:200])):
        value = shorthand[1]
    found = read_length(value, parent)
    if found is not None:
        return found
    if value in {"smaller", "larger"}:
        return parent / 1.2 if value == "smaller" else parent * 1.2
    return _NAMED_SIZES.get(value, parent if value else parent * _HEADING_SIZES.get(tag, 1.0))


def read_length(value: str, parent: float = 16.0) -> float | None:
    """A CSS length in pixels; None where it is none, or depends on the window."""
    match = _LENGTH.fullmatch(value.strip().lower())
    if match is None or not match[1].strip("+-."):
        return None
    number = float(match[1])
    if match[2] in {"em", "%"}:
        return parent * number / (100 if match[2] == "%" else 1)
    if match[2] == "":
        return 0.0 if number == 0 else None
    return number * _UNITS[match[2]] if match[2] in _UNITS else None


def _is_bold(tag: str, values: Mapping[str, str], parent: bool) -> bool:  # noqa: FBT001 (private)
    value = values.get("font-weight", "").lower()
    if value.isdecimal():
        return int(value) >= 700
    if value in {"bold", "bolder", "normal", "lighter"}:
        return value.startswith("bold")
    return parent or tag in _BOLD_TAGS or "bold" in values.get("font", "").lower()


def _hides(values: Mapping[str, str]) -> bool:
    get = {name: value.lower() for name, value in values.items()}.get
    is_clipped = "hidden" in get("overflow", "") and "0" in {_zero(get("max-height", "")), _zero(get("height", ""))}
    return (
        get("display") == "none"
        or get("visibility") in {"hidden", "collapse"}
        or _zero(get("opacity", "")) == "0"
        or is_clipped
    )


def _zero(value: str) -> str:
    return "0" if value.rstrip("px%emt.0") == "" and value.startswith("0") else value
