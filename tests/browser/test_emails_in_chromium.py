"""The emails as a browser shows them: what fits, what can be read, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from course.colours import READABLE, VISIBLE, Rgb, contrast, inverted, parse_hex
from course.emails.render import render_emails
from course.lesson_files import read_lessons
from course.lessons import parse_lesson
from course.models import Lesson
from course.rendering import render_course
from course.shipped import shipped
from course.web.pages import Pages
from tests.support.chromium import MISSING, find_chromium, open_chromium
from tests.support.lessons import a_course, a_lesson, some_settings

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
TEMPLATES = shipped("templates")
LEAST_TAP = 44  # pixels that a thumb needs

UNBREAKABLE = f"""\
{"Donaudampfschiff" * 8} <https://example.com/{"a" * 120}> `{"x" * 90}`

| {" | ".join(["a column"] * 9)} |
|{"--|" * 9}
| {" | ".join(["unbreakable1234"] * 9)} |

> > > - 1. {"deep" * 30}

```
{"code" * 40}
```
"""

# The colour of each piece of text that can be seen, and of what is behind it; the words of pictures are seen too, as no
# picture is fetched here.
COLOURS = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const colour = getComputedStyle(element).backgroundColor;
      if ((parse(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const seen = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.replace(/\\u00a0/g, " ").trim();
    if (!text || !element.checkVisibility() || getComputedStyle(element).fontSize === "0px") continue;
    seen.push([text, parse(getComputedStyle(element).color), parse(ground(element)).slice(0, 3)]);
  }
  for (const image of document.images)
    seen.push([image.alt, parse(getComputedStyle(image).color), parse(ground(image)).slice(0, 3)]);
  return seen;
}"""


HEADINGS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => Number(h.tagName[1]))"
SIZES = "[...document.querySelectorAll('.sheet p')].map((p) => parseFloat(getComputedStyle(p).fontSize))"
LINES = "[...document.querySelectorAll('a:not(.button a)')].map((a) => getComputedStyle(a).textDecorationLine)"
GROUND = "getComputedStyle(document.querySelector('.sheet') ?? document.body).backgroundColor"

BOXES = """(css) => [...document.querySelectorAll(css)].map((element) => {
  const {top, bottom} = element.getBoundingClientRect();
  return [top, bottom];
})"""
TIPS = """\
  - heading "Three tips" [level=3]
  - list:
    - listitem:
      - text: "3"
      - heading "Warm-Up" [level=4]
      - paragraph: Take the time to loosen up.
    - listitem:
      - text: "4"
"""
QUESTION = """\
  - heading "Is running safe for you?" [level=3]
  - paragraph: Mostly, yes.
"""
COURSE = {"slug": "back-pain", "title": "Will running help?", "base_url": "https://courses.example.com"}
INDEX = "seven/index.html"
WITHOUT_STYLES = "for (const style of document.querySelectorAll('style')) style.remove()"
ALT = "[...document.images].map((image) => [image.naturalWidth, image.alt, image.getBoundingClientRect().height])"
FRAMES = """[...document.querySelectorAll('.deep,.button')].map((cell) => {
  const {borderTopWidth, backgroundColor} = getComputedStyle(cell);
  return [borderTopWidth, backgroundColor];
})"""
# Of each cell's words: on how many lines each stands, and where they begin and end.
CELLS = """() => [...document.querySelectorAll('th,td.lined')].map((cell) => {
  const range = document.createRange();
  const node = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
  const lines = [...node.data.matchAll(/\\S+/g)].map((word) => {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    return range.getClientRects().length;
  });
  range.selectNodeContents(cell);
  const {left, right} = range.getBoundingClientRect();
  return {text: cell.textContent, lines: Math.max(...lines), left, right};
})"""
SIDES = """() => {
  const style = (css) => getComputedStyle(document.querySelector(css));
  return {
    title: style('h1').textAlign,
    callout: [style('.edged.roomy').borderLeftWidth, style('.edged.roomy').borderRightWidth],
    list: [style('ul').marginLeft, style('ul').marginRight],
    code: [style('pre').direction, style('code').direction],
    content: document.querySelector('body [lang="ar"]').dir,
  };
}"""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a browser made of one page."""

    scroll_widths: dict[int, int]  # by the width of the window
    colours: dict[str, list[tuple[str, Rgb, Rgb]]]  # text, its colour, its ground's; by colour scheme
    grounds: dict[str, str]  # by colour scheme
    headings: list[int]
    sizes: list[float]
    lines: set[str]
    aloud: str  # what a screen reader is told, as Playwright writes it
    ways_out: list[tuple[float, float]]  # top and bottom of each on a phone
    masthead: list[tuple[float, float]]  # of the course's title and the day, there too
    buttons: list[tuple[float, float]]  # likewise of each button
    pictures: list[tuple[int, str, float]]  # how wide each came, its words, how high it stands
    sides: dict[str, Any]  # what goes by the direction of the language
    bare_width: int  # of what can be scrolled to there once every style sheet is gone


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip(MISSING)
    with open_chromium(path) as browser:
        yield browser


@pytest.fixture(scope="module")
def seen(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """The seven lessons and their index, every kind of part, what cannot be broken, right to left."""
    folder = tmp_path_factory.mktemp("pages")
    courses = {
        "seven": (read_lessons(LESSONS), some_settings()),
        "every": (a_course(), some_settings()),
        "unbreakable": ([a_lesson(UNBREAKABLE, title="Unbreakable" * 12)], some_settings()),
        "hebrew": (a_course(), some_settings(course={**COURSE, "language": "he"})),
        "sink": (kitchen_sink("kitchen_sink.md"), some_settings()),
        "arabic": (kitchen_sink("kitchen_sink.ar.md"), some_settings(course={**COURSE, "language": "ar"})),
    }
    for name, (lessons, settings) in courses.items():
        emails = render_emails(lessons, settings, templates=TEMPLATES, cache=folder / "cache")
        render_course(emails, settings, templates=TEMPLATES, out=folder / name)
    pages = {f"{name}/{path.name}": path for name in courses for path in sorted((folder / name).glob("*.html"))}
    context = browser.new_context(offline=True)
    tab = context.new_page()
    looked = {name: look(tab, path) for name, path in pages.items() if name == INDEX or path.stem != "index"}
    context.close()
    return looked


def kitchen_sink(name: str) -> list[Lesson]:
    """Every kind of part there is, between two lessons."""
    text = (Path(__file__).parents[1] / "support" / name).read_text(encoding="utf-8")
    return [a_lesson(), parse_lesson(text, Path("lessons") / name), a_lesson(day=3)]


def look(tab: Page, path: Path) -> Seen:
    tab.goto(path.as_uri())
    widths = {}
    for width in (320, 375, 600, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        widths[width] = tab.evaluate("document.documentElement.scrollWidth")
    colours, grounds = {}, {}
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        colours[scheme] = [(text, tuple(colour[:3]), tuple(ground)) for text, colour, ground in tab.evaluate(COLOURS)]
        grounds[scheme] = tab.evaluate(GROUND)
    sizes, lines = tab.evaluate(SIZES), set(tab.evaluate(LINES))
    tab.set_viewport_size({"width": 375, "height": 800})
    seen = Seen(
        scroll_widths=widths,
        colours=colours,
        grounds=grounds,
        headings=tab.evaluate(HEADINGS),
        sizes=sizes,
        lines=lines,
        aloud=tab.locator("body").aria_snapshot(),
        ways_out=tab.evaluate(BOXES, ".soft p:last-child > a")[-2:],
        masthead=tab.evaluate(BOXES, ".stack td"),
        buttons=tab.evaluate(BOXES, ".button a"),
        pictures=tab.evaluate(ALT),
        sides=tab.evaluate(SIDES) if path.name.startswith("02") and path.parent.name == "arabic" else {},
        bare_width=0,
    )
    tab.evaluate(WITHOUT_STYLES)
    return replace(seen, bare_width=tab.evaluate("document.documentElement.scrollWidth"))


def test_no_page_scrolls_sideways(seen: dict[str, Seen]) -> None:
    assert len(seen) == 7 + 1 + 3 + 1 + 3 + 3 + 3
    assert {
        name: page.scroll_widths
        for name, page in seen.items()
        if any(found > width for width, found in page.scroll_widths.items())
    } == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(seen: dict[str, Seen], scheme: str) -> None:
    assert all(page.colours[scheme] for page in seen.values())
    assert too_faint(seen, scheme, READABLE, lambda colour: colour) == set()


def test_all_text_can_be_read_where_a_mail_program_turns_the_colours_around(seen: dict[str, Seen]) -> None:
    assert too_faint(seen, "light", VISIBLE, inverted) == set()


def too_faint(
    seen: dict[str, Seen], scheme: str, least: float, turned: Callable[[Rgb], Rgb]
) -> set[tuple[str, str, float]]:
    return {
        (name, text, round(contrast(turned(colour), turned(ground)), 2))
        for name, page in seen.items()
        for text, colour, ground in page.colours[scheme]
        if contrast(turned(colour), turned(ground)) < least
    }


def test_text_that_is_too_faint_would_be_found(browser: Browser) -> None:
    tab = browser.new_page()
    tab.set_content('<div style="background:#fff;color:#777"><p style="color:#787878">faint</p><p>clear?</p></div>')
    faint, clear = tab.evaluate(COLOURS)
    tab.close()

    assert faint == ["faint", [0x78, 0x78, 0x78], [255, 255, 255]]
    assert contrast(tuple(clear[1]), tuple(clear[2])) == pytest.approx(4.48, abs=0.01)


def test_an_email_fits_a_phone_without_its_style_sheets(seen: dict[str, Seen]) -> None:
    assert {name: page.bare_width for name, page in seen.items() if name != INDEX and page.bare_width > 375} == {}


def test_a_picture_that_does_not_come_leaves_its_words(seen: dict[str, Seen]) -> None:
    pictures = [picture for page in seen.values() for picture in page.pictures]

    assert len(pictures) == 2 + 2 + 1
    assert all(came == 0 and alt and height > 0 for came, alt, height in pictures)


def test_buttons_are_high_enough_for_a_thumb(seen: dict[str, Seen]) -> None:
    buttons = [button for page in seen.values() for button in page.buttons]

    assert len(buttons) == 2
    assert min(bottom - top for top, bottom in buttons) >= LEAST_TAP


def test_an_email_from_right_to_left_is_mirrored_but_its_code_is_not(seen: dict[str, Seen]) -> None:
    assert next(page.sides for name, page in seen.items() if name.startswith("arabic/02")) == {
        "title": "right",
        "callout": ["0px", "4px"],
        "list": ["0px", "26px"],
        "code": ["ltr", "ltr"],
        "content": "rtl",
    }


def test_dark_is_dark_and_light_is_light(seen: dict[str, Seen]) -> None:
    assert not {page.grounds["light"] for page in seen.values()} & {page.grounds["dark"] for page in seen.values()}


def test_every_page_has_one_first_heading_and_skips_no_level(seen: dict[str, Seen]) -> None:
    for name, page in seen.items():
        assert page.headings.count(1) == 1, name
        assert page.headings[0] == 1, name
        assert all(after <= before + 1 for before, after in pairwise(page.headings)), name


def test_text_is_large_enough_and_links_are_told_from_words(seen: dict[str, Seen]) -> None:
    for name, page in seen.items():
        if name != INDEX:
            assert min(page.sizes) >= 14, name
            assert sorted(page.sizes)[len(page.sizes) // 2] >= 16, name
            assert page.lines == {"underline"}, name


def test_the_ways_out_are_one_below_the_other_and_high_enough_for_a_thumb(seen: dict[str, Seen]) -> None:
    for name, page in seen.items():
        if name != INDEX:
            (top, middle), (below, bottom) = page.ways_out
            assert min(middle - top, bottom - below) >= LEAST_TAP, name
            assert middle <= below, name


def test_the_day_stands_below_the_title_of_the_course_on_a_phone(seen: dict[str, Seen]) -> None:
    for name, page in seen.items():
        if name != INDEX:
            (_, title), (day, _) = page.masthead
            assert title <= day, name


def test_tips_are_a_list_and_their_leads_are_headings(seen: dict[str, Seen]) -> None:
    page = next(page for name, page in seen.items() if name.startswith("every/02"))

    assert TIPS in page.aloud


def test_the_letters_before_questions_and_answers_are_not_read_out(seen: dict[str, Seen]) -> None:
    page = next(page for name, page in seen.items() if name.startswith("every/02"))

    assert QUESTION in page.aloud


def test_the_greeting_and_what_comes_next_are_told_from_what_follows(seen: dict[str, Seen]) -> None:
    page = next(page for name, page in seen.items() if name.startswith("every/02"))

    assert "  - paragraph: Hi there,\n" in page.aloud
    assert '  - heading "Tomorrow The Last One" [level=2]' in page.aloud


@pytest.fixture(scope="module")
def long_email(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Several sheets of paper: a link in each of many paragraphs, a button, an action."""
    paragraphs = [f"[Paragraph {number}](https://example.com/{number}-). {'Words. ' * 30}" for number in range(60)]
    body = "\n\n".join([*paragraphs, "**[Book a place](https://example.com/button-)**"])
    lesson = replace(a_lesson(body), action="Walk to the end of your street.")
    cache = tmp_path_factory.mktemp("cache")
    return render_emails([lesson], some_settings(), templates=TEMPLATES, cache=cache)[0].html


def test_nothing_is_lost_in_print_at_the_end_of_a_page(browser: Browser, long_email: str) -> None:
    tab = browser.new_page()
    tab.set_content(long_email)
    printed = tab.pdf(format="A4")  # where a link can be seen, it can be followed
    tab.close()

    assert [name for name in [*range(60), "button"] if f"https://example.com/{name}-".encode() not in printed] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read_in_print_with_and_without_grounds(browser: Browser, long_email: str, scheme: str) -> None:
    tab = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    tab.set_content(long_email)
    tab.emulate_media(media="print")
    texts, frames = tab.evaluate(COLOURS), tab.evaluate(FRAMES)
    tab.close()

    assert len(texts) > 60
    white = (255, 255, 255)
    for text, colour, ground in texts:
        assert min(contrast(tuple(colour[:3]), behind) for behind in (tuple(ground), white)) >= READABLE, text
    assert frames == [["2px", "rgba(0, 0, 0, 0)"]] * 2


RHYTHMS = """\
| Rhythm | Issues sent | Open rate | Replies per issue |
|--------|------------:|----------:|------------------:|
| Weekly | 12 | 41 % | 3 |
| Fortnightly | 6 | 48 % | 5 |
"""
RUNS = """\
| Day | Warm-up | Run | Walk | Stretch | Rest |
|-----|---------|----:|-----:|---------|------|
| Mon | 5 min   | 10  | 10   | calves, hips | none |
"""


def cells(browser: Browser, cache: Path, body: str, width: int) -> tuple[list[dict[str, Any]], int]:
    """What `CELLS` says of the table in `body`, in a window so wide, and how far that one scrolls."""
    (email,) = render_emails([a_lesson(body)], some_settings(), templates=TEMPLATES, cache=cache)
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.set_content(email.html)
    found, scrolls = tab.evaluate(CELLS), tab.evaluate("document.documentElement.scrollWidth")
    tab.close()
    return found[:-1], scrolls  # the last is the footer's


@pytest.mark.parametrize("width", [320, 375, 640])
def test_no_word_of_a_table_breaks_where_all_of_them_fit(browser: Browser, tmp_path: Path, width: int) -> None:
    found, scrolls = cells(browser, tmp_path, RHYTHMS, width)

    assert len(found) == 12
    assert [cell["text"] for cell in found if cell["lines"] > 1] == []
    assert scrolls == width
    assert max(cell["right"] for cell in found) <= width - 22


@pytest.mark.parametrize("body", [RHYTHMS, RUNS])
def test_a_table_begins_and_ends_where_the_text_does_and_parts_its_columns(
    browser: Browser, tmp_path: Path, body: str
) -> None:
    found, _ = cells(browser, tmp_path, body, 640)
    header = found[: len(found) // (body.count("\n") - 1)]

    assert header[0]["left"] == 20 + 36
    assert min(after["left"] - before["right"] for before, after in pairwise(header)) >= 16
    if body is RHYTHMS:
        assert header[-1]["right"] == pytest.approx(640 - 20 - 36, abs=1)


# How far from the left the last letter and the sign behind it stand, wherever the title is named.
SIGNS = """(title) => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(title);
    if (at < 0 || !walker.currentNode.parentElement.checkVisibility()) continue;
    const left = (index) => {
      const range = document.createRange();
      range.setStart(walker.currentNode, index);
      range.setEnd(walker.currentNode, index + 1);
      return range.getBoundingClientRect().left;
    };
    found.push([left(at + title.length - 2), left(at + title.length - 1)]);
  }
  return found;
}"""


@pytest.mark.parametrize("language", ["ar", "he"])
def test_the_sign_at_the_end_of_a_latin_title_stays_there_from_right_to_left(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    settings = some_settings(course={**COURSE, "language": language})
    (email,) = render_emails([a_lesson()], settings, templates=TEMPLATES, cache=tmp_path)
    pages = Pages(settings, [TEMPLATES])
    tab = browser.new_page()
    signs = []
    for html in (email.html, bytes(pages.message("{course}", "— {course}").body).decode()):
        tab.set_content(html)
        signs.append(tab.evaluate(SIGNS, COURSE["title"]))
    tab.close()

    assert [len(found) for found in signs] == [3, 3]  # masthead, ending, footer; course, heading, note
    assert all(letter < sign for found in signs for letter, sign in found)
    assert "\u2068" not in email.html


LAST_PARTS = {
    "paragraph": "Words.",
    "list": "Before.\n\n- one\n- two",
    "cards": "1. **One:** words\n2. **Two:** words",
    "callout": "> **Key takeaway:** words",
    "quote": "> words",
    "button": "**[A button](https://example.com/)**",
    "image": '![words](https://example.com/a.png "A caption.")',
    "table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "codeblock": "```\ncode\n```",
    "answer": "## Is it?\n\nYes.",
    "notes": "Words.[^1]\n\n[^1]: A note.",
}
BELOW = """() => {
  const cells = [...document.querySelectorAll('.sheet .gutter > table > tbody > tr > td')];
  const last = cells.at(-1);
  const inner = [...last.querySelectorAll('p,li,td')].map((box) => box.getBoundingClientRect().bottom);
  return document.querySelector('.sheet').getBoundingClientRect().bottom - Math.max(...inner);
}"""


@pytest.mark.parametrize("action", ["", "Walk."])
def test_the_sheet_ends_as_far_below_every_last_part(browser: Browser, tmp_path: Path, action: str) -> None:
    lessons = [replace(a_lesson(body, day=day), action=action) for day, body in enumerate(LAST_PARTS.values(), 1)]
    emails = render_emails(lessons, some_settings(), templates=TEMPLATES, cache=tmp_path)
    tab = browser.new_page()
    below = {}
    for kind, email in zip(LAST_PARTS, emails, strict=True):
        tab.set_content(email.html)
        below[kind] = round(tab.evaluate(BELOW))
    tab.close()

    assert below == dict.fromkeys(LAST_PARTS, 40)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_card_leaves_most_of_a_phone_to_its_words(browser: Browser, tmp_path: Path, language: str) -> None:
    settings = some_settings(course={**COURSE, "language": language})
    (email,) = render_emails([a_lesson(LAST_PARTS["cards"])], settings, templates=TEMPLATES, cache=tmp_path)
    tab = browser.new_page(viewport={"width": 320, "height": 800})
    tab.set_content(email.html)
    words = tab.locator(".words p").first.bounding_box()
    tab.close()

    assert words is not None
    assert words["width"] >= 320 - 2 * 22 - 14 - 26 - 10 - 14


def test_links_in_notes_have_the_colour_of_links_and_those_of_the_footer_are_soft(
    browser: Browser, tmp_path: Path
) -> None:
    body = "Words, [a link](https://example.com/a).[^1]\n\n[^1]: A note, [a link](https://example.com/b)."
    (email,) = render_emails([a_lesson(body)], some_settings(), templates=TEMPLATES, cache=tmp_path)
    tab = browser.new_page(color_scheme="dark")
    tab.set_content(email.html)
    link, note, *ways_out = tab.evaluate("[...document.links].map((link) => getComputedStyle(link).color)")
    tab.close()

    assert link == note
    assert link not in ways_out


RECORD = """() => [...document.querySelectorAll('.wide tbody tr, .wide tbody td')].map((box) => {
  const {borderBottomWidth, borderBottomColor, fontWeight} = getComputedStyle(box);
  return [borderBottomWidth, borderBottomColor, fontWeight];
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_a_row_of_many_columns_as_a_record_under_its_first_cell(
    browser: Browser, tmp_path: Path, scheme: str
) -> None:
    settings = some_settings()
    (email,) = render_emails([a_lesson(RUNS)], settings, templates=TEMPLATES, cache=tmp_path)
    tab = browser.new_page(viewport={"width": 375, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    tab.set_content(email.html)
    row, first, *others = tab.evaluate(RECORD)
    tab.close()

    colours = getattr(settings.theme, scheme)
    line, leaf = (f"rgb{parse_hex(colours[token])}" for token in ("rule", "leaf"))
    assert row == ["1px", line, "400"]
    assert first == ["2px", leaf, "700"]
    assert [(width, weight) for width, _, weight in others] == [("0px", "400")] * 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_that_does_not_come_leaves_a_quiet_ground(browser: Browser, tmp_path: Path, scheme: str) -> None:
    settings = some_settings()
    (email,) = render_emails([a_lesson(LAST_PARTS["image"])], settings, templates=TEMPLATES, cache=tmp_path)
    context = browser.new_context(offline=True, color_scheme=scheme)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.set_content(email.html)
    style = tab.evaluate(
        "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.images[0]))"
    )
    context.close()

    assert style == [f"rgb{parse_hex(settings.theme.light[token])}" for token in ("ink", "tint")]
