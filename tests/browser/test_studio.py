"""The studio as it is used: `course preview` on a copy of the back-pain course, its files edited, a browser looking."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, FrameLocator, Locator, Page, ViewportSize, expect

from tests.support.axe import violations
from tests.support.previewing import copy_course, previewing

FIRST = "lessons/01-understanding-lower-back-pain.md"
OPENING = "templates/opening.mjml.j2"
SETTINGS = "course.toml"
VIEWS = ("email", "text", "headers", "source", "calendar")

STILL: Any = {"reduced_motion": "reduce"}  # so that nobody looks while a colour is on its way to another
LINK_COLOUR = "(link) => getComputedStyle(link).color"
GROUND = "(cell) => getComputedStyle(cell).backgroundColor"
SCROLLED = "document.querySelector('[data-testid=frame-phone]').contentDocument.scrollingElement.scrollTop"
SCROLL = f"{SCROLLED} = 600"


@dataclass(frozen=True, kw_only=True)
class Course:
    """A course that is shown, and its files."""

    folder: Path
    url: str

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        assert old in self.read(name)
        self.write(name, self.read(name).replace(old, new, 1))

    def add(self, name: str, text: str) -> int:
        """Put text at a file's end; the number of its first line."""
        before = self.read(name).rstrip("\n")
        self.write(name, f"{before}\n\n{text}\n")
        return before.count("\n") + 3


class Studio:
    """The page, by the names of its parts."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def part(self, name: str) -> Locator:
        return self.page.get_by_test_id(name)

    def frame(self, name: str = "phone") -> FrameLocator:
        return self.page.frame_locator(f"[data-testid=frame-{name}]")

    def open(self, url: str, choices: str = "") -> None:
        self.page.goto(url + choices)
        self.page.wait_for_selector("html[data-version]")

    def title(self) -> Locator:
        return self.frame().locator("h1")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    folder = copy_course(tmp_path_factory.mktemp("studio") / "course")
    with previewing(folder) as (url, _):
        yield Course(folder=folder, url=url)


@pytest.fixture
def course(shown: Course) -> Iterator[Course]:
    """The same; what a test does to its files is undone."""
    before = {path: path.read_bytes() for path in shown.folder.rglob("*") if path.suffix in {".md", ".j2", ".toml"}}
    yield shown
    for path, content in before.items():
        if path.read_bytes() != content:
            path.write_bytes(content)


@pytest.fixture
def studio(browser: Browser, course: Course) -> Iterator[Studio]:
    """A wide window on the first lesson, which complains about whatever the page does wrong or asks elsewhere."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light", **STILL)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if is_complaint(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if is_elsewhere(request.url, course) else None)
    studio = Studio(page)
    studio.open(course.url)
    yield studio
    context.close()
    assert complaints == []


def is_complaint(message: ConsoleMessage) -> bool:
    """Whether an error is the page's own: looking into a frame that runs no scripts makes the browser say so."""
    return message.type == "error" and "Blocked script execution in 'about:srcdoc'" not in message.text


def is_elsewhere(url: str, course: Course) -> bool:
    return urlsplit(url).scheme not in {"data", "about"} and urlsplit(url).netloc != urlsplit(course.url).netloc


# --- edits ---


def test_a_saved_lesson_is_seen_in_both_frames_without_a_reload(studio: Studio, course: Course) -> None:
    studio.page.evaluate("window.wasHere = true")
    studio.page.evaluate(SCROLL)
    course.change(FIRST, "\ntitle: ", "\ntitle: Anew and ")
    expect(studio.frame("phone").locator("h1")).to_contain_text("Anew and")
    expect(studio.frame("desktop").locator("h1")).to_contain_text("Anew and")
    assert studio.page.evaluate("window.wasHere") is True
    assert studio.page.evaluate(SCROLLED) == 600


def test_a_saved_subject_is_seen_in_the_inbox(studio: Studio, course: Course) -> None:
    course.change(FIRST, "\nsubject: ", "\nsubject: Anew and ")
    expect(studio.part("lesson-1")).to_contain_text("Anew and")
    expect(studio.part("subject")).to_contain_text("Anew and")


def test_a_saved_template_changes_the_email(studio: Studio, course: Course) -> None:
    course.change(OPENING, "{{ email.greeting }}", "{{ email.greeting }} Well met.")
    expect(studio.frame().get_by_text("Well met.")).to_be_visible()


def test_a_colour_saved_in_the_settings_colours_the_email(studio: Studio, course: Course) -> None:
    bar = studio.frame().locator("a").last
    before = bar.evaluate(LINK_COLOUR)
    course.add(SETTINGS, '[theme]\npalette = "harbour"')
    expect(bar).not_to_have_css("color", before)


def test_a_file_that_is_saved_by_renaming_is_followed(studio: Studio, course: Course) -> None:
    fresh = course.folder / "lessons" / ".01.md.swp"
    fresh.write_text(course.read(FIRST).replace("\ntitle: ", "\ntitle: Anew and ", 1), encoding="utf-8")
    fresh.rename(course.folder / FIRST)
    expect(studio.title()).to_contain_text("Anew and")


# --- mistakes ---


def add_unknown_field(course: Course) -> tuple[str, int]:
    return FIRST, course.add(FIRST, "Dear {{ subscriber.shoe_size }},")


def add_open_block(course: Course) -> tuple[str, int]:
    return OPENING, course.add(OPENING, "{% if email.nothing %}{% endfor %}")


def add_wrong_setting(course: Course) -> tuple[str, int]:
    course.change(SETTINGS, "days = 7", "days = 0")
    return SETTINGS, course.read(SETTINGS).splitlines().index("days = 0") + 1


def add_what_is_no_toml(course: Course) -> tuple[str, int]:
    return SETTINGS, course.add(SETTINGS, "this is not = = TOML")


@pytest.mark.parametrize("break_it", [add_unknown_field, add_open_block, add_wrong_setting, add_what_is_no_toml])
def test_a_mistake_covers_the_page_with_its_place_and_goes_when_it_is_mended(
    studio: Studio, course: Course, break_it: Callable[[Course], tuple[str, int]]
) -> None:
    overlay, title = studio.part("overlay"), studio.title().inner_text()
    before = {name: course.read(name) for name in (FIRST, OPENING, SETTINGS)}
    path, line = break_it(course)
    expect(overlay).to_be_visible()
    expect(overlay.locator(".place")).to_have_text(f"{path}:{line}")
    expect(overlay.locator("[aria-current]")).to_have_attribute("data-line", str(line))
    assert studio.title().inner_text() == title  # the last good email stays
    course.write(path, before[path])
    expect(overlay).to_be_hidden()


def test_a_mistake_is_put_away_by_the_escape_key_until_the_next_change(studio: Studio, course: Course) -> None:
    add_unknown_field(course)
    expect(studio.part("overlay")).to_be_visible()
    assert violations(studio.page) == []
    studio.page.keyboard.press("Escape")
    expect(studio.part("overlay")).to_be_hidden()
    course.add(FIRST, "Dear {{ subscriber.hat_size }},")
    expect(studio.part("overlay")).to_be_visible()


# --- switches ---


def test_dark_and_inverted_change_the_ground_and_back(studio: Studio, course: Course) -> None:
    cell = studio.frame().locator(".sheet").first
    light = cell.evaluate(GROUND)
    for switch in ("switch-dark", "switch-inverted"):
        studio.part(switch).click()
        expect(cell).not_to_have_css("background-color", light)
        studio.part(switch).click()
        expect(cell).to_have_css("background-color", light)


def test_with_images_off_a_pictures_words_stand_in_its_place(studio: Studio, course: Course) -> None:
    studio.part("switch-images").click()
    expect(studio.part("on")).to_contain_text("images off")
    course.add(FIRST, "![A quiet path](https://pictures.invalid/path.png)")
    picture = studio.frame().get_by_alt_text("A quiet path")
    expect(picture).to_be_attached()
    assert "pictures.invalid" not in (picture.get_attribute("src") or "")


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("text", "Unsubscribe: https://"),
        ("headers", "List-Unsubscribe: <https://"),
        ("source", "title: Understanding"),
        ("calendar", "Day 7"),
    ],
)
def test_a_view_shows_what_it_is_called(studio: Studio, view: str, words: str) -> None:
    studio.part(f"view-{view}").click()
    expect(studio.part(view)).to_contain_text(words)
    expect(studio.part("frame-phone")).to_be_hidden()


def test_an_email_is_filled_in_for_the_reader_that_is_chosen(studio: Studio) -> None:
    for key, words in (("no-name", "Hi there,"), ("long-name", "Hi Wilhelmina"), ("other-script", "Hi さくら")):
        studio.part("persona").select_option(key)
        expect(studio.frame().get_by_text(words)).to_be_visible()


def test_choices_outlive_a_reload(studio: Studio) -> None:
    studio.part("lesson-3").click()
    studio.part("switch-dark").click()
    studio.part("persona").select_option("long-name")
    studio.page.reload()
    expect(studio.part("when")).to_contain_text("Day 3 of 7")
    expect(studio.part("switch-dark")).to_have_attribute("aria-pressed", "true")
    expect(studio.frame().get_by_text("Hi Wilhelmina")).to_be_visible()


def test_left_and_right_turn_to_the_next_lesson_and_back(studio: Studio) -> None:
    first = studio.title().inner_text()
    studio.page.keyboard.press("ArrowRight")
    expect(studio.part("when")).to_contain_text("Day 2 of 7")
    expect(studio.title()).not_to_have_text(first)
    studio.page.keyboard.press("ArrowLeft")
    expect(studio.title()).to_have_text(first)


def test_a_finding_that_is_clicked_shows_its_place(studio: Studio, course: Course) -> None:
    line = course.add(FIRST, "Read more about it [here](https://example.com/more).")
    finding = studio.part("finding").filter(has_text=f"{FIRST}:{line}").first
    finding.click()
    marked = studio.part("source").locator("[aria-current]")
    expect(marked).to_have_attribute("data-line", str(line))
    expect(marked).to_contain_text("Read more about it")


# --- what it keeps to ---


def test_the_studio_leaves_no_database_and_sends_nothing(studio: Studio, course: Course) -> None:
    expect(studio.part("safe")).to_contain_text("Nothing here can send")
    assert not [path for path in course.folder.rglob("*") if path.suffix == ".db" or path.name == "mailbox"]


@pytest.mark.parametrize(("width", "scheme"), [(375, "dark"), (1280, "light")])
def test_the_studio_has_no_violation_in_any_of_its_states(
    browser: Browser, course: Course, width: int, scheme: str
) -> None:
    size = ViewportSize(width=width, height=800)
    context = browser.new_context(viewport=size, color_scheme=scheme, **STILL)  # type: ignore[arg-type]
    studio = Studio(context.new_page())
    found = {}
    for view in VIEWS:
        studio.open(course.url, f"#day=1&pane=lesson&view={view}")
        studio.page.reload()
        expect(studio.part("frames" if view == "email" else view)).to_be_visible()
        found[view] = violations(studio.page)
    for pane in ("inbox", "facts") if width == 375 else ():
        studio.part(f"pane-{pane}").click()
        found[pane] = violations(studio.page)
    studio.page.keyboard.press("?")
    expect(studio.part("help-dialog")).to_be_visible()
    found["help"] = violations(studio.page)
    context.close()
    assert found == {state: [] for state in found}


def test_the_studio_fits_a_phone(browser: Browser, course: Course) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    Studio(page).open(course.url)
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    page.close()


# --- the same as a folder ---


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_course(tmp_path_factory.mktemp("export") / "course")
    words = ("-m", "course", "-C", str(folder), "preview", "--export", "shared")
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "shared"


def test_an_exported_studio_works_from_a_folder_and_asks_nobody(browser: Browser, exported: Path) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True, **STILL)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    studio = Studio(page)
    studio.open((exported / "index.html").as_uri())
    expect(studio.part("safe")).to_contain_text("A copy made on")
    studio.page.keyboard.press("ArrowRight")
    expect(studio.part("when")).to_contain_text("Day 2 of 7")
    studio.part("persona").select_option("long-name")
    expect(studio.frame().get_by_text("Hi Wilhelmina")).to_be_visible()
    studio.part("view-source").click()
    expect(studio.part("source")).to_contain_text("title: ")
    assert violations(page) == []
    context.close()
    assert {urlsplit(url).scheme for url in asked} <= {"file", "data", "about"}
