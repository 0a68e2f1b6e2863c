import pytest

from course.articles import markdown_tree, parse_markdown
from course.errors import ArticleError
from course.models import Block, BlockKind


def blocks(text: str) -> tuple[Block, ...]:
    return parse_markdown(f"# T\n\n{text}", "article.md").blocks


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The One\n\nText.", "The One"),
        ("---\ntitle: In Front\n---\n\n## Part\n\nText.\n\n## Other\n\nText.", "In Front"),
        ("---\ntitle: In Front\n---\n\n# The One\n\nText.", "The One"),
        ("The First Line\n\n## Part\n\nText.\n\n## Other\n\nText.", "The First Line"),
        ("## Top\n\nText.\n\n### Below\n\nText.", "Top"),
        ("Just a sentence.\n\nAnd another.", "Some name"),
        ("# Introduction\n\nText.\n\n# Part\n\nText.", "Some name"),
    ],
)
def test_the_title_is_the_heading_over_all_else_the_next_best(text: str, title: str) -> None:
    assert parse_markdown(text, "some-name.md").title == title


def test_lines_count_the_front_matter() -> None:
    article = parse_markdown("---\ntitle: T\n---\n\nFirst.\n\nSecond\nstill.", "a.md")

    assert [(block.line, block.last_line) for block in article.blocks] == [(5, 5), (7, 8)]


def test_front_matter_that_is_no_yaml_is_passed_over() -> None:
    assert parse_markdown("---\ntitle: [\n---\n\n# T\n\nText.", "a.md").title == "T"


def test_what_stands_between_two_rules_is_text_unless_it_begins_with_a_key() -> None:
    article = parse_markdown("---\nSome words: and more.\n\n---\n\nText.", "a.md")

    assert [block.text for block in article.blocks] == ["Some words: and more.", "Text."]


def test_front_matter_that_would_unfold_to_gigabytes_gives_no_title() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)), "title: *a39"]
    text = "---\n" + "\n".join(lines) + "\n---\n\nText."

    assert parse_markdown(text, "a-name.md").title == "A name"


def test_front_matter_is_bounded() -> None:
    with pytest.raises(ArticleError, match=r"^a\.md:1: the front matter is larger than 16 KB"):
        parse_markdown("---\n" + "a: b\n" * 4000 + "---\n\nText.", "a.md")


@pytest.mark.parametrize(("written", "title"), [("2024", "2024"), ("~", "Name"), ("[a]", "Name"), ('"a\\uD83D"', "a")])
def test_only_a_scalar_in_front_matter_is_a_title(written: str, title: str) -> None:
    assert parse_markdown(f"---\ntitle: {written}\n---\n\nText.", "name.md").title == title


def test_ten_lists_in_one_another_are_read() -> None:
    found = blocks("".join(f"{'  ' * depth}- item {depth}\n" for depth in range(10)) + "\nAfter.")

    assert [block.text for block in found] == [*(f"item {depth}" for depth in range(10)), "After."]


@pytest.mark.parametrize("text", ["".join(f"{'  ' * depth}- x\n" for depth in range(200)), "> " * 5000 + "x"])
def test_deeper_lists_and_quotes_are_refused_by_line(text: str) -> None:
    with pytest.raises(ArticleError, match=r"^a\.md:\d+: more than 10 lists and quotes") as caught:
        parse_markdown(f"# T\n\n{text}\n\nAfter.", "a.md")
    assert caught.value.hint


def test_a_line_that_the_parser_leaves_out_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_tree, "DEEPEST", 1000)  # no text gets past it as it is

    with pytest.raises(ArticleError, match=r"^a\.md:3: this line cannot be read"):
        parse_markdown("# T\n\n" + "> " * 200 + "x", "a.md")


def test_where_links_lead_is_no_line_left_out() -> None:
    found = blocks("See [a].\n\n[a]: /one\n[a]: /two\n\n> [b]: /three\n> 'a\n> title'")

    assert [block.text for block in found] == ["See a."]


def test_emphasis_deep_in_emphasis_is_refused() -> None:
    with pytest.raises(ArticleError, match=r"^a\.md:3: more than 50 emphases"):
        parse_markdown("# T\n\n" + "*a **b " * 300 + "c" + "***" * 300, "a.md")


@pytest.mark.parametrize("many", ["[" * 20_000, "[" * 20_000 + "]" * 20_000, "![" * 20_000])
def test_brackets_without_end_are_refused_before_they_cost_minutes(many: str) -> None:
    with pytest.raises(ArticleError, match=r"^a\.md:3: too many brackets"):
        parse_markdown(f"# T\n\n{many}", "a.md")


def test_any_number_of_links_and_of_open_brackets_apart_from_each_other_is_read() -> None:
    article = parse_markdown("# T\n\n" + "[a](https://e.com) " * 11_000 + "\n\n[ one\n" * 11_000, "a.md")
    assert article.blocks[0].text.startswith("a a a")


def test_a_title_alone_is_an_error() -> None:
    with pytest.raises(ArticleError, match="a title and nothing else"):
        parse_markdown("# Only\n", "a.md")


def test_every_kind_of_block_is_known() -> None:
    text = (
        "## H\n\nP\n\n- i\n\n> q\n\n> **Note:** c\n\n![a](b.png)\n\n| a |\n| - |\n| b |\n\n```py\nx = 1\n```\n\n***\n"
    )

    assert [block.kind.value for block in blocks(text)] == [
        "heading", "paragraph", "list_item", "quote", "callout", "image", "table", "code",
    ]  # fmt: skip


def test_link_references_are_resolved() -> None:
    (paragraph,) = blocks("See [the page][1] and ![pic][2].\n\n[1]: https://example.com/a 'Hi'\n[2]: p.png")

    assert paragraph.markdown == 'See [the page](https://example.com/a "Hi") and ![pic](p.png).'
    assert paragraph.text == "See the page and pic."


def test_tags_are_dropped_and_their_words_stay() -> None:
    assert blocks("A <b>bold</b> word<br>here.")[0].text == "A bold word\nhere."
    assert blocks("<div>Some <i>words</i></div>")[0].text == "Some words"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            'See <a href="https://example.com/a?b=1&amp;c=2">the page</a>.',
            "See [the page](https://example.com/a?b=1&c=2).",
        ),
        ("See <A HREF='/b' title='Hi'>**the** page</A>.", 'See [**the** page](/b "Hi").'),
        ('A pot <img src="pot.png" alt="a clay pot" width="80"/> here.', "A pot ![a clay pot](pot.png) here."),
        ('<a href="/b"><img src=pot.png alt=pot></a> and words.', "[![pot](pot.png)](/b) and words."),
        ('Never <a href="javascript:alert(1)">this</a>.', "Never this."),
        ('Never <img src="javascript:x" alt="that"> either.', "Never  either."),
        ('Open <a href="/b">to the end.', "Open to the end."),
        ("[a <a href='/b'>link</a> inside](/c)", "[a link inside](/c)"),
        ("An <a name='here'>anchor</a>.", "An anchor."),
        ("H<sub>2</sub>O, press <kbd>Ctrl</kbd>, <mark>so</mark>.", "H2O, press Ctrl, so."),
    ],
)
def test_a_link_or_a_picture_in_tags_inside_a_paragraph_is_one(html: str, markdown: str) -> None:
    assert blocks(html)[0].markdown == markdown


@pytest.mark.parametrize("html", ["<div>\n<!-- never <b>closed</b>", "<div>\n<script>never <b>closed</b>"])
def test_html_that_never_ends_keeps_its_words(html: str) -> None:
    assert "never" in blocks(html)[0].text
    assert "closed" in blocks(html)[0].text


def test_scripts_and_styles_say_nothing() -> None:
    assert blocks("<div>One <SCRIPT>x</script> two <style>y</style> three</div>")[0].text == "One two three"


def test_a_comment_says_nothing() -> None:
    assert [block.text for block in blocks("Text.\n\n<!-- more -->\n\nText.")] == ["Text.", "Text."]


@pytest.mark.parametrize(
    "text", ["**Key takeaway:** Rest.", "> **Key takeaway:** Rest.", "Key takeaway: Rest.", "> Key takeaway: Rest."]
)
def test_callouts_are_told_by_their_label(text: str) -> None:
    (callout,) = blocks(text)

    assert (callout.kind, callout.lead) == (BlockKind.CALLOUT, "Key takeaway")
    assert callout.markdown == "**Key takeaway:** Rest."


def test_an_alert_is_a_callout() -> None:
    (callout,) = blocks("> [!WARNING]\n> Mind the gap.")

    assert (callout.kind, callout.markdown) == (BlockKind.CALLOUT, "**Warning:** Mind the gap.")


def test_items_know_number_depth_and_lead() -> None:
    found = blocks("3. **Warm up.** First.\n4. Stretch: then.\n   - inner\n")

    assert [(block.ordinal, block.level, block.lead) for block in found] == [
        (3, 0, "Warm up"),
        (4, 0, "Stretch"),
        (None, 1, ""),
    ]


@pytest.mark.parametrize(
    ("heading", "ordinal", "text"),
    [
        ("## 2. Wear Shoes", 2, "Wear Shoes"),
        ("## Tip 2: Wear Shoes", 2, "Tip 2: Wear Shoes"),
        ("## 2.1 Wear Shoes", None, "Wear Shoes"),
        ("## 10 Shoes to Wear", None, "10 Shoes to Wear"),
    ],
)
def test_numbered_headings_know_their_number(heading: str, ordinal: int | None, text: str) -> None:
    found = blocks(f"{heading}\n\nText.")[0]

    assert (found.ordinal, found.text, found.markdown) == (ordinal, text, text)


def test_a_short_line_in_bold_is_a_heading_below_the_last_one() -> None:
    found = blocks("## Part\n\n**The river path**\n\nFlat and shady.")[1]

    assert (found.kind, found.level, found.markdown) == (BlockKind.HEADING, 3, "The river path")


@pytest.mark.parametrize(
    "text",
    [
        "## FAQ\n\n### Why?\n\nBecause.\n\n- of this",
        "## FAQ\n\n## Why?\n\nBecause.\n\n- of this",
        "## FAQ\n\n**Why?**\n\nBecause.\n\n- of this",
        "## FAQ\n\n**Q: Why?**\n\nA: Because.\n\n- of this",
        "## FAQ\n\n**Q:** Why?\n\n**A:** Because.\n\n- of this",
        "## FAQ\n\n**Q: Why?**\nA: Because.\n\n- of this",
        "## FAQ\n\nQ: Why?\n**A:** Because.\n\n- of this",
    ],
)
def test_questions_of_an_faq_hold_their_answers(text: str) -> None:
    (_, question) = blocks(text)

    assert question.kind is BlockKind.QUESTION
    assert question.markdown == "Why?\n\nBecause.\n\n- of this"


@pytest.mark.parametrize("text", ["**Can I run it?** Yes.", "- **Can I run it?** Yes.", "- Can I run it? Yes."])
def test_a_question_and_its_answer_may_share_a_paragraph_of_an_faq(text: str) -> None:
    (_, question) = blocks(f"## FAQ\n\n{text}")

    assert (question.kind, question.markdown) == (BlockKind.QUESTION, "Can I run it?\n\nYes.")


def test_an_item_called_a_is_no_answer() -> None:
    assert blocks("1. **A:** the first.\n2. **B:** the second.")[0].markdown == "**A:** the first."


def test_braces_in_code_merge_nothing() -> None:
    assert blocks("Say `{{ x }}`.")[0].markdown == 'Say `{{ "{{" }} x }}`.'


@pytest.mark.parametrize("heading", ["What is it? {#what}", "What is it?:", "What is it?: {#what .wide}"])
def test_a_headings_id_and_colon_are_no_words_of_it(heading: str) -> None:
    (block, _) = parse_markdown(f"# T\n\n## {heading}\n\nText.", "article.md").blocks

    assert (block.text, block.markdown) == ("What is it?", "What is it?")


def test_a_question_of_its_own_below_a_question_heading_is_no_part_of_its_answer() -> None:
    found = blocks(
        "## FAQ\n\n### Does it hurt?\n\nNo.\n\n<details><summary>Is it slow?</summary>Yes, at first.</details>\n\n"
    )

    assert [block.text for block in found[1:]] == ["Does it hurt?\n\nNo.", "Is it slow?\n\nYes, at first."]


def test_a_line_about_the_page_below_a_picture_is_not_its_caption_and_a_credit_is() -> None:
    found = blocks("![A pot](pot.png)\n\n*Reading time: 9 minutes*\n\n![A cup](cup.png)\n\n*Photo: Robin Field*")

    assert [block.text for block in found] == ["A pot", "Reading time: 9 minutes", "A cup\nPhoto: Robin Field"]


def test_a_note_inside_a_paragraph_is_a_note() -> None:
    paragraph, first, second = blocks("Slow^[As a [rule](/r).] is *fine*^[Mostly.] here.")

    assert paragraph.text == "Slow is fine here."
    assert (first.kind, first.text, first.markdown) == (BlockKind.NOTE, "As a rule.", "As a [rule](/r).")
    assert (second.kind, second.text) == (BlockKind.NOTE, "Mostly.")
    assert paragraph.markdown == f"Slow[^{first.lead}] is *fine*[^{second.lead}] here."


def test_a_note_inside_a_list_stands_below_the_list() -> None:
    assert [block.kind.value for block in blocks("- one^[A note.]\n- two\n\nText.")] == [
        "list_item",
        "list_item",
        "note",
        "paragraph",
    ]


@pytest.mark.parametrize("text", ["2^[ and more", "^[]", "^[a ^[b] c]" * 3, "^[" * 3000 + "]" * 3000, "`^[code]`"])
def test_what_only_looks_like_a_note_keeps_its_words(text: str) -> None:
    found = parse_markdown(f"# T\n\nWords {text}", "t.md").blocks

    assert found[0].text.startswith("Words")
    assert sum(block.text.count("a") for block in found) == text.count("a")


def test_each_note_in_the_cells_of_a_row_is_kept() -> None:
    table, one, two = blocks("| a | b |\n|---|---|\n| x^[one] | y^[two] |")

    assert [one.text, two.text] == ["one", "two"]
    assert f"| x[^{one.lead}] | y[^{two.lead}] |" in table.markdown
