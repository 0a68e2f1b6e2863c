"""What of a page is its article, and that nothing of it gets lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles.html import parse_html
from course.errors import ArticleError
from course.models import Article, BlockKind

PAGES = sorted((Path(__file__).parents[2] / "articles").glob("*.html"))
PROSE = "There is enough of this sentence to be running text, and not a label of something. "
BODY = f"<p>{PROSE}</p><p>{PROSE * 2}</p>"


def page(body: str, head: str = "") -> Article:
    return parse_html(f"<html><head>{head}</head><body>{body}</body></html>", "page.html")


def reasons(article: Article) -> dict[str, str]:
    return {left.block.text: left.reason for left in article.left_out}


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<nav><a href='/'>Home</a></nav>", "navigation"),
        ("<div class='post-share-buttons'>Tweet</div>", "share links"),
        ("<div id='comments'><p>Nice of you to write this down for us all.</p></div>", "readers' comments"),
        ("<div class='cookie-notice'>We use cookies</div>", "a notice about cookies"),
        ("<div class='relatedPosts'><a href='/a'>Other</a></div>", "links to other pages"),
        ("<form><input type='email'>Join</form>", "a newsletter sign-up"),
        ("<p hidden>Boo</p>", "hidden on the page"),
        ("<p style='display: none'>Boo</p>", "hidden on the page"),
        ("<div class='author-box'>Me</div>", "about the author"),
        ("<div class='ad-slot'>Buy</div>", "an advertisement"),
        ("<i id=a></i><i id=b></i><ul><li><a href='#a'>1</a><li><a href='#b'>2</a></ul>", "a table of contents"),
    ],
)  # fmt: skip
def test_furniture_is_left_out_with_its_reason(html: str, reason: str) -> None:
    article = page(f"<article>{BODY}{html}</article>")

    assert [block.text for block in article.blocks] == [PROSE.strip(), (PROSE * 2).strip()]
    assert list(reasons(article).values()) == [reason]


@pytest.mark.parametrize("name", ["shareholder", "has-sidebar", "comments-guide", "paywall", "entry-content social"])
def test_a_name_alone_leaves_no_prose_out(name: str) -> None:
    article = page(f"<main><h2>One</h2><div class='{name}'>{BODY}</div></main>")

    assert [block.text for block in article.blocks] == ["One", PROSE.strip(), (PROSE * 2).strip()]


@pytest.mark.parametrize("address", ["", "faq.html", "https://a.example/faq.html"])
def test_contents_may_nest_and_name_the_page_that_they_are_on(address: str) -> None:
    entries = "".join(
        f"<dt>{part}. <a href='{address}#p{part}'>Part {part}</a></dt>"
        f"<dd>{part}.1. <a href='{address}#q{part}'>Why is it so?</a></dd>"
        for part in range(3)
    )
    parts = "".join(f"<h2 id=p{part}>Part {part}</h2><p id=q{part}>{PROSE}</p>" for part in range(3))
    article = page(f"<article><p><b>Contents</b></p><dl>{entries}</dl>{parts}</article>")

    assert len(article.blocks) == 6
    assert set(reasons(article).values()) == {"a table of contents"}


def test_links_to_other_pages_are_no_contents() -> None:
    entries = "".join(f"<li><a href='page-{name}.html#a'>Part {name}</a></li>" for name in "xyz")
    article = page(f"<article><p id=a>{PROSE}</p>{BODY}<ul>{entries}</ul></article>")

    assert not article.left_out


def test_names_that_the_paragraphs_of_an_article_share_leave_no_line_of_it_out() -> None:
    wearing = "".join(f"<p class='paywall x'>{text}</p>" for text in (PROSE, "Do not oil it.", PROSE * 2))
    article = page(f"<article>{wearing}<ul class='paywall'><li>Three inches will do.</li></ul></article>")

    assert [block.text for block in article.blocks[1::2]] == ["Do not oil it.", "Three inches will do."]
    assert not article.left_out


def test_a_doubtful_name_leaves_no_sentence_among_paragraphs_out() -> None:
    article = page(f"<article>{BODY}<p class='feedback'>The council declined to comment on it.</p></article>")

    assert [block.text for block in article.blocks[2:]] == ["The council declined to comment on it."]


def test_a_doubtful_name_leaves_no_picture_of_a_figure_out() -> None:
    figure = (
        "<figure><div class='overlay-container'><img src='a.png' alt='A'></div><figcaption>See</figcaption></figure>"
    )
    article = page(f"<article>{BODY}{figure}</article>")

    assert article.blocks[-1].markdown == '![A](a.png "See")'


def test_notes_beside_a_line_are_footnotes() -> None:
    beside = "<label class='margin-toggle'></label><span class='sidenote'>Or {}, by weight.</span>"
    html = f"<p>Take salt{beside.format('two')} and oil.{beside.format('six')}</p><p>Stir.</p>"
    article = page(f"<article>{BODY}{html}</article>")

    assert [(block.kind, block.text) for block in article.blocks[2:]] == [
        (BlockKind.PARAGRAPH, "Take salt and oil."),
        (BlockKind.NOTE, "Or two, by weight."),
        (BlockKind.NOTE, "Or six, by weight."),
        (BlockKind.PARAGRAPH, "Stir."),
    ]
    assert article.blocks[2].markdown == "Take salt[^1] and oil.[^2]"


def test_an_article_in_several_sections_is_whole() -> None:
    sections = "".join(f"<section><h2>Part {number}</h2>{BODY}</section>" for number in range(4))
    article = page(f"<div><div>{sections}</div></div>")

    assert [block.text for block in article.blocks if block.kind is BlockKind.HEADING] == [
        f"Part {number}" for number in range(4)
    ]


OFFERS = (
    "<section style='border: 1px solid #eee; padding: 16px'><h2>Clear skin</h2><p>Our soap does it.</p>{}</section>",
    "<div class='product-card'><div><img src='x.png' alt='Soap'></div><div>Soap</div><div>$10.00 {}</div></div>",
    "<p style='text-align: center'>{}</p>",
    "<div class='wp-block-buttons'><div><span>{}</span></div></div>",
)


@pytest.mark.parametrize("offer", OFFERS)
@pytest.mark.parametrize("call", ["Shop now", "Add to cart →", "Book a call", "Jetzt kaufen", "Acheter", "立即购买"])
def test_a_box_that_ends_in_a_call_is_an_offer(offer: str, call: str) -> None:
    box = offer.format(f"<a href='/x'>{call}</a>")
    article = page(f"<article><h2>One</h2>{BODY}{BODY}<h2>Two</h2>{BODY}{box}<h2>Three</h2>{BODY}</article>")

    assert len(article.blocks) == 11
    assert set(reasons(article).values()) <= {"a call to action", "an advertisement"}
    assert len(article.left_out) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<div style='background: #eee'><p>Read the manual, or <a href='/x'>learn more</a> about it here.</p></div>",
        "<section><h2>Web tools</h2><p>They come with it.</p><a href='/x'>Learn more</a></section>",
        "<div class='callout'><p>Tip: rest it first.</p><p><a href='/x'>Learn more</a></p></div>",
        "<div class='card'><p>See how it is made.</p><p><a href='/x'>Soap, step by step</a></p></div>",
        "<ul class='card'><li><a href='/x'>Shop around</a></li></ul>",
    ],
)
def test_no_offer_is_a_link_in_a_sentence_nor_a_section_nor_a_callout(html: str) -> None:
    article = page(f"<article><h2>One</h2>{BODY}{BODY}<h2>Two</h2>{BODY}{html}</article>")

    assert not article.left_out


THING = (
    "<figure><a href='https://amzn.to/{0}'><img src='soap.png' alt='Soap'></a><figcaption>Soap</figcaption></figure>"
    "<div><b>GET SOME:</b> <a href='https://amzn.to/{0}'>Soap of the olive</a></div>"
)


def test_things_to_buy_among_paragraphs_are_left_out() -> None:
    article = page(f"<article>{BODY}{THING.format(1)}{BODY}{THING.format(2)}{BODY}</article>")

    assert len(article.blocks) == 6
    assert [left.reason for left in article.left_out] == ["an advertisement"] * 4


def test_things_to_buy_stay_in_an_article_about_them() -> None:
    article = page(f"<article>{''.join(THING.format(n) + BODY for n in range(4))}</article>")

    assert not article.left_out


def test_an_article_made_of_boxes_with_buttons_is_whole() -> None:
    boxes = "".join(
        f"<div class='card'><h2>Kettle {number}</h2><p>{PROSE}</p><a href='/x'>Buy now</a></div>" for number in range(3)
    )
    article = page(f"<article><p>{PROSE}</p>{boxes}</article>")

    assert not article.left_out
    assert sum(block.kind is BlockKind.HEADING for block in article.blocks) == 3


LINKS = "<ul><li><a href='/a'>Soap, and how to keep it</a></li><li><a href='/b'>Body lotion</a></li></ul>"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (f"<h2>Related Soap Shop Blog Posts</h2>{LINKS}", "links to other pages"),
        (f"<p><b>Das könnte dir auch gefallen</b></p>{LINKS}", "links to other pages"),
        ("<div><h2>関連商品</h2></div><div><h3><a href='/a'>石けん</a></h3><p>¥1200</p></div>", "links to other pages"),
        ("<h2>More stories</h2><h3><a href=/a>Soap</a></h3><p><a href=/a>Keep it</a></p>", "links to other pages"),
        ("<div><p><a href='/a'>- Next News</a></p><h4>Soap</h4><p>It is dear this year.</p></div>", "navigation"),
        ("<ul>" + "<li><img src='a.png'><a href='/a'>Soap</a> 4,50 €</li>" * 3 + "</ul>", "an advertisement"),
        ("<div>Mind the rules on comments.</div><div class='comments'>Nice!</div>", "readers' comments"),
    ],
)  # fmt: skip
def test_what_leads_elsewhere_is_left_out(html: str, reason: str) -> None:
    article = page(f"<article>{BODY}{html}</article>")

    assert [block.text for block in article.blocks] == [PROSE.strip(), (PROSE * 2).strip()]
    assert set(reasons(article).values()) == {reason}


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Related posts</h2><p>{PROSE}</p>",
        f"<h2>Latest products</h2><ul><li>{PROSE}</li></ul>",
        f"<h2>Tools</h2>{LINKS}",
        f"<p>Other products: see <a href='/a'>here</a>.</p><p>{PROSE}</p>",
        "<p>Mind the rules on comments in code.</p><h2>Comments in code</h2>",
        f"<p>Next article in the <a href='/a'>law</a>: {PROSE}</p>",
    ],
)
def test_what_says_something_leads_nowhere_else(html: str) -> None:
    article = page(f"<article>{BODY}{html}<h2>End</h2>{BODY}</article>")

    assert not article.left_out


def test_cards_of_other_articles_are_left_out() -> None:
    cards = "<article><h3><a href='/x'>Other</a></h3><p>An excerpt of some other page.</p></article>" * 3
    article = page(f"<main><article>{BODY}</article><section><h2>More</h2>{cards}</section></main>")

    assert len(article.blocks) == 2
    assert set(reasons(article).values()) == {"links to other pages"}


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Hot Soup | Site</title>", "<h1>Site</h1><h1>Hot Soup</h1>", "Hot Soup"),
        ("<title>Soup for a Rainy Day - The Site</title>", "", "Soup for a Rainy Day"),
        ("<meta property='og:title' content='Soup'><title>x</title>", "<h2 class='entry-title'>Soup!</h2>", "Soup!"),
        ("", "<h1>Soup</h1>", "Soup"),
        ('<script type="application/ld+json">{"headline": "Soup"}</script>', "", "Soup"),
    ],
)
def test_the_title_is_what_the_page_calls_so(head: str, body: str, title: str) -> None:
    article = page(body + BODY, head)

    assert article.title == title
    assert title not in [block.text for block in article.blocks]


@pytest.mark.parametrize(
    ("above", "below", "said", "reason"),
    [
        ("", "<a href='/category/garden' class='x'>Garden</a>", "Garden", "a line about the page"),
        ("<div><a href='/x'>Garden</a></div>", "", "Garden", "a line about the page"),
        ("<p>Field notes</p>", "", "Field notes", "a line about the page"),
        ("<ul><li><a href='/s'>Soil</a><li>Hot Soup</ul>", "", "Soil Hot Soup", "navigation"),
        ("", "<div><p>5 min read</p></div>", "5 min read", "a line about the page"),
        ("", "<div><span>Save</span></div>", "Save", "a tool of the page"),
        ("<img src='/icons/eye.png' alt='Eye 2'>", "", "Eye 2", "an icon"),
        ("", "<p><img src='a.png' width='20' height='20' alt='Clock'></p>", "Clock", "an icon"),
    ],
)
def test_what_stands_beside_the_title_is_left_out(above: str, below: str, said: str, reason: str) -> None:
    article = page(f"<article><header>{above}<h1>Hot Soup</h1>{below}</header>{BODY}</article>")

    assert [block.text for block in article.blocks] == [PROSE.strip(), (PROSE * 2).strip()]
    assert reasons(article) == {said: reason}


@pytest.mark.parametrize(
    "below",
    [
        "<p>Warm and cheap.</p>",
        "<p><a href='/soups/leek'>Leek soup</a></p>",
        "<p>Stir it <img src='/icons/spoon.png' alt='once'> a day.</p>",
        "<figure><img src='soup.png' alt='Soup'><figcaption>Photo: A. Bee</figcaption></figure>",
        "<h2>Save</h2>",
    ],
)
def test_what_an_article_begins_with_stays(below: str) -> None:
    article = page(f"<article><h1>Hot Soup</h1>{below}{BODY}</article>")

    assert len(article.blocks) == 3
    assert not article.left_out


def test_linked_data_names_questions_but_adds_none() -> None:
    data = (
        '<script type="application/ld+json">{"@type": "FAQPage", "mainEntity": [{"name": "Is it so?", "acceptedAnswer":'
        '{"text": "It is so."}}, {"name": "Hidden?", "acceptedAnswer": {"text": "Nobody sees this."}}]}</script>'
    )
    article = page(f"{BODY}<div>Is it so?</div><div>It is so.</div><div>The end.</div>", data)

    assert [block.text for block in article.blocks[2:]] == ["Is it so?\n\nIt is so.", "The end."]


def test_links_are_whole_by_the_address_of_the_page() -> None:
    html = f"<article><p>{PROSE}<a href='../x'>x</a> <a href='#y'>y</a> <img src='/z.png' alt='z'></p></article>"
    article = parse_html(html, "page", base_url="https://a.example/b/c/d")

    assert article.blocks[0].markdown.endswith("[x](https://a.example/b/x) y ![z](https://a.example/z.png)")


def test_bytes_are_decoded_by_what_the_page_says_and_the_language_is_known() -> None:
    html = f"<html lang=ja_JP><meta charset=shift_jis><body><p>日本語の文章です。</p>{BODY}</html>"
    article = parse_html(html.encode("shift_jis"), "page.html")

    assert article.blocks[0].text == "日本語の文章です。"
    assert article.language == "ja-JP"


def told(article: Article) -> str:
    parts = [*article.blocks, *(left.block for left in article.left_out)]
    return " ".join([article.title, *(f"{block.text} {block.markdown} {block.lead}" for block in parts)])


def shown(html: str) -> set[str]:
    """The words of a page by a plain reading: no tags, scripts or styles."""
    body = re.sub(r"(?is)<(script|style|head|noscript)\b.*?</\1>|<[^>]*>", " ", html)
    return set(re.findall(r"[A-Za-z]{4,}", re.sub(r"&\w+;", " ", body)))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_word_of_a_page_is_in_a_block_the_title_or_left_out(path: Path) -> None:
    article = parse_html(path.read_bytes(), path.name)

    assert shown("\n".join(article.lines)) <= set(re.findall(r"[A-Za-z]{4,}", told(article)))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_words_of_a_block_stand_on_its_lines(path: Path) -> None:
    article = parse_html(path.read_bytes(), path.name)
    for block in article.blocks:
        source = "".join(article.lines[block.line - 1 : block.last_line])
        assert all(word in source for word in re.findall(r"[A-Za-z]{4,}", block.text))


_TAGS = st.sampled_from(
    (  # noqa: SIM905 (shorter than a list)
        "<p> </p> <div> </div> <li> <ul> <ol> <table> <tr> <td> <th> <b> </b> <i> </a> <sup> <h1> <h2> </h2> <article> "
        "<main> <nav> <aside> <form> <details> <summary> <dl> <dt> <dd> <pre> <code> <blockquote> <figure> <br> <br> "
        "<figcaption> <script> </script> <style> <!-- --> <![CDATA[ &amp; &#0; &#x110000; <template> <svg> <title> \0 "
        "<noscript> <q> <a\thref='#x'> <p\tid=x> <img\tsrc=a\talt=b> <div\thidden> <div\tclass=comments> "
        "<iframe\tsrc=//x> <base\thref='::'> <ol\tstart=9999999999> <td\tcolspan=99999> <div\tclass=callout>"
    ).split(" ")
)
_WORDS = st.sampled_from(["some words", "Is it so?", "Note: mind it.", PROSE, "1. one", "\n\n", "Q: what", "日本"])


@given(html=st.lists(_TAGS | _WORDS | st.text(max_size=5), max_size=60).map("".join))
def test_any_tags_are_an_article_or_an_error(html: str) -> None:
    try:
        article = parse_html(html, "some.html")
    except ArticleError:
        return

    assert article.title
    assert all(1 <= block.line <= block.last_line <= len(article.lines) for block in article.blocks)


@given(data=st.binary(max_size=300))
def test_any_bytes_are_an_article_or_an_error(data: bytes) -> None:
    try:
        article = parse_html(data, "some.html")
    except ArticleError:
        return

    assert article.title
    assert article.blocks


@given(path=st.sampled_from(PAGES), cuts=st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 90)), max_size=8))
def test_mangled_pages_are_articles_or_errors(path: Path, cuts: list[tuple[int, int]]) -> None:
    data = path.read_bytes()
    for start, length in cuts:
        data = data[:start] + data[start + length :]
    try:
        article = parse_html(data, path.name)
    except ArticleError:
        return

    assert all(block.text or block.kind is BlockKind.IMAGE or block.markdown for block in article.blocks)
