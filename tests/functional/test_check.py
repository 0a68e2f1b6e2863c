"""`course check`, as people and programs run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.project import ProjectFolder
from tests.support.web_servers import site

ROOT = Path(__file__).parents[2]
HERE = ProjectFolder(path=ROOT)


@pytest.fixture
def clean(project: ProjectFolder) -> ProjectFolder:
    """The project of three lessons, with what a careful author would have written."""
    for day, said in enumerate(("Begin where you stand.", "Go on from there.", "Stay with it."), start=1):
        path = project.path / "lessons" / f"{day:02}-lesson-{day}.md"
        text = path.read_text(encoding="utf-8").replace("What this day is about.", f"{said} It takes ten minutes.")
        path.write_text(text, encoding="utf-8")
    return project


def codes(project: ProjectFolder) -> list[tuple[str, str, int]]:
    return [(one["code"], one["path"], one["line"]) for one in project.json("check")["findings"]]


def write_lesson(project: ProjectFolder, day: int, old: str, new: str) -> None:
    path = project.path / "lessons" / f"{day:02}-lesson-{day}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_course_of_this_repository_passes_strictly() -> None:
    ran = HERE.run("check", "--strict")
    assert ran.exit_code == 0, ran.stdout
    assert ran.stdout.endswith("No mistakes in 7 lessons and 7 emails; 1 note.\n")


def test_a_clean_project_passes_strictly(clean: ProjectFolder) -> None:
    ran = clean.run("check", "--strict")
    assert ran.exit_code == 0, ran.stdout


def test_a_warning_fails_a_strict_check_alone(clean: ProjectFolder) -> None:
    write_lesson(clean, 2, "Go on from there. It takes ten minutes.", "Go on.")
    assert clean.run("check").exit_code == 0
    assert clean.run("check", "--strict").exit_code == 1


def test_an_error_is_told_with_its_file_its_line_and_what_to_do(clean: ProjectFolder) -> None:
    write_lesson(clean, 2, "subscriber.first_name", "subscriber.frist_name")
    ran = clean.run("check")
    assert ran.exit_code == 1
    assert ran.stdout.startswith(
        "lessons/02-lesson-2.md:10:23  error C103 unknown-merge-field\n"
        "    there is no merge field subscriber.frist_name; did you mean\n"
        "    subscriber.first_name?\n"
        "    -> use one of"
    )
    assert all(len(line) <= 80 for line in ran.stdout.splitlines())


def test_a_mistake_in_one_file_hides_none_in_another(clean: ProjectFolder) -> None:
    clean.configure("days = 3", 'days = "three"')
    write_lesson(clean, 1, "title: Lesson number 1", "title: [broken")
    write_lesson(clean, 2, "subscriber.first_name", "subscriber.nobody")
    write_lesson(clean, 3, "It works.", "See [more](/more).")
    assert {(code, path) for code, path, _ in codes(clean)} >= {
        ("C201", "course.toml"),
        ("C101", "lessons/01-lesson-1.md"),
        ("C103", "lessons/02-lesson-2.md"),
        ("C130", "lessons/03-lesson-3.md"),
    }


def test_a_word_that_holds_the_place_of_a_paragraph_is_told_once(clean: ProjectFolder) -> None:
    write_lesson(clean, 2, "It works.", "It works.\n\nTBD\n\nSo it goes.")
    assert [code for code, _, _ in codes(clean)] == ["C107"]


def test_the_rule_to_read_about_is_the_gravest_not_the_first(clean: ProjectFolder) -> None:
    write_lesson(clean, 1, "Begin where you stand. It takes ten minutes.", "Go on.")
    write_lesson(clean, 2, "It works.", "See [more](/more).")
    ran = clean.run("check")
    assert ran.stdout.startswith("lessons/01-lesson-1.md")
    assert ran.stdout.endswith("course check --explain C130\n")


def test_what_is_named_as_a_lesson_and_is_no_file_is_told(clean: ProjectFolder) -> None:
    gone, folder = (clean.path / "lessons" / f"{day:02}-lesson-{day}.md" for day in (2, 3))
    gone.unlink()
    gone.symlink_to("nowhere.md")
    folder.unlink()
    folder.mkdir()
    found = clean.json("check")["findings"]
    assert [(one["code"], one["path"], one["message"]) for one in found] == [
        ("C101", "lessons/02-lesson-2.md", "is a link that leads to no file"),
        ("C101", "lessons/03-lesson-3.md", "is a folder, not a lesson's file"),
    ]


def test_emails_are_made_of_the_lessons_that_can_be_read(clean: ProjectFolder) -> None:
    write_lesson(clean, 2, "title: Lesson number 2", "")
    report = clean.json("check")
    assert report["summary"]["emails"] == 2


def test_an_email_with_an_unknown_field_is_checked_all_the_same(clean: ProjectFolder) -> None:
    write_lesson(clean, 2, "It works.", "See [here](https://example.com), {{ subscriber.nobody }}, {{ and on.")
    assert {code for code, _, _ in codes(clean)} == {"C103", "C104", "C305"}


def test_a_link_is_told_once_in_the_lesson_that_drops_it_or_in_the_email_that_has_it(clean: ProjectFolder) -> None:
    links = ("https://example.com./x", "tel:+442079460000", "https://intranet/x", "https://example.com:99999/", "/x")
    told = [f"See [the page number {number}]({address})." for number, address in enumerate(links)]
    write_lesson(clean, 2, "It works.", "\n\n".join(told))
    found = [(code, line) for code, _, line in codes(clean)]
    first = found[0][1]
    assert found == [("C303", first), ("C303", first + 2), ("C130", first + 4)]


def test_a_file_that_is_no_toml_hides_no_mistake_in_a_lesson(clean: ProjectFolder) -> None:
    clean.write("course.toml", "[course\n")
    write_lesson(clean, 2, "subscriber.first_name", "subscriber.nobody")
    found = codes(clean)
    assert ("C201", "course.toml", 1) in found
    assert ("C103", "lessons/02-lesson-2.md", 10) in found


@pytest.mark.parametrize("settings", [b'[course]\ntitle = "caf\xe9"\n', b"a = 1\na = 2\n", b"[course\n"])
def test_settings_that_the_check_passes_are_those_that_render_can_read(clean: ProjectFolder, settings: bytes) -> None:
    path = clean.path / "course.toml"
    path.write_bytes(path.read_bytes() + settings)
    report = clean.json("check")
    [told] = [one for one in report["findings"] if one["code"] == "C201"]
    rendered = clean.run("render")
    assert (rendered.exit_code, told["path"]) == (2, "course.toml")
    assert told["message"].removeprefix("the file ").split(" (at")[0] in rendered.stderr
    assert told["line"] > 10


def test_a_broken_template_is_told_at_its_line(clean: ProjectFolder) -> None:
    (clean.path / "templates").mkdir()
    clean.write("templates/footer.mjml.j2", "<mj-text>\n{{ email.nothing }}\n</mj-text>\n")
    found = codes(clean)
    assert ("C290", "templates/footer.mjml.j2", 2) in found


def test_what_mjml_refuses_is_told_once_at_the_line_of_the_template_that_drew_it(clean: ProjectFolder) -> None:
    (clean.path / "templates").mkdir()
    clean.write("templates/footer.mjml.j2", "<mj-section>\n<mj-column><mj-foo /></mj-column>\n</mj-section>\n")
    told = [(one["path"], one["line"], one["message"]) for one in clean.json("check")["findings"]]
    refused = [one for one in told if "mj-foo" in one[2]]
    assert refused == [("templates/footer.mjml.j2", 2, "mj-foo: Element mj-foo doesn't exist or is not registered")]


def test_what_mjml_refuses_in_one_lesson_keeps_no_other_from_being_checked(clean: ProjectFolder) -> None:
    (clean.path / "templates" / "parts").mkdir(parents=True)
    clean.write("templates/parts/rule.mjml.j2", "\n<mj-foo />\n")
    write_lesson(clean, 2, "It works.", "It works.\n\n---")
    report = clean.json("check")
    assert ("templates/parts/rule.mjml.j2", 2) in [(one["path"], one["line"]) for one in report["findings"]]
    assert report["summary"]["emails"] == 2


def test_a_folder_that_is_no_project_is_refused(tmp_path: Path) -> None:
    ran = ProjectFolder(path=tmp_path).run("check")
    assert ran.exit_code == 2
    assert "is not a course project" in ran.stderr


def test_sarif_has_each_finding(clean: ProjectFolder) -> None:
    write_lesson(clean, 2, "subscriber.first_name", "subscriber.frist_name")
    log = json.loads(clean.run("check", "--sarif").stdout)
    assert [result["ruleId"] for result in log["runs"][0]["results"]][:1] == ["C103"]


def test_rules_and_mail_programs_are_listed_without_a_project(tmp_path: Path) -> None:
    folder = ProjectFolder(path=tmp_path)
    assert "C103  error    unknown-merge-field\n" in folder.run("check", "--rules").stdout
    assert "gmail.ios" in folder.run("check", "--list-clients").stdout
    assert folder.json("check", "--rules")["rules"][0]["code"] == "C101"


@pytest.mark.parametrize("asked", ["C130", "c130", "dead-link"])
def test_a_rule_is_explained_without_a_project(tmp_path: Path, asked: str) -> None:
    ran = ProjectFolder(path=tmp_path).run("check", "--explain", asked)
    assert ran.exit_code == 0
    assert ran.stdout.startswith("C130 dead-link\nerror · links\n")
    assert "\n\n    See [our prices](/prices).\n\n" in ran.stdout
    assert all(len(line) <= 80 for line in ran.stdout.splitlines())


def test_a_rule_is_explained_for_programs(tmp_path: Path) -> None:
    told = ProjectFolder(path=tmp_path).json("check", "--explain", "C130")
    assert (told["code"], told["name"]) == ("C130", "dead-link")
    assert {"kind": "example", "text": "See [our prices](/prices)."} in told["blocks"]


def test_a_rule_that_there_is_not_is_told_with_where_to_look(tmp_path: Path) -> None:
    ran = ProjectFolder(path=tmp_path).run("check", "--explain", "C999")
    assert ran.exit_code == 2
    assert "there is no rule C999" in ran.stderr
    assert "course check --rules" in ran.stderr


def test_the_sum_of_findings_says_how_to_learn_more(clean: ProjectFolder) -> None:
    write_lesson(clean, 2, "subscriber.first_name", "subscriber.frist_name")
    assert clean.run("check").stdout.endswith("\nMore about a rule: course check --explain C103\n")


def test_an_email_by_itself_needs_no_project(clean: ProjectFolder, tmp_path: Path) -> None:
    assert clean.run("render", "--out", str(tmp_path / "out")).exit_code == 0
    emails = [str(path) for path in sorted((tmp_path / "out").glob("*.eml"))]
    ran = ProjectFolder(path=tmp_path).run("check", "--strict", *emails)
    assert ran.exit_code == 0, ran.stdout
    assert ran.stdout == "No mistakes in 3 emails.\n"


def test_another_file_by_itself_is_refused(clean: ProjectFolder) -> None:
    ran = clean.run("check", str(clean.path / "course.toml"))
    assert ran.exit_code == 2
    assert "only .eml and .html files" in ran.stderr


# --- the web ------------------------------------------------------------------------------------------------


def test_the_web_is_asked_where_it_is_told_to_and_this_network_never(clean: ProjectFolder) -> None:
    with site() as web:
        page = f'<html lang="en" dir="ltr"><body><img src="{web.url("/a.png")}" alt="A bridge"></body></html>'
        clean.write("page.html", page)
        ran = clean.run("check", "--online", str(clean.path / "page.html"))
    assert "C322 unreachable-image" in ran.stdout
    assert "C360" not in ran.stdout
    assert not web.asked


def test_addresses_that_were_left_out_are_counted_beside_the_findings(
    clean: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.wiring.online.ask_web", lambda _: {})
    write_lesson(clean, 2, "with the first thing.", "with [the study](https://example.com/study).")
    ran = clean.run("check", "--online", "--json")
    assert ran.stderr == "Not asked, being too many or for want of time: 1 address.\n"
    assert json.loads(ran.stdout)["findings"] == []
