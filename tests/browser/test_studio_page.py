"""The studio's page in a real browser, against a server that says what `course preview` says."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FrameLocator, Page, expect

from course.previewing.state import NOTHING
from course.studio.exporting import exported_page
from tests.support.studio_server import ASSETS, FakeStudio, a_finding, a_studio, studio_served

MISTAKE = {
    "title": "A lesson cannot be read",
    "message": "The front matter has no title",
    "hint": "Write one",
    "path": "lessons/02-lesson.md",
    "line": 3,
    "excerpt": [{"number": number, "text": f"text {number}"} for number in (2, 3, 4)],
}
VIEWS = ("email", "text", "headers", "source", "calendar")
COLOURS = """(body) => {
  const style = getComputedStyle(body);
  return [style.color, style.backgroundColor];
}"""
LIGHT = ["rgb(32, 32, 32)", "rgb(255, 255, 255)"]
DARK = ["rgb(238, 238, 238)", "rgb(16, 16, 16)"]
# The buttons that a viewer of this width cannot see whole.
OUTSIDE = """[...document.querySelectorAll("button, select")].filter((each) => each.checkVisibility()
  && each.getBoundingClientRect().right > innerWidth).map((each) => each.textContent)"""
# What is asked for and not there, what the policy keeps from running, and Playwright, which tries to run scripts.
EXPECTED = (
    "Failed to load resource",
    "Executing inline event handler",
    "Loading the script 'https://elsewhere.invalid",
    "Blocked script execution in 'about:srcdoc'",
)
WITHOUT_FRAMES = {"iframes": False}  # no script runs in an email's frame, axe's neither


@pytest.fixture
def studio() -> FakeStudio:
    return a_studio()


@pytest.fixture
def url(studio: FakeStudio) -> Iterator[str]:
    with studio_served(studio) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desktop whose browser has nothing to complain about, but for what a test does itself."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [text for text in complaints if not text.startswith(EXPECTED)] == []


def open_studio(page: Page, url: str, **choices: str | int) -> None:
    page.goto(url + "#" + "&".join(f"{name}={value}" for name, value in choices.items()))
    page.locator("html[data-version]").wait_for()


def shown(page: Page, version: int) -> None:
    page.locator(f"html[data-version='{version}']").wait_for()


def mail(page: Page, frame: str = "phone") -> FrameLocator:
    return page.frame_locator(f"[data-testid=frame-{frame}]")


def colours(page: Page, frame: str = "phone") -> list[str]:
    found: list[str] = mail(page, frame).locator("body").evaluate(COLOURS)
    return found


def press(page: Page, name: str) -> None:
    page.get_by_test_id(name).click()


def brightness(colour: str) -> int:
    return sum(int(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3])


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


# --- the inbox ----------------------------------------------------------------------------------------------


def test_the_inbox_cuts_subjects_as_a_phone_does(page: Page, url: str) -> None:
    open_studio(page, url)
    assert page.locator(".lesson .subject").all_inner_texts() == [
        "Why your back hurts",
        "A subject that is a good deal longer tha…",
        "背中が痛いのはなぜですか、そして今日から…",
    ]


def test_the_inbox_cuts_subject_and_preheader_together_as_a_desktop_does(page: Page, url: str) -> None:
    open_studio(page, url)
    press(page, "cut-desktop")
    lines = page.get_by_test_id("lesson-1").locator(".lines > *").all_inner_texts()
    assert lines == ["Why your back hurts", "What hurts, and what helps. What hurts, and wha…"]


def test_the_inbox_counts_what_the_checks_found(page: Page, url: str, studio: FakeStudio) -> None:
    findings = [a_finding(), a_finding(line=4), a_finding(severity="warning"), a_finding(day=0, path="course.toml")]
    studio.state["checks"]["findings"] = findings
    open_studio(page, url)
    assert page.get_by_test_id("lesson-1").locator(".badge").all_text_contents() == ["2 errors", "1 warning"]
    assert page.get_by_test_id("lesson-2").locator(".badge").count() == 0


def test_a_lesson_that_is_chosen_is_shown_in_both_frames(page: Page, url: str) -> None:
    open_studio(page, url)
    press(page, "lesson-2")
    for frame in ("phone", "desktop"):
        expect(mail(page, frame).locator("h1")).to_have_text("A subject that is a good deal longer than any phone has "
                                                             "room for in its list")  # fmt: skip
    assert page.get_by_test_id("lesson-2").get_attribute("aria-current") == "true"


# --- keys ---------------------------------------------------------------------------------------------------


def test_arrows_turn_to_the_next_lesson_and_back_but_not_past_the_ends(page: Page, url: str) -> None:
    open_studio(page, url)
    seen = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(page.get_by_test_id("when").inner_text()[:5])
    assert seen == ["Day 2", "Day 3", "Day 3", "Day 2", "Day 1", "Day 1"]


def test_arrows_work_from_inside_an_email(page: Page, url: str) -> None:
    open_studio(page, url)
    mail(page).locator("#link").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_test_id("when")).to_contain_text("Day 2")


def test_arrows_in_a_field_are_the_fields(page: Page, url: str) -> None:
    open_studio(page, url)
    page.get_by_test_id("persona").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_test_id("when")).to_contain_text("Day 1")


def test_each_key_that_the_help_lists_does_something(page: Page, url: str) -> None:
    open_studio(page, url)
    page.keyboard.press("?")
    keys = page.locator("#keys kbd").all_inner_texts()
    signs = {"←": "ArrowLeft", "→": "ArrowRight"}
    for key in keys:
        if key in {"Esc", "?"}:
            continue
        page.goto(url + "#day=2&view=" + ("text" if key == "1" else "email"))
        page.reload()
        page.locator("html[data-version]").wait_for()
        before = page.evaluate("location.hash")
        page.keyboard.press(signs.get(key, key))
        assert page.evaluate("location.hash") != before, key


def test_keys_can_be_turned_off(page: Page, url: str) -> None:
    open_studio(page, url)
    page.keyboard.press("?")
    page.get_by_label("Use these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("d")
    assert page.get_by_test_id("switch-dark").get_attribute("aria-pressed") == "false"


# --- switches -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_email_has_the_scheme_that_is_switched_whatever_the_systems_is(page: Page, url: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    open_studio(page, url)
    assert colours(page) == colours(page, "desktop") == LIGHT
    press(page, "switch-dark")
    assert colours(page) == colours(page, "desktop") == DARK


def test_forced_inversion_turns_the_light_colours_around_and_leaves_pictures(page: Page, url: str) -> None:
    open_studio(page, url)
    press(page, "switch-inverted")
    ink, ground = colours(page)
    assert brightness(ink) > 600
    assert ground == "rgb(51, 51, 51)"
    assert mail(page).locator("#picture").evaluate("(image) => getComputedStyle(image).filter") == "none"
    expect(page.get_by_test_id("on")).to_contain_text("A model of")


def test_dark_and_inverted_exclude_each_other(page: Page, url: str) -> None:
    open_studio(page, url, dark=1)
    press(page, "switch-inverted")
    assert page.get_by_test_id("switch-dark").get_attribute("aria-pressed") == "false"
    press(page, "switch-dark")
    assert page.get_by_test_id("switch-inverted").get_attribute("aria-pressed") == "false"


def test_without_images_their_words_stand_in_for_them(page: Page, url: str) -> None:
    open_studio(page, url)
    picture = mail(page).locator("#picture")
    assert picture.evaluate("(image) => image.naturalWidth") == 1
    press(page, "switch-images")
    assert picture.evaluate("(image) => image.naturalWidth") == 0
    assert picture.get_attribute("alt") == "A pair of shoes"


SHOWING_PICTURES = (
    '<img src="%s">',
    '<img srcset="%s 1x">',
    '<picture><source srcset="%s"><img></picture>',
    '<video poster="%s"></video>',
    '<input type="image" src="%s">',
    '<table background="%s"><tr><td>x</table>',
    '<svg><image href="%s" width="9" height="9"/></svg>',
    '<svg><image xlink:href="%s" width="9" height="9"/></svg>',
    '<svg><image width="9" height="9"><set attributeName="href" to="%s"/></image></svg>',
    "<p style=\"background: url('%s')\">x</p>",
    "<p style=\"background: image-set('%s' 1x)\">x</p>",
    '<p style="background: url(%s">x</p>',
    '<p class="styled">x</p><style>.styled { background-image: \\75rl(%s) }</style>',
    '<ul style="list-style-image: url(%s)"><li>x</ul>',
)


def test_without_images_nothing_asks_for_one(page: Page, url: str, studio: FakeStudio) -> None:
    pictures = {f"/seen/{at}.png" for at in range(len(SHOWING_PICTURES))}
    html = "".join(each.replace("%s", f"/seen/{at}.png") for at, each in enumerate(SHOWING_PICTURES))
    studio.documents["1/no-name"] |= {"html": html}
    open_studio(page, url, imagesOff=1)
    page.wait_for_timeout(300)
    assert pictures.isdisjoint(studio.asked)
    press(page, "switch-images")
    for _ in range(100):
        if not pictures <= set(studio.asked):
            page.wait_for_timeout(50)
    assert pictures <= set(studio.asked)


def test_what_is_switched_outlives_another_lesson_an_edit_and_a_reload(
    page: Page, url: str, studio: FakeStudio
) -> None:
    open_studio(page, url)
    press(page, "switch-dark")
    press(page, "frames-phone")
    page.keyboard.press("ArrowRight")
    studio.write(2, "no-name", html=studio.documents["2/no-name"]["html"].replace("Hello", "Good day"))
    expect(mail(page).locator("#words")).to_have_text("Good day there")
    assert colours(page) == DARK
    page.reload()
    expect(mail(page).locator("#words")).to_have_text("Good day there")
    assert colours(page) == DARK
    assert not page.get_by_test_id("frame-desktop").is_visible()


def test_a_persona_gets_its_own_email(page: Page, url: str) -> None:
    open_studio(page, url)
    page.get_by_test_id("persona").select_option("right-to-left")
    expect(mail(page).locator("#words")).to_have_text("Hello ليلى")
    press(page, "view-text")
    expect(page.get_by_test_id("text")).to_contain_text("for ليلى")


def test_headers_and_source_are_shown(page: Page, url: str) -> None:
    open_studio(page, url)
    press(page, "view-headers")
    expect(page.get_by_test_id("headers")).to_have_text("Subject: Why your back hurts")
    press(page, "view-source")
    assert page.get_by_test_id("source").locator("li").count() == 80


def test_the_frames_are_as_wide_as_they_say(page: Page, url: str) -> None:
    open_studio(page, url)
    widths = [mail(page, frame).locator("html").evaluate("() => innerWidth") for frame in ("phone", "desktop")]
    assert widths == [375, 640]


# --- checks, calendar, weight -------------------------------------------------------------------------------


def test_a_finding_leads_to_its_line(page: Page, url: str, studio: FakeStudio) -> None:
    studio.state["checks"]["findings"] = [a_finding(line=60, day=2, path="lessons/02-lesson.md")]
    open_studio(page, url)
    page.get_by_text("Other lessons").click()
    press(page, "finding")
    marked = page.get_by_test_id("source").locator(".marked")
    expect(marked).to_have_text("60line 60 of day 2")
    expect(marked).to_be_in_viewport()
    expect(page.get_by_test_id("when")).to_contain_text("Day 2")


ABOUT = {"C101": [{"is_code": False, "text": "What `recap` says."}, {"is_code": True, "text": "recap: <b>Yes</b>"}]}


def test_a_finding_explains_its_rule_and_stays_open_while_the_checks_go_on(
    page: Page, url: str, studio: FakeStudio
) -> None:
    studio.state["checks"] |= {"findings": [a_finding(), a_finding(line=9, code="C102")], "about": ABOUT}
    open_studio(page, url)
    about = page.get_by_test_id("about")
    expect(about).to_have_count(1)
    expect(about.locator("pre")).not_to_be_visible()
    about.locator("summary").click()
    expect(about.locator("p")).to_have_text("What recap says.")
    expect(about.locator("p code")).to_have_text("recap")
    expect(about.locator("pre")).to_have_text("recap: <b>Yes</b>")
    studio.change(checks={"state": "done", "error": "", "findings": [a_finding()], "about": ABOUT})
    expect(page.get_by_test_id("finding")).to_have_count(1)
    expect(about.locator("pre")).to_be_visible()


def test_what_a_finding_has_between_backticks_is_code_and_a_lone_one_stays(
    page: Page, url: str, studio: FakeStudio
) -> None:
    finding = a_finding(message="`<b>recap</b>` is empty", hint="a lone ` stays")
    studio.state["checks"]["findings"] = [finding]
    open_studio(page, url)
    card = page.get_by_test_id("finding")
    expect(card.locator(".message code")).to_have_text("<b>recap</b>")
    expect(card.locator(".message")).to_have_text("<b>recap</b> is empty")
    expect(card.locator(".hint")).to_have_text("a lone ` stays")


def test_a_finding_about_the_course_leads_to_its_file_and_back(page: Page, url: str, studio: FakeStudio) -> None:
    studio.state["checks"]["findings"] = [a_finding(line=2, day=0, path="course.toml")]
    open_studio(page, url)
    press(page, "finding")
    expect(page.get_by_test_id("source").locator(".marked")).to_contain_text("days = 3")
    page.get_by_text("Back to the lesson’s file").click()
    expect(page.get_by_test_id("source")).to_contain_text("line 1 of day 1")


def test_a_file_that_may_not_be_shown_is_said_to_be_so(page: Page, url: str, studio: FakeStudio) -> None:
    studio.state["checks"]["findings"] = [a_finding(path="elsewhere.md")]
    open_studio(page, url)
    press(page, "finding")
    expect(page.get_by_test_id("source")).to_contain_text("cannot be shown here")


@pytest.mark.parametrize(
    ("checks", "words"),
    [
        ({"state": "running", "error": "", "findings": []}, "Checks are running"),
        ({"state": "done", "error": "", "findings": []}, "No findings"),
        ({"state": "failed", "error": "Install course[check]", "findings": []}, "Install course[check]"),
        ({"state": "done", "error": "", "findings": [a_finding()]}, "1 error, 0 warnings in the whole course."),
        ({"state": "done", "error": "", "findings": [a_finding(severity="note")]}, "No mistakes, 1 note."),
    ],
)
def test_the_state_of_the_checks_is_said(page: Page, url: str, studio: FakeStudio, checks: Any, words: str) -> None:
    studio.state["checks"] = checks
    open_studio(page, url)
    expect(page.get_by_test_id("checks")).to_contain_text(words)


def test_the_calendar_shows_when_and_leads_to_the_lesson(page: Page, url: str) -> None:
    open_studio(page, url, view="calendar")
    expect(page.get_by_test_id("calendar")).to_contain_text("The clocks go back that night")
    expect(page.get_by_test_id("calendar").locator("h3")).to_have_text("3 lessons, Mon 23 Nov to Wed 25 Nov 2026")
    press(page, "slot-3")
    expect(page.get_by_test_id("when")).to_have_text("Day 3 of 3 · Wed 25 Nov, 07:30 · 3 min")
    assert page.get_by_test_id("frame-phone").is_visible()


def test_the_weight_is_measured_against_what_gmail_shows(page: Page, url: str) -> None:
    open_studio(page, url, day=3)
    expect(page.get_by_test_id("weight-html")).to_contain_text("96 KB of 102 KB")
    expect(page.get_by_test_id("weight-html")).to_contain_text(
        "Gmail hides the end of emails above 102 KB; this one comes close."
    )


# --- live ---------------------------------------------------------------------------------------------------


def test_an_edit_is_shown_without_a_reload_where_the_reader_was(page: Page, url: str, studio: FakeStudio) -> None:
    open_studio(page, url)
    page.evaluate("window.same = true")
    mail(page).locator("html").evaluate("(html) => { html.scrollTop = 700; }")
    studio.write(1, "no-name", html=studio.documents["1/no-name"]["html"].replace("Hello", "Good day"))
    for frame in ("phone", "desktop"):
        expect(mail(page, frame).locator("#words")).to_have_text("Good day there")
    assert mail(page).locator("html").evaluate("(html) => html.scrollTop") == 700
    assert page.evaluate("window.same")
    expect(page.get_by_test_id("updated")).to_contain_text("Updated")


def test_an_edit_elsewhere_asks_for_nothing(page: Page, url: str, studio: FakeStudio) -> None:
    open_studio(page, url)
    page.wait_for_timeout(600)  # until the next lesson is at hand
    studio.asked.clear()
    studio.change(checks={"state": "running", "error": "", "findings": []})
    shown(page, 2)
    assert studio.asked == []


def test_a_mistake_lies_over_the_last_good_email_until_it_is_mended(page: Page, url: str, studio: FakeStudio) -> None:
    open_studio(page, url)
    overlay = page.get_by_test_id("overlay")
    expect(overlay).to_be_hidden()
    studio.change(mistake=MISTAKE)
    for words in (MISTAKE["title"], MISTAKE["message"], MISTAKE["hint"], "lessons/02-lesson.md:3"):
        expect(overlay).to_contain_text(str(words))
    expect(overlay.locator(".marked")).to_have_text("3text 3")
    expect(mail(page).locator("#words")).to_have_text("Hello there")
    studio.change(mistake=None)
    expect(overlay).to_be_hidden()


def test_escape_hides_a_mistake_until_the_next_change(page: Page, url: str, studio: FakeStudio) -> None:
    studio.state["mistake"] = MISTAKE
    open_studio(page, url)
    overlay = page.get_by_test_id("overlay")
    expect(overlay).to_be_visible()
    page.keyboard.press("Escape")
    expect(overlay).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(overlay).to_be_hidden()
    studio.change(mistake=MISTAKE)
    expect(overlay).to_be_visible()


@pytest.mark.parametrize("pane", ["inbox", "facts"])
def test_a_phone_tells_of_a_mistake_in_every_part_and_leads_to_it(
    page: Page, url: str, studio: FakeStudio, pane: str
) -> None:
    page.set_viewport_size({"width": 375, "height": 667})
    open_studio(page, url, pane=pane)
    wrong, overlay = page.get_by_test_id("wrong"), page.get_by_test_id("overlay")
    expect(wrong).to_be_hidden()
    studio.change(mistake=MISTAKE)
    expect(wrong).to_contain_text("a mistake in lessons/02-lesson.md")
    wrong.locator("button").click()
    expect(overlay).to_be_visible()
    expect(wrong).to_be_hidden()
    overlay.get_by_text("Hide").click()
    expect(wrong).to_be_visible()
    studio.change(mistake=None)
    expect(wrong).to_be_hidden()


def test_nothing_is_called_well_or_updated_while_there_is_a_mistake(page: Page, url: str, studio: FakeStudio) -> None:
    studio.state["checks"] = {"state": "done", "error": "", "findings": []}
    open_studio(page, url)
    studio.change()
    expect(page.get_by_test_id("updated")).to_contain_text("Updated")
    studio.change(mistake=MISTAKE)
    state = page.locator("#checks-state")
    expect(state).to_have_text("Not checked until the mistake is mended.")
    expect(state).not_to_have_class(re.compile("done"))
    expect(page.get_by_test_id("updated")).to_be_hidden()
    studio.change(mistake=None)
    expect(state).to_contain_text("No findings")
    expect(page.get_by_test_id("updated")).to_be_visible()


def test_a_course_that_begins_with_a_mistake_shows_it_alone(page: Page, url: str, studio: FakeStudio) -> None:
    nothing = {key: NOTHING[key] for key in ("course", "personas", "lessons", "calendar")}
    studio.state |= {**nothing, "mistake": MISTAKE}
    open_studio(page, url)
    expect(page.get_by_test_id("overlay")).to_be_visible()
    expect(page.get_by_test_id("inbox")).to_contain_text("Nothing can be shown before the mistake is mended")
    expect(page.get_by_test_id("overlay")).not_to_contain_text("last good version")


HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_a_page_that_is_not_looked_at_listens_no_more_and_catches_up_when_it_is(
    page: Page, url: str, studio: FakeStudio
) -> None:
    open_studio(page, url)
    page.evaluate(HIDE, True)
    page.wait_for_timeout(100)
    studio.write(1, "no-name", html=studio.documents["1/no-name"]["html"].replace("Hello", "Later"))
    page.wait_for_timeout(300)
    expect(mail(page).locator("#words")).to_have_text("Hello there")
    expect(page.get_by_test_id("banner")).to_be_empty()
    page.evaluate(HIDE, False)
    expect(mail(page).locator("#words")).to_have_text("Later there")


def test_many_pages_of_a_studio_can_be_open(browser: Browser, url: str) -> None:
    """Playwright calls every page looked at; a browser does not, so each is told so here."""
    context = browser.new_context()
    for _ in range(8):
        page = context.new_page()
        open_studio(page, url)
        expect(mail(page).locator("#words")).to_have_text("Hello there")
        page.evaluate(HIDE, True)
    assert len(context.pages) == 8
    context.close()


def test_a_stopped_studio_is_said_and_a_new_one_is_found(page: Page, studio: FakeStudio) -> None:
    with studio_served(studio) as url:
        open_studio(page, url)
        port = urlsplit(url).port or 0
    expect(page.get_by_test_id("banner")).to_contain_text("The studio has stopped")
    studio.write(1, "no-name", html=studio.documents["1/no-name"]["html"].replace("Hello", "Again"))
    with studio_served(studio, port):
        expect(mail(page).locator("#words")).to_have_text("Again there", timeout=20_000)
        expect(page.get_by_test_id("banner")).to_be_empty()


# --- safe ---------------------------------------------------------------------------------------------------


def test_a_link_in_an_email_leads_nowhere_and_says_where_it_would(page: Page, url: str) -> None:
    open_studio(page, url)
    mail(page).locator("#link").click()
    leads = page.get_by_test_id("leads")
    expect(leads).to_have_text("This link leads to https://example.com/there")
    assert len(page.context.pages) == 1
    expect(mail(page).locator("h1")).to_have_text("Why your back hurts")
    mail(page).locator("h1").click()
    expect(leads).to_be_hidden()
    mail(page).locator("#link").click()
    expect(leads).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(leads).to_be_hidden()


@pytest.mark.parametrize("name", ["href", "xlink:href"])
def test_a_link_in_a_drawing_leads_nowhere_either(page: Page, url: str, studio: FakeStudio, name: str) -> None:
    drawing = f'<svg width="90" height="90"><a {name}="/elsewhere"><rect id="drawn" width="90" height="90"/></a></svg>'
    studio.documents["1/no-name"] |= {"html": f"<h1>Drawn</h1>{drawing}"}
    open_studio(page, url)
    mail(page).locator("#drawn").click()
    expect(page.get_by_test_id("leads")).to_have_text("This link leads to /elsewhere")
    page.keyboard.press("ArrowRight")
    expect(mail(page).locator("#words")).to_have_text("Hello there")
    assert "/elsewhere" not in studio.asked


def test_names_in_an_email_do_not_stand_in_for_what_the_page_asks_for(page: Page, url: str, studio: FakeStudio) -> None:
    asked = ("documentElement", "body", "head", "querySelectorAll", "adoptNode", "replaceChild", "getElementById")
    named = "".join(f'<img name="{name}" alt=""><form name="{name}"></form>' for name in asked)
    own = ("setAttribute", "style", "closest", "textContent", "removeAttribute")
    objects = '<object id="querySelectorAll"></object><object id="createElement"></object>'
    inputs = "".join(f'<input name="{name}"><img id="{name}" alt="">' for name in own)
    studio.documents["1/no-name"] |= {
        "html": f'<h1>Named</h1>{named}{objects}<form style="color: red" media="x">{inputs}</form>'
    }
    open_studio(page, url)
    for switch in ("switch-images", "switch-dark", "switch-inverted"):
        press(page, switch)
        expect(mail(page).locator("h1")).to_have_text("Named")
    page.keyboard.press("ArrowRight")
    expect(mail(page).locator("#words")).to_have_text("Hello there")
    page.keyboard.press("ArrowLeft")
    expect(mail(page, "desktop").locator("h1")).to_have_text("Named")


def test_nothing_in_a_course_becomes_markup_or_runs(page: Page, url: str, studio: FakeStudio) -> None:
    bad = "<img src=x onerror='top.ran=1'><b>bold</b>"
    studio.state["course"]["title"] = bad
    studio.state["lessons"][0]["inbox"]["no-name"] = {"subject": bad, "preheader": bad}
    studio.state["checks"]["findings"] = [a_finding(message=bad, hint=bad)]
    studio.state["checks"]["about"] = {"C101": [{"is_code": False, "text": bad}, {"is_code": True, "text": bad}]}
    studio.documents["1/no-name"] |= {"html": f"<body onload='top.ran=1'>{bad}<script>top.ran=1</script>", "text": bad}
    open_studio(page, url)
    for view in VIEWS:
        press(page, f"view-{view}")
    assert page.locator("#course").inner_text() == bad
    assert page.locator("body b", has_text="bold").count() == 0
    assert page.evaluate("window.ran") is None


def test_the_page_asks_no_other_host(page: Page, url: str) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    open_studio(page, url)
    press(page, "lesson-2")
    assert hosts - {""} == {urlsplit(url).netloc}


def test_it_says_that_it_cannot_send(page: Page, url: str) -> None:
    open_studio(page, url)
    expect(page.get_by_test_id("safe")).to_contain_text("no subscriber and no provider")


# --- for everybody ------------------------------------------------------------------------------------------


# The other width of each scheme is looked at in test_studio.py, with a whole course.
@pytest.mark.parametrize(("width", "scheme"), [(375, "light"), (1440, "dark")])
def test_every_view_is_accessible_and_fits(
    browser: Browser, url: str, studio: FakeStudio, width: int, scheme: Any
) -> None:
    studio.state["checks"]["findings"] = [a_finding(), a_finding(severity="warning", day=0)]
    studio.state["checks"]["about"] = ABOUT
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for choices in (*({"view": view, "pane": "lesson"} for view in VIEWS), {"pane": "inbox"}, {"pane": "facts"}):
        page.goto("about:blank")
        open_studio(page, url, **choices)
        results = Axe().run(page, options=WITHOUT_FRAMES)
        assert results.violations_count == 0, f"{choices}: {results.generate_report()}"
        assert overflow(page) == 0, choices
    context.close()


@pytest.mark.parametrize("width", [320, 768, 1024])
def test_nothing_overflows(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_studio(page, url, pane="lesson")
    for view in VIEWS:
        press(page, f"view-{view}")
        outside = page.evaluate(OUTSIDE)
        assert outside == [], view


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_mistake_and_the_help_are_accessible(browser: Browser, url: str, studio: FakeStudio, scheme: Any) -> None:
    studio.state["mistake"] = MISTAKE
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    open_studio(page, url)
    for key in ("", "Escape", "?"):
        if key:
            page.keyboard.press(key)
        results = Axe().run(page, options=WITHOUT_FRAMES)
        assert results.violations_count == 0, results.generate_report()
    context.close()


def test_a_phone_has_one_part_at_a_time(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 667})
    open_studio(page, url)
    press(page, "lesson-2")
    assert page.get_by_test_id("frame-phone").is_visible()
    assert not page.get_by_test_id("inbox").is_visible()
    press(page, "pane-facts")
    assert page.get_by_test_id("weight").is_visible()
    press(page, "pane-inbox")
    assert page.get_by_test_id("lesson-2").is_visible()


# What keeps a script from being loaded.
LOAD_SCRIPT = """(address) => new Promise((resolve) => {
  addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
  const script = document.createElement("script");
  script.addEventListener("error", () => setTimeout(() => resolve("nothing"), 500));
  script.src = address;
  document.head.append(script);
})"""


# --- an export ----------------------------------------------------------------------------------------------


def test_an_export_opens_from_a_file(page: Page, studio: FakeStudio, tmp_path: Path) -> None:
    shutil.copytree(ASSETS, tmp_path / "assets")
    (tmp_path / "index.html").write_text(exported_page(), encoding="utf-8")
    state = {**studio.state, "live": False}
    state["checks"]["findings"] = [a_finding(path="course.toml", line=2)]
    exported = {"state": state, "documents": studio.documents, "sources": studio.sources}
    (tmp_path / "assets" / "export.js").write_text(f"window.COURSE_EXPORT = {json.dumps(exported)};", encoding="utf-8")
    open_studio(page, (tmp_path / "index.html").as_uri())
    press(page, "lesson-2")
    press(page, "switch-dark")
    assert colours(page) == DARK
    title = page.get_by_test_id("course")
    assert title.evaluate("(each) => each.scrollWidth <= each.clientWidth")
    expect(page.get_by_test_id("safe")).to_contain_text("A copy made on 22 November 2026 at 20:50 UTC")
    page.get_by_text("Other lessons").click()
    press(page, "finding")
    expect(page.get_by_test_id("source").locator(".marked")).to_contain_text("days = 3")
    picture = mail(page).locator("#picture")
    assert picture.evaluate("(image) => image.naturalWidth") == 1
    assert page.evaluate(LOAD_SCRIPT, "https://elsewhere.invalid/x.js") == "script-src-elem"
