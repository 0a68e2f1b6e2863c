"""Emails in other scripts as a browser shows them: which way they run, which side things stand on, how they are set."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from course.emails.render import render_emails
from course.rendering import render_course
from course.shipped import shipped
from course.web.pages import Pages
from course.web.zones import regions
from course.words.locales import local_date, local_time
from tests.support.lessons import a_lesson, some_settings

ARABIC = """\
تتعب *عضلات* الظهر من الجلوس، وتكفي `3 x 10` بدايةً.

- حذاء مريح

> **الخلاصة:** ابدأ ببطء.

1. **الإحماء:** خذ وقتك.
2. **التمدد:** ثبّت كل وضعية.

> أفضل مشي هو الذي تعود منه.

```
walk(minutes=20)
```
"""
JAPANESE = "座ったままでいると、*腰の筋肉*が疲れます。\n\n> いちばん良い散歩です。\n"

# What is known of one element: the direction and side of its text, its sides' borders, how its letters are set.
STYLE = """(css) => {
  const style = getComputedStyle(document.querySelector(css));
  const keys = ["direction", "textAlign", "borderRightWidth", "borderLeftWidth", "letterSpacing", "fontStyle",
                "fontWeight", "lineHeight", "fontSize", "marginRight", "unicodeBidi"];
  return Object.fromEntries(keys.map((key) => [key, style[key]]));
}"""
LEFT = "(css) => document.querySelector(css).getBoundingClientRect().left"
CONTENT = "document.querySelector('[lang][dir]:not(html)').dir"
ROOT = f"[document.documentElement.lang, document.documentElement.dir, {CONTENT}]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("scripts")
    for language, body, title in (("ar", ARABIC, "لماذا يؤلمك ظهرك؟"), ("ja", JAPANESE, "なぜ腰が痛くなるのか")):
        settings = some_settings(course={"language": language, "title": title})
        lessons = [a_lesson(body, title=title, subject=title, action=title)]
        emails = render_emails(lessons, settings, templates=shipped("templates"), cache=made / "cache")
        render_course(emails, settings, templates=shipped("templates"), out=made / language)
    return made


def look(browser: Browser, folder: Path, *, css: str = "", script: str = STYLE) -> Any:
    tab = browser.new_page(viewport={"width": 375, "height": 800})
    tab.goto(next(folder.glob("01-*.html")).as_uri())
    found = tab.evaluate(script, css)
    tab.close()
    return found


def test_an_email_says_its_language_and_direction_on_the_page_and_on_what_it_holds(
    browser: Browser, folder: Path
) -> None:
    assert look(browser, folder / "ar", script=ROOT) == ["ar", "rtl", "rtl"]
    assert look(browser, folder / "ja", script=ROOT)[:2] == ["ja", "ltr"]


@pytest.mark.parametrize("css", ["h1", ".sheet p", "h2", ".card p", "blockquote", ".deep p", ".soft p"])
def test_arabic_text_runs_from_right_to_left_and_stands_at_the_right(browser: Browser, folder: Path, css: str) -> None:
    style = look(browser, folder / "ar", css=css)

    assert style["direction"] == "rtl"
    assert style["textAlign"] in {"right", "start"}


def test_bars_indents_and_numbers_stand_at_the_right_in_arabic(browser: Browser, folder: Path) -> None:
    callout, quote = (look(browser, folder / "ar", css=css) for css in ("td.tint", "td:has(> blockquote)"))

    assert (callout["borderRightWidth"], callout["borderLeftWidth"]) == ("4px", "0px")
    assert (quote["borderRightWidth"], quote["borderLeftWidth"]) == ("3px", "0px")
    assert look(browser, folder / "ar", css="ul")["marginRight"] == "26px"
    number, words = (look(browser, folder / "ar", css=css, script=LEFT) for css in ("td.card", "td.card + td"))
    assert number > words


@pytest.mark.parametrize("css", ["pre", "code", "[dir=ltr]:not(code):not(pre)"])
def test_code_and_addresses_run_from_left_to_right_in_arabic(browser: Browser, folder: Path, css: str) -> None:
    assert look(browser, folder / "ar", css=css)["direction"] == "ltr"


@pytest.mark.parametrize("css", ["h1", ".leaf", ".deep h2"])
def test_arabic_letters_are_not_torn_apart(browser: Browser, folder: Path, css: str) -> None:
    assert look(browser, folder / "ar", css=css)["letterSpacing"] == "normal"


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_emphasis_is_bold_and_nothing_slants(browser: Browser, folder: Path, language: str) -> None:
    emphasis = look(browser, folder / language, css="em")

    assert (emphasis["fontStyle"], emphasis["fontWeight"]) == ("normal", "700")
    assert look(browser, folder / language, css="blockquote")["fontStyle"] == "normal"


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_lines_have_more_room_than_in_latin(browser: Browser, folder: Path, language: str) -> None:
    style = look(browser, folder / language, css=".sheet p:has(em)")

    assert float(style["lineHeight"].removesuffix("px")) / float(style["fontSize"].removesuffix("px")) > 1.7


@pytest.fixture(scope="module")
def page_text() -> str:
    """The preferences of somebody in an Arabic course."""
    settings = some_settings(course={"language": "ar", "title": "المشي وآلام الظهر"})
    response = Pages(settings, [shipped("templates")]).page(
        "preferences",
        is_saved=True,
        is_unknown=False,
        email="b•••••@reader.invalid",
        has_left=False,
        lessons_had=None,
        send_at=local_time(time(7, 30), "ar"),
        next_lesson=(local_date(date(2027, 4, 6), "ar"), local_time(time(7, 30), "ar")),
        timezone="Africa/Cairo",
        regions=regions("Africa/Cairo", "ar"),
        unsubscribe_link="https://courses.example.com/unsubscribe/x",
    )
    return bytes(response.body).decode()


def test_a_page_in_arabic_runs_from_right_to_left_and_addresses_on_it_do_not(browser: Browser, page_text: str) -> None:
    tab = browser.new_page(viewport={"width": 375, "height": 800})
    tab.set_content(page_text)
    title, address = tab.evaluate(STYLE, "h1"), tab.evaluate(STYLE, ".whose bdi")
    words = tab.locator("main").inner_text()
    tab.close()

    assert (title["direction"], title["textAlign"]) == ("rtl", "start")
    assert (address["direction"], address["unicodeBidi"]) == ("ltr", "isolate")
    assert "الثلاثاء، 6 أبريل 2027" in words
    assert "7:30" in words
