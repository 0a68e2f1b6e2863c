"""The pages in a real browser: the button works, the policy lets the style in, nothing overflows a phone."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from course.tokens import preferences_url, unsubscribe_url
from course.wiring import open_project
from course.wiring.sending import secret_key
from tests.support.project import ProjectFolder
from tests.support.serving import serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ProjectFolder, str]]:
    project = ProjectFolder.make(tmp_path_factory.mktemp("course"))
    with serving(project.path) as (url, _):
        yield project, url


class Course:
    """A course that is served, and the links of somebody new in it."""

    def __init__(self, project: ProjectFolder, url: str) -> None:
        self._project = project
        self._email = f"{uuid.uuid4().hex}@a.invalid"
        project.run("subscribers", "add", self._email)
        store = project.store()
        secret = secret_key(open_project(project.path), store)
        person = store.people.find("pain", self._email)
        store.close()
        assert person is not None
        self.unsubscribe = unsubscribe_url(url, secret, person)
        self.preferences = preferences_url(f"{url}/courses", secret, person)

    def person(self) -> dict[str, object]:
        person: dict[str, object] = self._project.json("subscribers", "show", self._email)
        return person


@pytest.fixture
def course(server: tuple[ProjectFolder, str]) -> Course:
    return Course(*server)


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone that complains about whatever a page does wrong."""
    context = browser.new_context(viewport={"width": 375, "height": 667}, color_scheme=request.param)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def contrast(page: Page, selector: str) -> float:
    """How an element's text stands out from the nearest ground that is painted (WCAG 2, 1.4.3)."""
    return float(
        page.evaluate(
            """selector => {
                const light = colour => {
                    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(value => value / 255)
                        .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b
                }
                const element = document.querySelector(selector)
                let ground = element
                while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement
                const pair = [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor].map(light)
                return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)
            }""",
            selector,
        )
    )


def test_the_button_unsubscribes(course, page):
    page.goto(course.unsubscribe)
    assert course.person()["state"] == "active"
    page.get_by_role("button", name="Unsubscribe").click()
    page.get_by_role("heading", name="You are unsubscribed").wait_for()
    assert page.url == f"{course.unsubscribe}?done"
    page.reload()
    page.get_by_role("heading", name="You are unsubscribed").wait_for()
    assert course.person()["state"] == "unsubscribed"


def test_the_button_works_from_the_keyboard_and_shows_its_focus(course, page):
    page.goto(course.unsubscribe)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="You are unsubscribed").wait_for()


def test_a_zone_is_chosen_by_its_label_and_the_way_out_leads_out(course, page):
    page.goto(course.preferences)
    page.get_by_label("Your time zone").select_option("Asia/Tokyo")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").wait_for()
    assert page.get_by_label("Your time zone").input_value() == "Asia/Tokyo"
    assert course.person()["timezone"] == "Asia/Tokyo"
    page.get_by_role("link", name="Unsubscribe").click()
    page.get_by_role("button", name="Unsubscribe").click()
    page.get_by_role("heading", name="You are unsubscribed").wait_for()
    assert course.person()["state"] == "unsubscribed"


def test_pages_fit_a_phone_and_every_text_can_be_read(course, page):
    texts = {
        course.unsubscribe: ["h1", ".course", "main p:not(.course)", "button", ".from"],
        course.preferences: ["h1", "label", "select", "button", "a", ".from"],
    }
    for url, selectors in texts.items():
        page.goto(url)
        assert overflow(page) == 0
        assert page.evaluate("document.querySelector('button').offsetHeight") >= 44
        for selector in selectors:
            assert contrast(page, selector) >= 4.5, (url, selector)
