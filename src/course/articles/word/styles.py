"""What the styles of a Word file say of a paragraph: its kind, its looks, its place in a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from course.articles.word.package import W

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree


class Kind(Enum):
    """What a paragraph is by its style."""

    BODY = auto()
    TITLE = auto()
    HEADING = auto()
    QUOTE = auto()
    CAPTION = auto()
    CONTENTS = auto()  # a line of a table of contents
    CODE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a style says, with those that it is based on."""

    kind: Kind = Kind.BODY
    level: int = 0  # of a heading, from 1
    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False
    size: int = 0  # half points; 0 where it does not say
    number: tuple[str, int] | None = None  # id and level of a list
    indent: int = 0  # twentieths of a point


# Word keeps the English names of its own styles, whatever language it speaks; other programs write theirs.
_HEADING_WORDS = (
    "heading|überschrift|berschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|naglowek|nadpis|"
    "címsor|cmsor|başlık|balk|заголовок|επικεφαλίδα|見出し|标题|標題|제목|العنوان|عنوان|כותרת|tiêu đề"
)
_HEADING = re.compile(rf"(?:{_HEADING_WORDS})\s*(?P<level>[1-9])(?:\s*(?:char|zchn|car|carattere))?", re.IGNORECASE)
_KINDS = (
    (
        Kind.TITLE,
        r"title|titel|titre|título|titulo|titolo|название|заголовок|表題|タイトル|标题|標題|제목|العنوان|עיצוב כותרת",
    ),
    (
        Kind.QUOTE,
        (
            r"(?:intense ?)?quote|block ?text|quotations?|(?:intensives )?zitat|citation(?: intense)?|"
            r"cita(?: destacada)?|引用文?|引文"
        ),
    ),
    (
        Kind.CAPTION,
        r"caption|beschriftung|légende|leyenda|epígrafe|didascalia|illustration|figure|図表番号|题注|تسمية توضيحية",
    ),
    (
        Kind.CONTENTS,
        (
            r"toc ?\d|toc ?heading|contents ?\d|contents ?heading|table of (?:figures|authorities)|verzeichnis ?\d|"
            r"index ?\d"
        ),
    ),
    (Kind.CODE, r"html preformatted|preformatted text|(?:source )?code|macro text|plain text code"),
)
_BY_NAME = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS]
_LIST = re.compile(r"list ?(?P<kind>bullet|number) ?(?P<level>[2-5])?", re.IGNORECASE)
BULLETS, NUMBERS = "bullets", "numbers"  # ids of lists that only a style's name tells of
_DEEPEST = 20  # styles, each based on the next
_DEFAULT_SIZE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The styles of a file."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: Style = field(default_factory=lambda: Style(size=_DEFAULT_SIZE))
    language: Mapping[str, str] = field(default_factory=dict)  # of `w:lang`: "val", "bidi", "eastAsia"

    def of(self, properties: etree._Element | None, reference: str = "pStyle") -> Style:
        """The style that `w:pPr` or `w:rPr` names."""
        named = value_of(properties, reference)
        return self.by_id.get(named, self.default) if named else self.default


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of `word/styles.xml`."""
    if root is None:
        return Styles()
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    base = _with_looks(Style(size=_DEFAULT_SIZE), defaults)
    elements = {each.get(f"{W}styleId", ""): each for each in root.iterfind(f"{W}style")}
    normal = next((key for key, each in elements.items() if _is_default(each)), "")
    by_id = {key: _resolved(key, elements, base) for key in elements}
    language = defaults.find(f"{W}lang") if defaults is not None else None
    return Styles(
        by_id=by_id,
        default=by_id.get(normal, base),
        language={str(key).rpartition("}")[2]: str(said) for key, said in language.items()}
        if language is not None
        else {},
    )


def value_of(properties: etree._Element | None, name: str) -> str:
    """The `w:val` of a property; "" where it is not set."""
    found = properties.find(W + name) if properties is not None else None
    return found.get(W + "val", "") if found is not None else ""


def is_on(properties: etree._Element | None, *names: str) -> bool | None:
    """Whether a property that is on or off is on; None where it is not set."""
    for name in names:
        found = properties.find(W + name) if properties is not None else None
        if found is not None:
            return found.get(W + "val", "1") not in {"0", "false", "off", "none"}
    return None


def number_of(text: str, default: int = 0) -> int:
    """A whole number as the file has it; `default` where it is none."""
    return int(text) if re.fullmatch(r"-?\d{1,7}", text) else default


def _is_default(style: etree._Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true", "on"}


def _resolved(key: str, elements: Mapping[str, etree._Element], base: Style) -> Style:
    chain: list[tuple[str, etree._Element]] = []
    while key in elements and len(chain) < _DEEPEST and all(key != seen for seen, _ in chain):
        chain.append((key, elements[key]))
        key = value_of(elements[key], "basedOn")
    found = base
    for name, element in reversed(chain):
        found = _with(found, name, element)
    return found


def _with(style: Style, key: str, element: etree._Element) -> Style:
    """`style` with what an element that is based on it says."""
    style = _with_looks(style, element.find(W + "rPr"))
    if element.get(W + "type") == "character":
        return style
    properties = element.find(W + "pPr")
    style = replace(style, indent=indent_of(properties, style.indent), number=list_of(properties, style.number))
    return _named(style, (value_of(element, "name"), key), value_of(properties, "outlineLvl"))


def _with_looks(style: Style, looks: etree._Element | None) -> Style:
    bold, italic, hidden = is_on(looks, "b", "bCs"), is_on(looks, "i", "iCs"), is_on(looks, "vanish")
    return replace(
        style,
        is_bold=style.is_bold if bold is None else bold,
        is_italic=style.is_italic if italic is None else italic,
        is_hidden=style.is_hidden if hidden is None else hidden,
        size=number_of(value_of(looks, "sz"), style.size),
    )


def _named(style: Style, names: tuple[str, str], outline: str) -> Style:
    for name in names:
        if match := _HEADING.fullmatch(name.strip()):
            return replace(style, kind=Kind.HEADING, level=int(match["level"]))
        for kind, pattern in _BY_NAME:
            if pattern.fullmatch(name.strip()):
                return replace(style, kind=kind, level=0)
        if style.number is None and (match := _LIST.fullmatch(name.strip())):
            listed = BULLETS if match["kind"].lower() == "bullet" else NUMBERS
            return replace(style, number=(listed, int(match["level"] or 1) - 1))
    if outline:
        level = number_of(outline, 9) + 1
        return replace(style, kind=Kind.HEADING if level <= 9 else Kind.BODY, level=level if level <= 9 else 0)
    return style


def indent_of(properties: etree._Element | None, default: int) -> int:
    """How far a paragraph is indented, in twentieths of a point."""
    found = properties.find(W + "ind") if properties is not None else None
    if found is None:
        return default
    return number_of(found.get(W + "left") or found.get(W + "start") or "", default)


def list_of(properties: etree._Element | None, default: tuple[str, int] | None) -> tuple[str, int] | None:
    """The list that a paragraph is in, and how deep; None where it is in none."""
    found = properties.find(W + "numPr") if properties is not None else None
    if found is None:
        return default
    key, depth = value_of(found, "numId"), value_of(found, "ilvl")
    if not key and default is not None:
        return (default[0], min(max(number_of(depth, default[1]), 0), 8))
    return (key, min(max(number_of(depth), 0), 8)) if key not in {"", "0"} else None
