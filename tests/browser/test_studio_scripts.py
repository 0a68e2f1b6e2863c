"""What the scripts of the studio's page decide, apart from any page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from course.colours import inverted
from tests.support.studio_server import ASSETS

PARTS = ("text", "inversion", "mail", "page", "choices", "frames")
SOME = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    for name in PARTS:
        page.add_script_tag(path=ASSETS / f"{name}.js")
    yield page
    page.close()


def call(scripts: Page, function: str, *arguments: object) -> Any:
    return scripts.evaluate(f"(given) => studio.{function}(...given)", list(arguments))


@SOME
@given(text=st.text(), room=st.integers(2, 60))
def test_a_cut_text_fits_and_is_the_beginning_of_the_whole(scripts: Page, text: str, room: int) -> None:
    cut = call(scripts, "text.cut", text, room)
    assert call(scripts, "text.columns", cut) <= room
    assert cut == text or text.startswith(cut.removesuffix("…"))


FAMILY = "👩\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("背中背中", 5, "背中…"),
        (f"{FAMILY} ab", 5, f"{FAMILY} ab"),
        (FAMILY * 3, 5, f"{FAMILY * 2}…"),
    ],
)
def test_a_text_is_cut_between_letters_as_they_are_seen(scripts: Page, text: str, room: int, cut: str) -> None:
    assert call(scripts, "text.cut", text, room) == cut


@pytest.mark.parametrize(
    ("last", "said"),
    [("2026-12-29", "Mon 28 Dec to Tue 29 Dec 2026"), ("2027-01-03", "Mon 28 Dec 2026 to Sun 3 Jan 2027")],
)
def test_two_dates_are_written_alike(scripts: Page, last: str, said: str) -> None:
    assert call(scripts, "text.span", "2026-12-28", last).replace(",", "") == said


@SOME
@given(first=st.dates(date(2000, 1, 1), date(2090, 1, 1)), length=st.integers(0, 60))
def test_weeks_begin_on_monday_and_hold_every_day(scripts: Page, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    weeks = call(scripts, "text.weeks", [first.isoformat(), last.isoformat()])
    days = [date.fromisoformat(day) for week in weeks for day in week]
    assert all(date.fromisoformat(week[0]).weekday() == 0 and len(week) == 7 for week in weeks)
    assert days == [days[0] + timedelta(days=at) for at in range(len(days))]
    assert days[0] <= first < days[0] + timedelta(days=7)
    assert days[-1] - timedelta(days=7) < last <= days[-1]


@SOME
@given(
    day=st.integers(0, 999),
    persona=st.text(st.characters(codec="utf-8"), max_size=20),
    view=st.sampled_from(["email", "text", "headers", "calendar"]),
    frames=st.sampled_from(["both", "phone", "desktop"]),
    dark=st.booleans(),
    imagesOff=st.booleans(),
)
def test_an_address_gives_back_the_choices_that_it_holds(scripts: Page, **given: Any) -> None:
    chosen = {**call(scripts, "choices.read", ""), **given}
    assert call(scripts, "choices.read", call(scripts, "choices.write", chosen)) == chosen


@SOME
@given(text=st.text())
def test_any_address_gives_choices(scripts: Page, text: str) -> None:
    assert call(scripts, "choices.read", text)["view"] in {"email", "text", "headers", "source", "calendar"}


def test_a_day_that_is_gone_gives_way_to_the_one_before(scripts: Page) -> None:
    state = {"lessons": [{"day": 1}, {"day": 3}], "personas": [{"key": "a"}]}
    fitted = [call(scripts, "choices.fitted", {"day": day, "persona": "gone"}, state) for day in (0, 2, 3, 9)]
    assert [each["day"] for each in fitted] == [1, 1, 3, 3]
    assert {each["persona"] for each in fitted} == {"a"}


@SOME
@given(red=st.integers(0, 255), green=st.integers(0, 255), blue=st.integers(0, 255))
def test_what_is_light_becomes_dark_and_what_is_dark_light(scripts: Page, red: int, green: int, blue: int) -> None:
    turned = call(scripts, "inversion.parse", call(scripts, "inversion.invert", f"rgb({red}, {green}, {blue})"))
    weights = (0.2126, 0.7152, 0.0722)
    luminance = [sum(w * (c / 255) ** 2.2 for w, c in zip(weights, colour, strict=False)) for colour in
                 ((red, green, blue), turned[:3])]  # fmt: skip
    if luminance[0] > 0.3:
        assert luminance[1] < luminance[0]
    if luminance[0] < 0.1:
        assert luminance[1] > luminance[0]


def test_forced_inversion_is_the_one_that_checks_and_palettes_are_judged_by(scripts: Page) -> None:
    steps = range(0, 256, 15)
    table = [(red, green, blue) for red in steps for green in steps for blue in steps]
    turn = "(rgb) => studio.inversion.parse(studio.inversion.invert(`rgb(${rgb.join(', ')})`))"
    shown = scripts.evaluate(f"(table) => table.map({turn})", table)
    assert [tuple(colour[:3]) for colour in shown] == [inverted(colour) for colour in table]


@pytest.mark.parametrize(
    ("colour", "turned"),
    [
        ("rgb(255, 255, 255)", "rgba(51, 51, 51, 1)"),
        ("rgb(0, 0, 0)", "rgba(255, 255, 255, 1)"),
        ("rgba(0, 0, 0, 0)", None),
        ("rgba(0, 0, 0, 0.5)", "rgba(255, 255, 255, 0.5)"),
        ("color(srgb 1 0 0)", None),
    ],
)
def test_black_and_white_change_places(scripts: Page, colour: str, turned: str | None) -> None:
    assert call(scripts, "inversion.invert", colour) == turned


@pytest.mark.parametrize(
    ("css", "dark", "answered"),
    [
        ("@media (prefers-color-scheme: dark){a{}}", True, "@media (min-width:0px){a{}}"),
        ("@media (prefers-color-scheme: dark){a{}}", False, "@media (max-width:0px){a{}}"),
        ("@media (PREFERS-COLOR-SCHEME:light) and (width<9px)", False, "@media (min-width:0px) and (width<9px)"),
    ],
)
def test_the_question_for_the_scheme_is_answered(scripts: Page, css: str, dark: bool, answered: str) -> None:
    assert call(scripts, "mail.answered", css, dark) == answered


@pytest.mark.parametrize(
    ("css", "without"),
    [
        ("a{background:#fff url(x.png) no-repeat}", "a{background:#fff none no-repeat}"),
        ('a{background:#fff url( "a\\"b)c.png" )}', "a{background:#fff none}"),
        (r"a{background:\75 rl(x.png)}", "a{background:none}"),
        (r"a{background:U\R\00006C(x.png)}", "a{background:none}"),
        ("a{background:image-set('x.png' 1x, url(y.png) type('image/png') 2x)}", "a{background:none}"),
        ("a{background:-webkit-image-set(url(x.png) 1x)}", "a{background:none}"),
        ("background:url(x.png", "background:no-picture(x.png"),
        ("fill:url(#light)", "fill:url(#light)"),
        (r"a{width:calc(1px + 2%);content:'\201C \\75'}", r"a{width:calc(1px + 2%);content:'\201C \\75'}"),
    ],
)
def test_a_style_loses_its_pictures_and_nothing_else(scripts: Page, css: str, without: str) -> None:
    assert call(scripts, "mail.withoutPictures", css) == without


@SOME
@given(room=st.integers(200, 3000), wanted=st.sampled_from(["both", "phone", "desktop"]))
def test_frames_fit_their_room(scripts: Page, room: int, wanted: str) -> None:
    planned = call(scripts, "frames.plan", room, wanted)
    # A browser lays out in 64ths of a pixel: what a fraction's last digit says beyond that is not seen.
    assert sum(frame["width"] * frame["scale"] for frame in planned.values()) <= room + 1 / 64
    assert planned.get("phone", {"width": 375})["width"] == 375
    assert planned.get("desktop", {"width": 640})["width"] >= 640
    assert wanted == "both" or list(planned) == [wanted]
    assert len(planned) == 1 or planned["desktop"]["scale"] >= 0.55
