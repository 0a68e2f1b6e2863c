"""Markdown as site builders, note-takers and AI assistants write it."""

import pytest

from course.articles import parse_markdown
from course.lessons import compose_body
from course.models import Article, Block, BlockKind


def article(text: str) -> Article:
    return parse_markdown(f"# T\n\n{text}", "article.md")


def blocks(text: str) -> tuple[Block, ...]:
    return article(text).blocks


@pytest.mark.parametrize(
    ("front", "rest"),
    [
        ("---\ntitle: A Title\nlang: pt-BR\ntags: [a, b]\n---\n", "---\nlang: pt-BR\ntags: [a, b]\n---"),
        ('+++\ntitle = "A Title"\nlanguage = "pt_BR"\n+++\n', '+++\nlanguage = "pt_BR"\n+++'),
        ('{\n"title": "A Title",\n"lang": "pt-BR"\n}\n', '{\n"lang": "pt-BR"\n}'),
        ("---\ntitle: >\n  A\n  Title\nlang: pt-BR\n---\n", "---\ntitle: >\n  A\n  Title\nlang: pt-BR\n---"),
    ],
)
def test_front_matter_gives_title_and_language_and_the_rest_is_left_out(front: str, rest: str) -> None:
    found = parse_markdown(f"{front}\nSome text.", "article.md")

    assert (found.title, found.language) == ("A Title", "pt-BR")
    assert [block.text for block in found.blocks] == ["Some text."]
    assert [(left.reason, left.block.text) for left in found.left_out] == [("front matter", rest)]
    assert found.lines[found.blocks[0].line - 1] == "Some text."


def test_a_title_that_a_heading_overrules_is_left_out_with_the_rest() -> None:
    front = "---\ntitle: Another\ntags: [a]\n---"
    found = parse_markdown(f"{front}\n\n# A Title\n\nSome text.\n\n## More\n\nText.", "article.md")

    assert found.title == "A Title"
    assert [left.block.text for left in found.left_out] == [front]


def test_front_matter_that_is_all_used_is_not_left_out() -> None:
    assert parse_markdown("---\ntitle: A Title\n---\n\nSome text.", "article.md").left_out == ()


def test_footnotes_are_notes_that_a_lesson_ends_in() -> None:
    text, note = blocks("It helps.[^why]\n\n[^why]: Says *who*?\n\n    A second part.")

    assert (text.text, text.markdown) == ("It helps.", "It helps.[^why]")
    assert (note.kind, note.lead, note.text) == (BlockKind.NOTE, "why", "Says who?\n\nA second part.")
    assert compose_body([text, note]) == "It helps.[^why]\n\n[^why]: Says *who*?\n\n    A second part."


def test_a_reference_to_no_footnote_is_text() -> None:
    (text,) = blocks("It helps.[^why]")

    assert text.text == "It helps.[^why]"


@pytest.mark.parametrize(
    "details",
    [
        "<details>\n<summary>Is it <b>safe</b>?</summary>\n\nYes, **quite**.\n\n</details>",
        "<details><summary>Is it <b>safe</b>?</summary>Yes, <b>quite</b>.</details>",
    ],
)
def test_details_that_ask_are_a_question(details: str) -> None:
    (question,) = blocks(details)

    assert (question.kind, question.text) == (BlockKind.QUESTION, "Is it safe?\n\nYes, quite.")


@pytest.mark.parametrize(
    "written",
    [
        ":::tip Save first\nMake a copy.\n:::",
        "> [!tip] Save first\n> Make a copy.",
        '!!! tip "Save first"\n    Make a copy.',
    ],
)
def test_admonitions_are_callouts_by_their_title(written: str) -> None:
    (callout,) = blocks(written)

    assert (callout.kind, callout.lead) == (BlockKind.CALLOUT, "Save first")
    assert callout.markdown == "**Save first:** Make a copy."


def test_an_admonition_without_a_title_is_called_by_its_kind() -> None:
    (callout,) = blocks(":::warning\n\nMind the gap.\n\n:::")

    assert (callout.lead, callout.text) == ("Warning", "Warning: Mind the gap.")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("{{< toc >}}", "a shortcode"),
        ("{% include ad.html %}", "a shortcode"),
        ("import Tabs from '@theme/Tabs';", "code of the page"),
        ("<!-- more -->", "a comment in the source"),
        ("[TOC]", "a mark of the site builder"),
        ("{: .lead}", "a mark of the site builder"),
    ],
)
def test_what_a_site_builder_reads_is_left_out(written: str, reason: str) -> None:
    found = article(f"Some text.\n\n{written}\n\nMore text.")

    assert [block.text for block in found.blocks] == ["Some text.", "More text."]
    assert [(left.reason, left.block.text, left.block.line) for left in found.left_out] == [(reason, written, 5)]


def test_code_keeps_what_would_be_left_out_elsewhere() -> None:
    found = article("```\n{{< toc >}}\n<!-- more -->\n[[page]]\n```")

    assert [block.text for block in found.blocks] == ["{{< toc >}}\n<!-- more -->\n[[page]]"]
    assert not found.left_out


@pytest.mark.parametrize(
    ("written", "text"),
    [("See [[The Page]].", "See The Page."), ("See [[page|these words]].", "See these words.")],
)
def test_wiki_links_are_their_words(written: str, text: str) -> None:
    assert [block.text for block in blocks(written)] == [text]


@pytest.mark.parametrize(
    "written",
    [
        '![A kettle](img/kettle.jpg "The one we used")',
        "![A kettle](img/kettle.jpg)\n*The one we used*",
        "![A kettle](img/kettle.jpg)\n\n_The one we used_",
        '{{< figure src="img/kettle.jpg" alt="A kettle" caption="The one we used" >}}',
    ],
)
def test_a_picture_has_its_caption(written: str) -> None:
    (picture,) = blocks(written)

    assert (picture.kind, picture.text) == (BlockKind.IMAGE, "A kettle\nThe one we used")
    assert picture.markdown == '![A kettle](img/kettle.jpg "The one we used")'


def test_tasks_are_boxes() -> None:
    assert [block.text for block in blocks("- [x] one\n- [ ] two")] == ["☑ one", "☐ two"]


def test_definitions_are_items_led_by_their_terms() -> None:
    (item,) = blocks("Host\n: The machine that *answers*.")

    assert (item.kind, item.lead, item.text) == (BlockKind.LIST_ITEM, "Host", "Host: The machine that answers.")
    assert item.markdown == "**Host:** The machine that *answers*."


@pytest.mark.parametrize(
    ("written", "ordinals"),
    [("• one\n• two", [None, None]), ("① one\n\n② two", [1, 2]), ("（1）one\n（2）two", [1, 2])],
)
def test_bullets_that_commonmark_does_not_know_make_lists(written: str, ordinals: list[int | None]) -> None:
    found = blocks(written)

    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.LIST_ITEM, "one"),
        (BlockKind.LIST_ITEM, "two"),
    ]
    assert [block.ordinal for block in found] == ordinals


def test_paragraphs_that_begin_with_a_number_in_bold_are_a_numbered_list() -> None:
    found = parse_markdown(
        "# T\n\n**1. Shouting.** It looks bad.\n\n**2. Using {{first_name}} badly.** Set another.\n\n"
        "**3. Never testing.** Send two of them.",
        "t.md",
    ).blocks

    assert [(block.kind.value, block.ordinal, block.lead) for block in found] == [
        ("list_item", 1, "Shouting"),
        ("list_item", 2, "Using {{first_name}} badly"),
        ("list_item", 3, "Never testing"),
    ]
    assert (found[0].text, found[0].markdown) == ("Shouting. It looks bad.", "**Shouting.** It looks bad.")


def test_numbers_in_bold_that_do_not_count_on_stay_in_their_paragraphs() -> None:
    found = parse_markdown("# T\n\n**1. A.** B.\n\n**1. C.** D.\n\n**1. E.** F.", "t.md").blocks

    assert [block.text for block in found] == ["1. A. B.", "1. C. D.", "1. E. F."]


def test_three_paragraphs_that_begin_in_bold_are_a_list() -> None:
    found = blocks("**Games.** Bring cards.\n\n**Food.** Cut the fruit.\n\n**Noise.** Whisper.")

    assert [(block.kind, block.lead) for block in found] == [
        (BlockKind.LIST_ITEM, lead) for lead in ("Games", "Food", "Noise")
    ]


def test_a_heading_in_bold_is_its_words() -> None:
    heading, _ = blocks("## **Warm up** {#warm}\n\nText.")

    assert (heading.text, heading.markdown) == ("Warm up", "Warm up")


def test_headings_beside_questions_of_an_faq_are_questions() -> None:
    found = blocks("## FAQ\n\n### My cat eats grass.\n\nLet it.\n\n### Is it safe?\n\nYes.")

    assert [block.kind for block in found] == [BlockKind.HEADING, BlockKind.QUESTION, BlockKind.QUESTION]


def test_html_that_is_left_open_keeps_its_words() -> None:
    assert [block.text for block in blocks("<div>\n<script>never closed")] == ["never closed"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It is ==very== hot.", "It is very hot."),
        ("==All of it.==", "All of it."),
        ("Mind ==**the** gap==, and ==*you*==.", "Mind **the** gap, and *you*."),
        ("If a == b and c == d, then x==y and y==z.", "If a == b and c == d, then x==y and y==z."),
        ("One == alone, `==code==`.", "One == alone, `==code==`."),
    ],
)
def test_marked_words_are_words(written: str, read: str) -> None:
    (paragraph,) = blocks(written)

    assert paragraph.markdown.replace("\\", "") == read
