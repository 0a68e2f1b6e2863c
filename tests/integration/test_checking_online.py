"""A project and files checked with the web asked for what their emails lead to, on loopback."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from course.articles.web import Limits
from course.articles.web.reaching import NO_HOST, Reached, reach_all
from course.errors import CourseError
from course.wiring.checks import Checked, check_files, check_folder
from tests.support.checked_emails import PAGE, message
from tests.support.project import ProjectFolder
from tests.support.web_servers import Site, site


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as running:
        yield running


def ask(urls: Sequence[str]) -> Mapping[str, Reached]:
    """Ask, on this machine too."""
    return reach_all(urls, Limits(allow_private=True, seconds=20.0))


def online(checked: Checked) -> list[tuple[str, str, int]]:
    return [(one.code, one.path, one.line) for one in checked.findings if one.code.startswith("C36")]


def add_to_lesson(project: ProjectFolder, words: str) -> int:
    """The line of the first lesson that `words` are added as."""
    path = project.path / "lessons" / "01-lesson-1.md"
    text = f"{path.read_text(encoding='utf-8')}\n{words}\n"
    path.write_text(text, encoding="utf-8")
    return text.count("\n")


def test_what_is_dead_in_a_lesson_is_found_at_its_line(project: ProjectFolder, web: Site) -> None:
    line = add_to_lesson(project, f"Read [what the study says]({web.url('/gone')}) first.")
    assert online(check_folder(project.path, ask)) == [("C360", "lessons/01-lesson-1.md", line)]
    assert {request.path for request in web.asked} == {"/gone"}


def test_what_is_there_is_no_finding_and_asked_once(project: ProjectFolder, web: Site) -> None:
    url = web.holds("/study", b"here")
    add_to_lesson(project, f"Read [what the study says]({url}), and [how it was made]({url}#method).")
    assert online(check_folder(project.path, ask)) == []
    assert [request.path for request in web.asked] == ["/study"]


def test_without_being_told_to_nothing_is_asked(project: ProjectFolder, web: Site) -> None:
    add_to_lesson(project, f"Read [what the study says]({web.url('/gone')}) first.")
    assert online(check_folder(project.path)) == []
    assert not web.asked


def test_the_courses_own_pages_are_not_asked_and_what_gave_no_answer_is_counted(project: ProjectFolder) -> None:
    asked: list[str] = []

    def note(urls: Sequence[str]) -> Mapping[str, Reached]:
        asked.extend(urls)
        return {}

    add_to_lesson(project, "[The study](https://example.com/) is long.")
    checked = check_folder(project.path, note)
    assert asked == ["https://example.com/"]
    assert checked.unasked == 1


def test_a_comment_that_silences_what_only_the_web_tells_is_not_needless(project: ProjectFolder, web: Site) -> None:
    add_to_lesson(project, f"<!-- check: off C360 -->\nRead [the study]({web.url('/gone')}) first.")
    for checked in (check_folder(project.path), check_folder(project.path, ask)):
        assert not {"C360", "C280"} & {one.code for one in checked.findings}


@pytest.mark.parametrize("name", ["mail.eml", "page.html"])
def test_a_file_is_asked_about_too(tmp_path: Path, web: Site, name: str) -> None:
    picture = web.holds("/tray.png", b"<html>", "text/html")
    page = PAGE.replace("https://example.com/tray.png", picture)
    page = page.replace("https://example.com/guide", web.holds("/guide", b"here"))
    text = message(html=page) if name.endswith(".eml") else page
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    line = 1 + next(number for number, one in enumerate(text.split("\n")) if "<img" in one)

    assert online(check_files([file], tmp_path, ask)) == [("C362", file.as_posix(), line)]
    assert sorted({request.path for request in web.asked}) == ["/guide", "/tray.png"]


def test_a_machine_without_a_network_is_told_so_and_not_as_findings(project: ProjectFolder) -> None:
    add_to_lesson(project, "[One](https://one.invalid/) and [two](https://two.invalid/).")
    with pytest.raises(CourseError, match="offline"):
        check_folder(project.path, lambda urls: dict.fromkeys(urls, Reached(problem=NO_HOST)))


def test_one_host_that_nobody_knows_is_a_finding(project: ProjectFolder) -> None:
    line = add_to_lesson(project, "[One](https://one.invalid/) and [two](https://one.invalid/two).")
    assert set(online(check_folder(project.path, ask))) == {("C360", "lessons/01-lesson-1.md", line)}
