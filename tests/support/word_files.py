"""Word files by hand: paragraphs as XML, zipped the same way each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DATE = (2027, 1, 4, 8, 0, 0)

# One red pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def run(text: str, looks: str = "") -> str:
    """A run; a tab and a newline are what they look like. `looks` is XML: "<w:b/>"."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    parts = []
    for line in text.split("\n"):
        words = "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(each, quote=False)}</w:t>' for each in line.split("\t")
        )
        parts.append(words)
    return f"<w:r>{properties}{'<w:br/>'.join(parts)}</w:r>"


def bold(text: str) -> str:
    return run(text, "<w:b/>")


def p(content: str = "", style: str = "", *, num: tuple[int, int] | None = None, more: str = "") -> str:
    """A paragraph; `content` is text, or runs as XML. `more` is XML for its properties."""
    inner = content if content.startswith("<w:") or not content else run(content)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        properties += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    properties += more
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def link(text: str, relation: str) -> str:
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


def picture(relation: str, alt: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture" descr="{escape(alt)}"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def reference(kind: str, number: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def table(rows: list[list[str]], *, has_header: bool = True) -> str:
    """A table of texts; a cell that begins with "<w:tc>" is taken as it is."""
    cells = ["".join(each if each.startswith("<w:tc>") else f"<w:tc>{p(each)}</w:tc>" for each in row) for row in rows]
    look = f'<w:tblPr><w:tblLook w:firstRow="{int(has_header)}"/></w:tblPr>'
    return f"<w:tbl>{look}{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A paragraph that holds a text box in both of the forms that Word writes."""
    held = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:txbx>"
        f"{held}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{held}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>".replace("'", '"')
    )


def contents(*lines: str) -> str:
    """A table of contents as Word keeps one: a field over several paragraphs."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    held = [p(run(line)) for line in lines]
    held[0] = p(begin + run(lines[0]))
    return "".join([*held, p(end)])


def style(key: str, name: str, *, kind: str = "paragraph", based_on: str = "", more: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{base}{more}</w:style>'


_NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
ENGLISH = "".join(
    [
        style("Title", "Title"),
        style("Subtitle", "Subtitle"),
        *(style(f"Heading{level}", f"heading {level}") for level in range(1, 7)),
        style("Quote", "Quote"),
        style("IntenseQuote", "Intense Quote"),
        style("Caption", "caption"),
        style("ListParagraph", "List Paragraph", more='<w:pPr><w:ind w:left="720"/></w:pPr>'),
        style("Strong", "Strong", kind="character", more="<w:rPr><w:b/></w:rPr>"),
    ]
)

_FORMS = {1: ("bullet", "•"), 2: ("decimal", "%{}."), 3: ("lowerLetter", "%{})")}


def _numbering() -> str:
    """Lists 1 (bullets), 2 (numbers) and 3 (letters), nine levels each; list 4 is numbers too, counted for itself."""
    kinds = []
    for key, (form, pattern) in _FORMS.items():
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{pattern.format(level + 1)}"/>'
            f'<w:pPr><w:ind w:left="{720 * (level + 1)}"/></w:pPr></w:lvl>'
            for level in range(9)
        )
        kinds.append(f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>')
    numbers = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in _FORMS)
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers += f'<w:num w:numId="4"><w:abstractNumId w:val="2"/>{again}</w:num>'
    return "".join(kinds) + numbers


def word_file(
    *body: str,
    styles: str = ENGLISH,
    language: str = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>',
    size: int = 22,
    links: Mapping[str, str] | None = None,
    pictures: Mapping[str, bytes] | None = None,
    notes: Mapping[int, str] | None = None,
    header: str = "",
    comments: str = "",
    title: str = "",
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """A Word file.

    Args:
        body: paragraphs and tables.
        styles: as XML, beside "Normal".
        language: the languages of the file, as XML.
        size: of its letters, in half points.
        links: relation -> address.
        pictures: relation -> bytes of a PNG, in the archive as word/media/RELATION.png.
        notes: id of a footnote -> its paragraphs.
        header: paragraphs of the page header.
        comments: paragraphs of a comment.
        title: in the properties.
        extra: further parts.
    """
    relations = [("styles", "styles.xml"), ("numbering", "numbering.xml")]
    parts: dict[str, bytes | str] = {
        "word/document.xml": f"<w:document {_NAMES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='{size}'/>{language}"
        f"</w:rPr></w:rPrDefault></w:docDefaults>{_NORMAL}{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{_numbering()}</w:numbering>",
    }
    if notes:
        relations.append(("footnotes", "footnotes.xml"))
        held = "".join(f'<w:footnote w:id="{key}">{content}</w:footnote>' for key, content in notes.items())
        parts["word/footnotes.xml"] = f"<w:footnotes {_NAMES}>{held}</w:footnotes>"
    if header:
        relations.append(("header", "header1.xml"))
        parts["word/header1.xml"] = f"<w:hdr {_NAMES}>{header}</w:hdr>"
    if comments:
        relations.append(("comments", "comments.xml"))
        parts["word/comments.xml"] = f'<w:comments {_NAMES}><w:comment w:id="0">{comments}</w:comment></w:comments>'
    if title:
        core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
        parts["docProps/core.xml"] = (
            f'<c:coreProperties xmlns:c="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}'
            "</dc:title></c:coreProperties>"
        )
    listed = [_relation(f"rId{at}", kind, target) for at, (kind, target) in enumerate(relations, start=100)]
    listed += [_relation(key, "hyperlink", target, is_outside=True) for key, target in (links or {}).items()]
    listed += [_relation(key, "image", f"media/{key}.png") for key in pictures or {}]
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_RELATIONS}">{"".join(listed)}</Relationships>'
    main = _relation("rId1", "officeDocument", "word/document.xml")
    parts["_rels/.rels"] = f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>'
    parts |= {f"word/media/{key}.png": data for key, data in (pictures or {}).items()}
    return zipped({"[Content_Types].xml": _content_types(), **parts, **(extra or {})})


def _content_types() -> str:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main}.{kind}+xml"/>'
        for name, kind in {"document": "document.main", "styles": "styles", "numbering": "numbering"}.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    )


def _relation(key: str, kind: str, target: str, *, is_outside: bool = False) -> str:
    mode = ' TargetMode="External"' if is_outside else ""
    return f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{escape(target)}"{mode}/>'


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """An archive, the same each time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            is_xml = isinstance(content, str)
            archive.writestr(info, _HEAD + content if is_xml else content)
    return held.getvalue()


def numbered(key: int, *texts: str) -> str:
    """Items of list `key`."""
    return "".join(p(text, "ListParagraph", num=(key, 0)) for text in texts)
