"""axe-core over every email, and over the pages of `course serve`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from course.tokens import preferences_url, unsubscribe_url
from course.wiring import open_project
from course.wiring.sending import secret_key
from tests.support.axe import NOT_OF_EMAILS, violations
from tests.support.project import ProjectFolder
from tests.support.samples import sample_names, samples
from tests.support.serving import serving


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone."""
    context = browser.new_context(viewport={"width": 375, "height": 667}, color_scheme=request.param)
    context.route("http**/*", lambda route: route.continue_() if "127.0.0.1" in route.request.url else route.abort())
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", sample_names())
def test_an_email_has_no_violation_that_applies_to_it(page: Page, name: str) -> None:
    page.set_content(samples()[name].html)

    assert violations(page, without=tuple(NOT_OF_EMAILS)) == []


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<h1>One</h1><img src='data:,'>", "image-alt"),
        ("<h1>One</h1><h3>Three</h3>", "heading-order"),
        ("<h1>One</h1><p style='color:#aaa;background:#fff'>faint</p>", "color-contrast"),
        ("<h1>One</h1><p><a href='https://example.com/'></a></p>", "link-name"),
    ],
)
def test_what_is_wrong_with_an_email_would_be_found(page: Page, html: str, rule: str) -> None:
    page.set_content(f"<html lang='en'><body>{html}</body></html>")

    assert rule in {found["id"] for found in violations(page, without=tuple(NOT_OF_EMAILS))}


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, ...]]:
    """The pages behind the links of somebody in a course: to leave, to choose, and one that is not there."""
    project = ProjectFolder.make(tmp_path_factory.mktemp("course"))
    project.run("subscribers", "add", "ada@a.invalid")
    with serving(project.path) as (url, _):
        store = project.store()
        secret = secret_key(open_project(project.path), store)
        person = store.people.find("pain", "ada@a.invalid")
        store.close()
        assert person is not None
        leave = unsubscribe_url(url, secret, person)
        yield leave, preferences_url(f"{url}/courses", secret, person), f"{leave}x"


def test_the_pages_behind_an_emails_links_have_no_violation(page: Page, links: tuple[str, ...]) -> None:
    for link in links:
        page.goto(link)
        assert violations(page) == [], link
