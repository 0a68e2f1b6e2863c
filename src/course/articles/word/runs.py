"""The characters of a paragraph of a Word file: words and their looks, links, pictures, references to notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from course.articles.word.nodes import LINE_BREAK, Piece
from course.articles.word.package import R, W
from course.articles.word.styles import is_on, number_of, value_of
from course.articles.word.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from course.articles.word.styles import Styles

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# What is gone, or belongs to another place.
_DROPPED = frozenset(
    W + name for name in ("del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "rubyPr")
)
_TOGGLES = ((("strike", "dstrike"), "del"),)
_LINK = re.compile(r'HYPERLINK\s+(?:(?P<local>\\l)\s+)?"?(?P<address>[^"\s]*)"?', re.IGNORECASE)
_CONTENTS_FIELD = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")
_UNTOLD_FIELD = re.compile(r"\s*(?:PAGEREF|PAGE|NUMPAGES|SECTIONPAGES|XE|TC|SET|ASK)\b")
_MADE_UP_ALT = re.compile(
    r"\s*(?:Description automatically generated|AI-generated content may be incorrect\.?).*", re.DOTALL
)


@dataclass(slots=True)
class _Field:
    """A field that has begun: its instruction, and whether what follows is what it shows."""

    instruction: str = ""
    shows: bool = False


@dataclass(slots=True)
class Runs:
    """Reads paragraphs in the order of the file: a field may begin in one and end in another."""

    styles: Styles
    links: Mapping[str, str]
    pictures: Mapping[str, str]
    notes: dict[tuple[str, str], str] = field(default_factory=dict)  # ("footnote", id) -> the mark, in order
    fields: list[_Field] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    has_picture: bool = False
    is_contents: bool = False
    _href: str = ""

    def read(self, paragraph: etree._Element) -> list[Piece]:
        """The pieces of a paragraph; `boxes`, `hidden`, `has_picture` and `is_contents` tell of the same one."""
        self.pieces, self.hidden, self.boxes, self.has_picture = [], [], [], False
        self.is_contents = self._in_contents()
        self._inside(paragraph)
        return self.pieces

    def _in_contents(self) -> bool:
        return any(_CONTENTS_FIELD.match(each.instruction) for each in self.fields)

    def _inside(self, element: etree._Element) -> None:
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _DROPPED:
                self._element(child)

    def _element(self, element: etree._Element) -> None:
        match str(element.tag).rpartition("}")[2]:
            case "r":
                self._run(element)
            case "hyperlink":
                self._linked(element, self._address(element))
            case "fldSimple":
                self._simple_field(element)
            case "oMath" | "oMathPara":
                self._add("".join(str(text) for text in element.itertext(_M + "t")))
            case "AlternateContent":
                self._alternatives(element, None)
            case _:
                self._inside(element)

    # --- links and fields -----------------------------------------------------------------------------------

    def _address(self, element: etree._Element) -> str:
        anchor = element.get(W + "anchor", "")
        address = self.links.get(element.get(R + "id", ""), "")
        return f"{address}#{anchor}" if address and anchor else address

    def _linked(self, element: etree._Element, address: str) -> None:
        before, self._href = self._href, address or self._href
        self._inside(element)
        self._href = before

    def _simple_field(self, element: etree._Element) -> None:
        instruction = element.get(W + "instr", "")
        if not _UNTOLD_FIELD.match(instruction):
            self._linked(element, _link_in(instruction))

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shows = True
            self.is_contents = self.is_contents or self._in_contents()
        elif kind == "end" and self.fields:
            self.fields.pop()

    # --- runs -----------------------------------------------------------------------------------------------

    def _run(self, run: etree._Element) -> None:
        looks = run.find(W + "rPr")
        for child in run:
            if isinstance(child.tag, str) and child.tag not in _DROPPED:
                self._in_run(child, looks)

    def _in_run(self, element: etree._Element, looks: etree._Element | None) -> None:
        name = str(element.tag).rpartition("}")[2]
        if name == "fldChar":
            self._field_mark(element.get(W + "fldCharType", ""))
        elif name == "instrText":
            if self.fields and not self.fields[-1].shows and len(self.fields[-1].instruction) < 4000:
                self.fields[-1].instruction += element.text or ""
        elif all(each.shows and not _UNTOLD_FIELD.match(each.instruction) for each in self.fields):
            self._shown(name, element, looks)

    def _shown(self, name: str, element: etree._Element, looks: etree._Element | None) -> None:
        match name:
            case "t":
                self._add(element.text or "", looks)
            case "tab" | "ptab":
                self._add(" ", looks)
            case "br" | "cr":
                self._break(element, looks)
            case "noBreakHyphen":
                self._add("\u2011", looks)
            case "sym":
                self._add(symbol(element.get(W + "font", ""), element.get(W + "char", "")), looks)
            case "footnoteReference" | "endnoteReference":
                self._reference(name.removesuffix("Reference"), element)
            case "ruby":
                self._ruby(element)
            case "drawing" | "pict" | "object":
                self._drawing(element)
            case "AlternateContent":
                self._alternatives(element, looks)
            case _:
                pass

    def _alternatives(self, element: etree._Element, looks: etree._Element | None) -> None:
        """The first of several forms of the same thing."""
        for form in element:
            if form.tag in {_MC + "Choice", _MC + "Fallback"} and len(form):
                for child in form:
                    self._in_run(child, looks)
                return

    def _break(self, element: etree._Element, looks: etree._Element | None) -> None:
        if element.get(W + "type") in {"page", "column"}:
            self._add(" ", looks)
        else:
            self.pieces.append(Piece(html=LINE_BREAK, text="\n"))

    def _ruby(self, element: etree._Element) -> None:
        """What is written above characters, as it is read aloud, stands behind them in brackets."""
        for part in element:
            if part.tag == W + "rubyBase":
                self._inside(part)
        above = "".join(text.text or "" for text in element.iterfind(f"{W}rt//{W}t"))
        if above:
            self._add(f"（{above}）")

    def _reference(self, kind: str, element: etree._Element) -> None:
        key = (kind, element.get(W + "id", ""))
        mark = self.notes.setdefault(key, str(len(self.notes) + 1))
        html = f'<sup><a href="#{note_id(mark)}" role="doc-noteref">{mark}</a></sup>'
        self.pieces.append(Piece(html=html, text=""))

    def _add(self, text: str, looks: etree._Element | None = None) -> None:
        if not text:
            return
        by_name = self.styles.of(looks, "rStyle") if value_of(looks, "rStyle") else None
        hidden = is_on(looks, "vanish", "webHidden")
        if hidden or (hidden is None and by_name is not None and by_name.is_hidden):
            self.hidden.append(text)
            return
        is_right_to_left = is_on(looks, "rtl") is True
        bold = is_on(looks, *(("bCs", "b") if is_right_to_left else ("b",)))
        italic = is_on(looks, *(("iCs", "i") if is_right_to_left else ("i",)))
        bold = by_name is not None and by_name.is_bold if bold is None else bold
        italic = by_name is not None and by_name.is_italic if italic is None else italic
        size = number_of(value_of(looks, "szCs" if is_right_to_left else "sz") or value_of(looks, "sz"))
        self.pieces.append(
            Piece(
                html=escape(text, quote=False),
                text=text,
                marks=_marks(looks, bold=bold, italic=italic),
                href=self._href or next((_link_in(each.instruction) for each in self.fields), ""),
                size=size,
                is_bold=bold,
            )
        )

    # --- pictures and boxes ---------------------------------------------------------------------------------

    def _drawing(self, element: etree._Element) -> None:
        boxes = list(element.iter(W + "txbxContent"))
        self.boxes += boxes
        for name, attributes in ((_A + "blip", (R + "embed", R + "link")), (_V + "imagedata", (R + "id",))):
            for picture in element.iter(name):
                if any(up.tag == W + "txbxContent" for up in picture.iterancestors()):
                    continue
                key = next((picture.get(each, "") for each in attributes if picture.get(each)), "")
                if address := self.pictures.get(key, ""):
                    self._picture(address, _alt(element, picture))

    def _picture(self, address: str, alt: str) -> None:
        if "://" not in address:
            address = f"#{address}"
        self.has_picture = True
        html = f'<img src="{escape(address)}" alt="{escape(alt)}">'
        self.pieces.append(Piece(html=html, text=alt, href=self._href))


def note_id(mark: str) -> str:
    """The name by which references find a note."""
    return f"fn{mark}"


def _marks(looks: etree._Element | None, *, bold: bool, italic: bool) -> tuple[str, ...]:
    raised = {"superscript": "sup", "subscript": "sub"}.get(value_of(looks, "vertAlign"), "")
    struck = any(is_on(looks, name) for names, _ in _TOGGLES for name in names)
    marks = ("strong" if bold else "", "em" if italic else "", "del" if struck else "", raised)
    return tuple(mark for mark in marks if mark)


def _link_in(instruction: str) -> str:
    """The address that a field leads to; "" where it is none, or a place in the file itself."""
    match = _LINK.match(instruction.strip())
    return match["address"] if match and not match["local"] else ""


def _alt(drawing: etree._Element, picture: etree._Element) -> str:
    described = [*drawing.iter(_WP + "docPr")]
    said = next((each.get("descr") or each.get("title") or "" for each in described), "")
    if not said:
        said = next((up.get("alt", "") for up in picture.iterancestors() if up.get("alt")), "")
    return " ".join(_MADE_UP_ALT.sub("", said).split())
