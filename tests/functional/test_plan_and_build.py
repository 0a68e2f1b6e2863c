import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from course.cli.columns import width
from course.cli.group import root
from tests.support.project import ProjectFolder

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "lessons" / "source" / "will-running-help-lower-back-pain.txt"


def course(*words: str | Path) -> Result:
    return CliRunner().invoke(root, [str(word) for word in words], catch_exceptions=False)


def plan(*words: str | Path) -> Any:
    return json.loads(course("plan", *words, "--json").stdout)


def test_plan_needs_no_project(tmp_path: Path) -> None:
    result = course("-C", tmp_path, "plan", ARTICLE)

    assert result.exit_code == 0
    assert "Day 4  Start Slow, Wear Proper Shoes" in result.stdout
    assert "line 59: “Leave a Comment” (an invitation to comment)" in result.stdout
    assert "Account: 24 blocks = 23 in lessons + 1 left out" in result.stdout


ARTICLES = [path for path in sorted((ROOT / "tests" / "articles").iterdir()) if path.suffix in {".txt", ".md"}]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_plan_fits_eighty_columns(path: Path) -> None:
    lines = course("plan", path, "--days", "1").stdout.splitlines()

    assert max(map(width, lines)) <= 80


def test_plan_of_a_wide_script_fits_eighty_columns(tmp_path: Path) -> None:
    (tmp_path / "long.md").write_text(
        f"# {'背中を強くする' * 9}\n\n## {'走' * 60}\n\n文。\n\nShare this:\n", encoding="utf-8"
    )
    lines = course("plan", tmp_path / "long.md", "--days", "1").stdout.splitlines()

    assert max(map(width, lines)) <= 80


def test_plan_says_which_headings_a_day_holds_besides_its_title() -> None:
    lines = course("plan", ARTICLE).stdout.splitlines()

    assert "       joined, it introduces what follows: How Running Can Help" in lines


def test_plan_shows_subheadings_and_lines_up_ten_days(tmp_path: Path) -> None:
    sections = "\n\n".join(f"## Part {chr(64 + day)}\n\nWord {chr(64 + day)}." for day in range(1, 11))
    (tmp_path / "ten.md").write_text(f"# Ten\n\n{sections}\n\n### Deeper\n\nMore.\n", encoding="utf-8")
    lines = course("plan", tmp_path / "ten.md", "--days", "10").stdout.splitlines()

    assert "Day  1  Part A" in lines
    assert "Day 10  Part J" in lines
    assert "        with Deeper" in lines


def test_build_says_where_the_emails_show_another_title(tmp_path: Path) -> None:
    ProjectFolder.make(tmp_path)
    result = course("-C", tmp_path, "build", ARTICLE, "--force")

    assert "every email is headed “Back & Pain”" in result.stdout


def test_plan_as_json_has_the_agreed_shape() -> None:
    document = plan(ARTICLE, "--days", "5")

    assert list(document) == ["title", "days", "lessons", "left_out", "accounted"]
    assert document["days"] == len(document["lessons"]) == 5
    assert list(document["lessons"][0]) == ["day", "title", "blocks", "words"]
    assert document["lessons"][1]["blocks"][0] == {
        "kind": "heading",
        "line": 15,
        "text": "Strengthening the Back Muscles",
    }
    assert list(document["left_out"][0]) == ["kind", "line", "text", "reason"]
    assert document["accounted"] == {"blocks": 24, "in_lessons": 23, "left_out": 1}


def test_plan_takes_article_and_days_from_the_project(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)
    project.configure('slug = "pain"', 'slug = "pain"\narticle = "mine.md"\ndays = 2')
    project.write("mine.md", "# T\n\n## One\n\nText.\n\n## Two\n\nText.")

    assert json.loads(project.run("plan", "--json").stdout)["days"] == 2
    assert json.loads(project.run("plan", "mine.md", "--json", "--days", "1").stdout)["days"] == 1


def test_plan_without_an_article_says_how_to_name_one(tmp_path: Path) -> None:
    result = course("-C", tmp_path, "plan")

    assert result.exit_code == 2
    assert "course plan ARTICLE" in result.stderr


@pytest.mark.parametrize(
    ("words", "problem"), [(["nowhere.txt"], "there is no file"), ([ARTICLE, "--days", "99"], "at most 13")]
)
def test_plan_says_what_is_wrong_in_one_line(words: list[str | Path], problem: str) -> None:
    result = course("plan", *words)

    assert result.exit_code == 1
    assert problem in result.stderr.splitlines()[0]
    assert "->" in result.stderr.splitlines()[1]


def test_build_needs_a_project(tmp_path: Path) -> None:
    assert course("-C", tmp_path, "build", ARTICLE).exit_code == 2


def test_build_writes_lessons_and_then_nothing_more(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)

    first, second = project.run("build", str(ARTICLE)), project.run("build", str(ARTICLE))

    assert first.stdout.count("written") == 7
    assert "7 lessons, 7 of them unchanged" in second.stdout
    assert len(list((tmp_path / "lessons").glob("0*.md"))) == 7


def test_build_refuses_to_lose_edits_unless_forced(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)
    project.run("build", str(ARTICLE))
    (lesson,) = (tmp_path / "lessons").glob("07-*.md")
    lesson.write_text(lesson.read_text(encoding="utf-8") + "Mine.\n", encoding="utf-8")

    refused = project.run("build", str(ARTICLE), "--days", "5")

    assert refused.exit_code == 1
    assert lesson.name in refused.stderr
    assert project.run("build", str(ARTICLE), "--days", "5", "--force").exit_code == 0
    assert len(list((tmp_path / "lessons").glob("0*.md"))) == 5


def test_build_dry_run_says_and_does_not(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)

    result = project.run("build", str(ARTICLE), "--dry-run")

    assert result.stdout.count("would be written") == 7
    assert not (tmp_path / "lessons").exists()


def test_build_of_other_days_says_what_to_set_before_sending(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)
    project.configure('slug = "pain"', 'slug = "pain"\ndays = 7')

    five, seven = (project.run("build", str(ARTICLE), "--days", days).stdout for days in ("5", "7"))

    assert "course.toml says days = 7: before sending, set course.days to 5\n" in five
    assert "course.days" not in seven


@pytest.mark.parametrize("command", ["plan", "build"])
def test_help_shows_an_example(command: str) -> None:
    assert f"course {command} " in course(command, "--help").stdout
