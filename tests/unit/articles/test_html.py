"""What of HTML becomes which block, with which words, marks and lines."""

import pytest

from course.articles.html import parse_fragment, parse_html
from course.errors import ArticleError
from course.models import Block, BlockKind

PROSE = "There is enough of this sentence to be running text, and not a label of something."


def blocks(html: str) -> tuple[Block, ...]:
    return parse_fragment(html, "fragment")


def markdown(html: str) -> list[str]:
    return [block.markdown for block in blocks(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>so <b>bold </b>here</p>", "so **bold** here"),
        ("<p>a<b>b</b>c</p>", "a**b**c"),
        ("<p><b>Stop!</b>go</p>", "**Stop**!go"),
        ("<p>これは<b>「重要」</b>です</p>", "これは「重要」です"),
        ("<p><i><b>x</b></i> y</p>", "***x*** y"),
        ("<p>x<del>y</del> <code>a*b</code></p>", "x~~y~~ `a*b`"),
        ("<p>H<sub>2</sub>O, x<sup>2</sup>, 1<sup>st</sup></p>", "H₂O, x², 1st"),
        ("<p>one<br>two</p>", "one\\\ntwo"),
        ("<p>1. not a list, *not* bold</p>", "1\\. not a list, \\*not\\* bold"),
        ("<p><q>said</q></p>", "“said”"),
        ("<p>{{ name }}</p>", '{{ "{{" }} name }}'),
        ("<p><a href='https://a.example/x(1)'>go </a>on</p>", "[go](https://a.example/x%281%29) on"),
        ("<p><a href='page.html'>here</a> or <a href='javascript:x()'>there</a></p>", "here or there"),
        ("<p><span style='font-weight: 700'>x</span> y</p>", "**x** y"),
        ("<p>one&nbsp;&shy;two&#8203;</p>", "one two"),
    ],
)
def test_what_marks_words_becomes_commonmark(html: str, expected: str) -> None:
    assert markdown(html) == [expected]


def test_lists_keep_their_numbers_and_depth() -> None:
    html = "<ol start=3><li>c<ul><li>inner</ul><li value=7>g</ol><ol reversed><li>2<li>1</ol>"

    assert [(block.text, block.ordinal, block.level) for block in blocks(html)] == [
        ("c", 3, 0), ("inner", None, 1), ("g", 7, 0), ("2", 2, 0), ("1", 1, 0),
    ]  # fmt: skip


def test_a_heading_in_an_item_is_its_lead() -> None:
    (item,) = blocks("<ol><li><h3>Start Slow</h3><p>Go easy.</p></li></ol>")

    assert (item.kind, item.lead, item.text) == (BlockKind.LIST_ITEM, "Start Slow", "Start Slow\n\nGo easy.")


def test_columns_keep_the_side_that_their_cells_stand_on() -> None:
    html = (
        "<table><tr><th>a<th style='text-align:right'>b<th align=center>c<th>d"
        "<tr><td>1<td style='text-align: right'>2<td align=center>3<td align=left>4"
        "<tr><td>5<td>6<td align=center>7<td align=right>8</table>"
    )
    (table,) = blocks(html)

    assert table.markdown.split("\n")[1] == "| --- | ---: | :---: | --- |"


def test_two_breaks_part_paragraphs() -> None:
    assert [block.text for block in blocks("<div>one<br><br>two<br> <br>three</div>")] == ["one", "two", "three"]


def test_a_picture_takes_its_caption_as_title() -> None:
    (image,) = blocks('<figure><img src="a.png" alt="A cat"><figcaption>The <i>best</i> "cat"</figcaption></figure>')

    assert image.kind is BlockKind.IMAGE
    assert image.markdown == '![A cat](a.png "The best \\"cat\\"")'
    assert image.text == 'A cat\nThe best "cat"'


@pytest.mark.parametrize(
    "html",
    [
        "<img data-src='https://a.example/x.png' src='data:image/gif;base64,R0=' alt=x>",
        "<picture><source srcset='https://a.example/x.png 2x'><img alt=x></picture>",
        "<img srcset='https://a.example/s.png 100w, https://a.example/x.png 900w' alt=x>",
        "<noscript><img src='https://a.example/x.png' alt=x></noscript>",
    ],
)
def test_pictures_that_load_late_are_found(html: str) -> None:
    assert markdown(html) == ["![x](https://a.example/x.png)"]


def test_a_picture_that_only_counts_visitors_is_none() -> None:
    assert markdown("<p>x</p><img src='https://a.example/p.png' width=1 height=1>") == ["x"]


def test_films_become_links() -> None:
    assert markdown("<iframe src='https://v.example/1' title='A film'></iframe>") == ["[A film](https://v.example/1)"]


def test_tables_are_flattened_where_cells_span() -> None:
    (table,) = blocks("<table><tr><th colspan=2>a|b<th>c<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>")

    assert table.markdown == "| a\\|b |  | c |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n|  | 4 | 5 |"


def test_tables_that_lay_out_a_page_are_no_tables() -> None:
    html = "<table><tr><td><h2>Left</h2></td><td><p>Right</p></td></tr><tr><td>x</td><td>y</td></tr></table>"

    assert BlockKind.TABLE not in {block.kind for block in blocks(html)}


def test_code_keeps_its_lines_and_language() -> None:
    assert markdown("<pre><code class='language-py'>a = 1\n  b\n</code></pre>") == ["```py\na = 1\n  b\n```"]


def test_notes_go_by_their_marks() -> None:
    text, note = blocks("<p>So<sup><a href='#n' id=r>[2]</a></sup></p><ol><li id=n>Why. <a href='#r'>↩</a></li></ol>")

    assert (text.text, text.markdown) == ("So", "So[^2]")
    assert (note.kind, note.lead, note.markdown) == (BlockKind.NOTE, "2", "Why.")


def test_what_a_click_opens_is_a_question_with_its_answer() -> None:
    (question,) = blocks("<details><summary>Is it?</summary><p>It is.</p><ul><li>Always.</ul></details>")

    assert question.kind is BlockKind.QUESTION
    assert question.text == "Is it?\n\nIt is.\n\nAlways."


def test_microdata_says_what_is_a_question() -> None:
    html = (
        '<div itemscope itemtype="https://schema.org/Question"><b itemprop="name">Does it pay</b>'
        '<div itemprop="acceptedAnswer"><p>It does.</p></div></div>'
    )

    assert [block.markdown for block in blocks(html)] == ["Does it pay\n\nIt does."]


def test_boxes_are_callouts_by_the_label_they_show() -> None:
    (labelled,) = blocks("<div class='info-box'><h4>Key takeaway</h4><p>Dry it.</p></div>")
    (plain,) = blocks("<aside class='callout'><p>Dry it.</p></aside>")

    assert (labelled.kind, labelled.lead, labelled.text) == (BlockKind.CALLOUT, "Key takeaway", "Key takeaway: Dry it.")
    assert (plain.kind, plain.lead, plain.text) == (BlockKind.CALLOUT, "", "Dry it.")


def test_data_line_says_where_an_element_stands() -> None:
    html = '<p data-line="4">a</p><ul><li data-line="7">b</li><li data-line="9"><p>c</p></li></ul>'

    assert [(block.line, block.last_line) for block in blocks(html)] == [(4, 4), (7, 7), (9, 9)]


def test_lines_are_those_of_the_source() -> None:
    html = "<p>\n  one\n  two</p>\n\n<ul>\n<li>three</li>\n</ul>"

    assert [(block.line, block.last_line) for block in parse_fragment(html, "x", first_line=10)] == [(11, 12), (15, 15)]


def test_a_page_without_text_is_an_error_that_says_so() -> None:
    with pytest.raises(ArticleError, match="is empty"):
        parse_html(b"", "page.html")
    with pytest.raises(ArticleError, match="is empty"):
        parse_html("<nav><a href='/'>Home</a></nav>", "page.html")


def test_what_stands_too_deep_is_an_error_rather_than_lost() -> None:
    with pytest.raises(ArticleError, match="too deep"):
        parse_html("<div>" * 5000 + PROSE, "page.html")


def test_what_stands_deep_keeps_its_words() -> None:
    assert [block.text for block in parse_html("<div>" * 1500 + PROSE, "page.html").blocks] == [PROSE]


def test_page_of_more_elements_than_an_article_has_is_refused():
    with pytest.raises(ArticleError, match="more than 250,000 elements"):
        parse_html("<p>" + "<b>" * 250_001, "page.html")


def test_emphasis_inside_the_same_emphasis_is_marked_once():
    assert markdown("<p>a <b>b <strong>c</strong> d</b> e</p>") == ["a **b c d** e"]


def test_aside_that_begins_with_a_callouts_label_stays_however_long_its_words():
    page = (
        f"<body><div><h1>T</h1><p>{PROSE} {PROSE}</p><div><aside>Note: {PROSE}</aside></div><p>{PROSE}</p></div></body>"
    )
    assert any(block.text.startswith("Note: There") for block in parse_html(page, "page.html").blocks)


@pytest.mark.parametrize(
    ("html", "lead", "expected"),
    [
        ("<div class=q><strong>Attention</strong><p>Pas trop.</p></div>", "Attention", "**Attention:** Pas trop."),
        ("<div><p><b>Astuce :</b></p><p>Pas trop.</p></div>", "Astuce", "**Astuce :**\n\nPas trop."),
        ("<div><p>💡 <b>Bon à savoir</b></p><p>Il pleut.</p></div>", "Bon à savoir", "**Bon à savoir :** Il pleut."),
        ("<div><i class=fa></i><h4>Tipp</h4><ul><li>Langsam.</ul></div>", "Tipp", "**Tipp:**\n\n- Langsam."),
        ("<aside><h2>Nota</h2><p>Llueve.</p></aside>", "Nota", "**Nota:** Llueve."),
        ("<div><p><b>注意</b><br>雨です。</p></div>", "注意", "**注意：** 雨です。"),
        ("<div><div><div><b>ワンポイントアドバイス</b></div><p>雨です。</p></div></div>",
         "ワンポイントアドバイス", "**ワンポイントアドバイス：** 雨です。"),
        ("<div><p><b>Le saviez-vous ?</b></p><p>Il pleut.</p></div>", "", "**Le saviez-vous ?**\n\nIl pleut."),
    ],
)  # fmt: skip
def test_a_box_is_a_callout_by_its_label_whatever_its_class_says(html: str, lead: str, expected: str) -> None:
    (_before, callout, _after) = blocks(f"<p>{PROSE}</p>{html}<p>{PROSE}</p>")

    assert (callout.kind, callout.lead, callout.markdown) == (BlockKind.CALLOUT, lead, expected)


@pytest.mark.parametrize(
    "html",
    [
        "<section><h2>Conseil</h2><p>Un paragraphe.</p></section>",  # a section's heading
        "<div><strong>Attention</strong> au départ.<p>Puis rien.</p></div>",  # a sentence
        "<div><p>Attention</p></div>",  # nothing below
        f"<div><p><b>Attention</b></p>{f'<p>{PROSE}</p>' * 40}</div>",  # too much below
        "<div><p><b>Jeanne dit</b></p><p>Un paragraphe.</p></div>",  # no label
        "<div><a href=/x>Attention</a><p>Un paragraphe.</p></div>",
    ],
)
def test_what_only_begins_like_a_box_is_none(html: str) -> None:
    assert not any(block.kind is BlockKind.CALLOUT for block in blocks(f"<p>{PROSE}</p>{html}<p>{PROSE}</p>"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Bon à savoir : il pleut.</p>", "**Bon à savoir :** il pleut."),
        ("<p><b>Bon à savoir&nbsp;:</b> il pleut.</p>", "**Bon à savoir :** il pleut."),
        ("<p>ポイント：雨です。</p>", "**ポイント：** 雨です。"),
        ("<p>💡 <b>Astuce :</b> il pleut.</p>", "**Astuce :** il pleut."),
        ("<p><b>💡 Astuce :</b> il pleut.</p>", "**Astuce :** il pleut."),
        ("<p><b>Important</b>: it rains.</p>", "**Important:** it rains."),
    ],
)
def test_a_callout_keeps_the_colon_of_its_article(html: str, expected: str) -> None:
    assert markdown(html) == [expected]


def test_a_box_of_nothing_but_a_picture_sign_keeps_it() -> None:
    assert markdown(f"<p>{PROSE}</p><div class=tip><p>💡</p></div>") == [PROSE, "💡"]
