"""Word files, made by hand: what of them becomes which block."""

from __future__ import annotations

import io
import zipfile

import pytest

from course.articles.word import parse_word
from course.errors import ArticleError
from course.models import Article, Block, BlockKind, SourceUnit
from tests.support.word_articles import ARTICLES, FOLDER
from tests.support.word_files import (
    PNG,
    bold,
    contents,
    link,
    p,
    picture,
    reference,
    run,
    style,
    table,
    text_box,
    word_file,
    zipped,
)

TEXT = "Some words stand here, so that there is a text."


def parse(*body: str, **options: object) -> Article:
    return parse_word(word_file(p("The Title", "Title"), *body, **options), "a.docx")  # type: ignore[arg-type]


def kinds(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.markdown) for block in article.blocks]


def only(article: Article) -> Block:
    [block] = article.blocks
    return block


@pytest.mark.parametrize("name", ARTICLES)
def test_the_files_of_the_corpus_are_those_that_the_script_writes(name: str) -> None:
    assert (FOLDER / name).read_bytes() == ARTICLES[name]()


def test_blocks_count_paragraphs_and_the_article_has_their_texts() -> None:
    article = parse(p(), p("One."), table([["a", "b"], ["c", "d"]]), p("Two."))

    assert article.unit is SourceUnit.PARAGRAPH
    assert [(block.line, block.last_line) for block in article.blocks] == [(3, 3), (4, 7), (8, 8)]
    assert article.lines == ("The Title", "", "One.", "a", "b", "c", "d", "Two.")


# --- titles and headings ------------------------------------------------------------------------------------


def test_the_style_names_the_title() -> None:
    article = parse(p("A section", "Heading1"), p(TEXT))

    assert article.title == "The Title"
    assert [block.level for block in article.blocks] == [2, 0]


def test_a_single_first_heading_is_the_title() -> None:
    data = word_file(p("Alone", "Heading1"), p(TEXT), p("Part", "Heading2"), p(TEXT), title="Another")

    assert parse_word(data, "a.docx").title == "Alone"


def test_else_the_properties_name_it() -> None:
    data = word_file(p("One part", "Heading1"), p(TEXT), p("Two", "Heading1"), p(TEXT), title="In the properties")

    assert parse_word(data, "a.docx").title == "In the properties"


@pytest.mark.parametrize("title", ["Microsoft Word - x.doc", "Document1", "untitled"])
def test_what_a_program_calls_a_file_is_no_title(title: str) -> None:
    data = word_file(p(TEXT), p("One part", "Heading1"), p(TEXT), p("Two", "Heading1"), p(TEXT), title=title)

    assert parse_word(data, "well-slept.docx").title == "Well slept"


@pytest.mark.parametrize(
    "styles",
    [
        style("berschrift2", "heading 2"),
        style("X", "Überschrift 2"),
        style("X", "Titre 2"),
        style("X", "見出し 2"),
        style("X", "标题 2"),
        style("X", "Заголовок 2"),
        style("X", "Mine", more='<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        style("Heading2", "heading 2") + style("X", "House style", based_on="Heading2"),
    ],
)
def test_a_heading_is_known_by_its_style_in_any_language(styles: str) -> None:
    key = "berschrift2" if "berschrift2" in styles else "X"
    article = parse_word(word_file(p("Top", "T"), p("A part", key), p(TEXT), styles=styles + style("T", "Title")), "a")

    assert (article.blocks[0].kind, article.blocks[0].level) == (BlockKind.HEADING, 3)


def test_larger_letters_make_headings_where_no_style_does() -> None:
    def sized(text: str, size: int) -> str:
        return p(run(text, f'<w:sz w:val="{size}"/>'))

    article = parse_word(
        word_file(sized("The whole", 40), p(TEXT), sized("First part", 28), p(TEXT), sized("Second part", 28), p(TEXT)),
        "a",
    )

    assert article.title == "The whole"
    assert [block.level for block in article.blocks if block.kind is BlockKind.HEADING] == [2, 2]


def test_bold_lines_are_headings_without_their_bold() -> None:
    article = parse(p(bold("A part")), p(TEXT), p(bold("Another")), p(TEXT))

    assert [block.markdown for block in article.blocks if block.kind is BlockKind.HEADING] == ["A part", "Another"]


def test_a_heading_has_the_number_that_word_writes_before_it() -> None:
    article = parse(p("Wear shoes", "Heading1", num=(2, 0)), p(TEXT), p("Warm up", "Heading1", num=(2, 0)), p(TEXT))

    assert [(b.text, b.ordinal) for b in article.blocks if b.kind is BlockKind.HEADING] == [
        ("Wear shoes", 1),
        ("Warm up", 2),
    ]


# --- lists --------------------------------------------------------------------------------------------------


def test_lists_keep_their_depth_and_their_numbers() -> None:
    article = parse(p("a", num=(2, 0)), p("b", num=(1, 1)), p("c", num=(3, 2)), p("d", num=(2, 0)))

    assert [(block.level, block.ordinal) for block in article.blocks] == [(0, 1), (1, None), (2, 1), (0, 2)]


def test_a_list_counts_on_after_an_interruption_and_another_begins_anew() -> None:
    article = parse(p("a", num=(2, 0)), p(TEXT), p("b", num=(2, 0)), p(TEXT), p("c", num=(4, 0)))

    assert [block.ordinal for block in article.blocks if block.kind is BlockKind.LIST_ITEM] == [1, 2, 1]


def test_an_indented_paragraph_between_items_is_part_of_the_one_above() -> None:
    article = parse(p("a", num=(2, 0)), p("more", "ListParagraph"), p("b", num=(2, 0)), p("after"))

    assert [block.markdown for block in article.blocks] == ["a\n\nmore", "b", "after"]


def test_marks_typed_by_hand_make_lists_too() -> None:
    article = parse(p("• a & b"), p("• c"), p(TEXT), p("1) d"), p("2) e"), p("3. f"))

    assert [(block.kind, block.ordinal, block.text) for block in article.blocks] == [
        (BlockKind.LIST_ITEM, None, "a & b"),
        (BlockKind.LIST_ITEM, None, "c"),
        (BlockKind.PARAGRAPH, None, TEXT),
        (BlockKind.LIST_ITEM, 1, "d"),
        (BlockKind.LIST_ITEM, 2, "e"),
        (BlockKind.PARAGRAPH, None, "3. f"),
    ]


# --- inside a paragraph -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "markdown"),
    [
        (bold("so ") + bold("bold") + run(" it is"), "**so bold** it is"),
        (run("so ") + run("leaning", "<w:i/>"), "so *leaning*"),
        (run("not ") + run("bold", '<w:b w:val="0"/>'), "not bold"),
        (run("by ") + run("name", '<w:rStyle w:val="Strong"/>'), "by **name**"),
        (run("a\tb\nc"), "a b\\\nc"),
        (
            "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>break</w:t><w:softHyphen/><w:t>ing</w:t></w:r>",
            "non\u2011breaking",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> done</w:t></w:r>', "✓ done"),
        (run("1 < 2 & <b>"), "1 < 2 & \\<b>"),
        (
            "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>kept</w:t></w:r></w:ins>",
            "kept",
        ),
        ("<w:smartTag><w:sdt><w:sdtContent><w:r><w:t>inside</w:t></w:r></w:sdtContent></w:sdt></w:smartTag>", "inside"),
    ],
)
def test_runs_become_words_and_their_marks(content: str, markdown: str) -> None:
    assert only(parse(p(content))).markdown == markdown


def test_links_lead_where_they_led() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = '<w:r><w:instrText> HYPERLINK "https://b.example" </w:instrText></w:r>'
    in_field = mark("begin") + instruction + mark("separate") + run("two") + mark("end")
    article = parse(p(link("one", "rA") + run(" and ") + in_field), links={"rA": "https://a.example/?x=1&y=2"})

    assert only(article).markdown == "[one](https://a.example/?x=1&y=2) and [two](https://b.example)"


def test_notes_stand_below_and_are_referred_to() -> None:
    article = parse(
        p(run("One.") + reference("footnote", 7)),
        p(run("Two.") + reference("footnote", 3)),
        notes={3: p("The second."), 7: p("The first.")},
    )

    assert [(block.kind, block.lead, block.markdown) for block in article.blocks] == [
        (BlockKind.PARAGRAPH, "", "One.[^1]"),
        (BlockKind.PARAGRAPH, "", "Two.[^2]"),
        (BlockKind.NOTE, "1", "The first."),
        (BlockKind.NOTE, "2", "The second."),
    ]


# --- pictures, tables, boxes --------------------------------------------------------------------------------


def test_a_picture_has_its_words_its_place_in_the_file_and_its_caption() -> None:
    article = parse(p(picture("one", "A red dot")), p("Figure 1: a dot", "Caption"), pictures={"one": PNG})

    assert kinds(article) == [(BlockKind.IMAGE, '![A red dot](#word/media/one.png "Figure 1: a dot")')]


def test_words_that_a_program_made_up_for_a_picture_are_no_words_of_the_article() -> None:
    alt = "A dot\nDescription automatically generated with low confidence"
    article = parse(p(picture("one", alt)), pictures={"one": PNG})

    assert only(article).text == "A dot"


def test_a_table_with_merged_cells_is_a_table() -> None:
    down = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Down")}</w:tc>'
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p()}</w:tc>"
    article = parse(table([["A", "B"], [down, "1"], [below, "2"]]))

    assert only(article).kind is BlockKind.TABLE
    assert [line.count("|") for line in only(article).markdown.split("\n")] == [3, 3, 3, 3]
    assert "2" in only(article).markdown.split("\n")[-1]


def test_a_table_of_one_cell_is_a_frame_around_text() -> None:
    assert kinds(parse(table([["Just a frame."]]))) == [(BlockKind.PARAGRAPH, "Just a frame.")]


def test_a_text_box_is_set_apart_and_read_once() -> None:
    article = parse(p(TEXT), text_box(p("In a box.")), p(TEXT))

    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.PARAGRAPH]


# --- what is left out ---------------------------------------------------------------------------------------


def test_what_is_no_text_of_the_article_is_listed() -> None:
    article = parse(
        contents("Contents", "A part 1"),
        p(run("secret", "<w:vanish/>") + run(TEXT)),
        header=p("Company"),
        comments=p("Why?"),
    )

    assert [(left.block.text, left.reason) for left in article.left_out] == [
        ("Contents A part 1", "a table of contents"),
        ("secret", "hidden in the file"),
        ("Company", "the header of the pages"),
        ("Why?", "a comment in the margin"),
    ]
    assert only(article).text == TEXT


@pytest.mark.parametrize(
    ("text", "looks", "language"),
    [
        ("Plain words.", "", "en-GB"),
        ("Wörter.", '<w:lang w:val="de-DE"/>', "de-DE"),
        ("كلمات بسيطة", "<w:rtl/>", "ar-SA"),
        ("日本語の文です。", "", ""),
        ("日本語の文です。", '<w:lang w:eastAsia="ja-JP"/>', "ja-JP"),
    ],
)
def test_the_language_is_that_of_most_words(text: str, looks: str, language: str) -> None:
    assert parse_word(word_file(p(run(text, looks))), "a.docx").language == language


# --- files that are not as they should be -------------------------------------------------------------------


def test_a_file_with_strict_names_is_read_all_the_same() -> None:
    data = word_file(p("The Title", "Title"), p(TEXT))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in parts.items()
        if isinstance(content, bytes)
    }

    assert parse_word(zipped({**strict}), "a.docx").title == "The Title"


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<w:document",
        b"<a/>",
        b'<!DOCTYPE a [<!ENTITY b "cccccccccc">]><a>&b;</a>',
        b"\xff\xfe\x00",
        b"<a>" * 100_000,
    ],
)
def test_a_document_that_is_none_is_an_error(document: bytes) -> None:
    with pytest.raises(ArticleError, match="damaged"):
        parse_word(word_file(extra={"word/document.xml": document}), "a.docx")


def test_a_file_without_text_is_empty() -> None:
    with pytest.raises(ArticleError, match="is empty"):
        parse_word(word_file(p(), p()), "a.docx")


def test_a_file_of_the_machine_is_never_read_into_the_text() -> None:
    document = (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>before &x; after</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        article = parse_word(word_file(extra={"word/document.xml": document}), "a.docx")
    except ArticleError:
        return

    assert "root" not in str(article.lines)


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(ArticleError, match="unpacks to more than"):
        parse_word(word_file(extra={"word/document.xml": b" " * (41 * 1024 * 1024)}), "a.docx")


def test_a_document_of_very_many_elements_is_refused() -> None:
    with pytest.raises(ArticleError, match="too many parts"):
        parse_word(word_file(extra={"word/document.xml": b"<a/>" * 1_600_000}), "a.docx")
