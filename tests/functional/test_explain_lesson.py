import json
from pathlib import Path

import pytest

from course.cli.columns import width
from course.cli.explain_lesson_view import describe
from course.explaining import explain_lesson
from course.lessons import draft_lessons
from course.models import Article
from course.words import Words
from tests.support.pictures import png
from tests.support.planned import a_day, days_of, prose
from tests.support.project import ProjectFolder

GARDEN = """# The garden

## Soil

Soil is where it all begins, and the better it is, the less there is to do.

## Light

Most beds need six hours of light a day. Watch where the shadows fall before you dig.
"""


@pytest.fixture
def garden(tmp_path: Path) -> ProjectFolder:
    """A course of two days, built; the second edited."""
    project = ProjectFolder.make(tmp_path)
    project.configure('slug = "pain"', 'slug = "pain"\narticle = "garden.md"\ndays = 2')
    project.write("garden.md", GARDEN)
    assert project.run("build").exit_code == 0
    lesson = project.path / "lessons" / "02-light.md"
    text = lesson.read_text(encoding="utf-8").replace("\nMost beds need six", "\nMost beds want six")
    lesson.write_text(text.replace("subject: Light", "subject: Sun") + "\nMine.\n", encoding="utf-8")
    return project


def test_a_lesson_stands_beside_its_source(garden: ProjectFolder) -> None:
    done = garden.run("explain-lesson", "2")

    assert done.exit_code == 0
    assert max(map(width, done.output.splitlines())) <= 80
    assert "lesson     02-light.md" in done.output
    assert "line 9, edited" in done.output
    assert "9  Most beds need six hours of light" in done.output
    assert "Most beds want six hours of light a" in done.output
    assert "not in the article" in done.output
    assert done.output.splitlines()[-1] == "blocks: 1 edited, 1 not in the article"


def test_each_line_says_where_it_comes_from(garden: ProjectFolder) -> None:
    lines = garden.run("explain-lesson", "2").output.splitlines()
    subject = lines.index("subject    Sun")

    assert lines[subject + 1 : subject + 3] == ["           edited; a build gives: Light", "           from line 7"]


def test_json_says_the_same(garden: ProjectFolder) -> None:
    document = json.loads(garden.run("explain-lesson", "2", "--json").output)

    assert (document["day"], document["unit"], document["current"]) == (2, "line", True)
    assert [row["state"] for row in document["blocks"]] == ["edited", "not in the article"]
    assert document["blocks"][0]["source"][0] == {
        "kind": "paragraph",
        "line": 9,
        "last_line": 9,
        "text": "Most beds need six hours of light a day. Watch where the shadows fall before you dig.",
    }
    subject = next(line for line in document["lines"] if line["key"] == "subject")
    assert (subject["now"], subject["derived"], subject["edited"], subject["line"]) == ("Sun", "Light", True, 7)


def test_an_article_that_changed_is_said_to_have(garden: ProjectFolder) -> None:
    assert "changed since" not in garden.run("explain-lesson", "1").output
    garden.write("garden.md", GARDEN.replace("## Soil", "Before all.\n\n## Soil"))

    assert "changed since" in " ".join(garden.run("explain-lesson", "1").output.split())


BONUS = "---\nday: 3\ntitle: Bonus\nsubject: Bonus\n---\n\nSome of my own.\n"


def test_a_lesson_past_the_outline_is_a_persons_own_and_changes_no_other(garden: ProjectFolder) -> None:
    before = garden.json("explain-lesson", "1")
    garden.write("lessons/03-bonus.md", BONUS)

    said = " ".join(garden.run("explain-lesson", "3").output.split())
    document = garden.json("explain-lesson", "3")

    assert "03-bonus.md" in said
    assert "No build made it: the outline has 2 days." in said
    assert (document["built"], document["lines"]) == (False, [])
    assert [(row["state"], row["lesson"]) for row in document["blocks"]] == [("not in the article", "Some of my own.")]
    assert garden.json("explain-lesson", "1") == before
    assert (before["built"], before["current"]) == (True, True)


def test_a_lesson_of_a_day_that_the_outline_lost_is_not_taken_for_a_persons_own(garden: ProjectFolder) -> None:
    garden.configure("days = 2", "days = 1")

    assert "changed since" in " ".join(garden.run("explain-lesson", "2").output.split())
    assert garden.json("explain-lesson", "2")["built"] is True


def test_the_days_are_those_of_the_settings_as_for_plan_and_build(garden: ProjectFolder) -> None:
    garden.configure("days = 2", "days = 1")
    garden.write("lessons/03-bonus.md", BONUS)
    (day,) = garden.json("plan")["lessons"]

    explained = garden.json("explain-lesson", "1")

    assert explained["current"] is False
    assert [block for row in explained["blocks"] for block in row["source"]] == [
        {key: block[key] for key in ("kind", "line", "last_line", "text")}
        for block in day["blocks"]
        if block["text"] != day["title"]
    ]
    assert garden.json("explain-lesson", "1", "--days", "2")["current"] is True


def test_pictures_are_named_as_a_build_names_them(garden: ProjectFolder) -> None:
    garden.write("garden.md", GARDEN + "\n![A bed](bed.png)\n")
    (garden.path / "bed.png").write_bytes(png(4, 4))
    garden.run("build", "--conflicts", "article")

    rows = garden.json("explain-lesson", "2")["blocks"]

    assert [row["state"] for row in rows if "images/bed-" in row["lesson"]] == ["same"]


def test_a_day_that_is_not_there_is_refused(garden: ProjectFolder) -> None:
    done = garden.run("explain-lesson", "3")

    assert done.exit_code == 2
    assert "there is no lesson of day 3" in done.output


@pytest.mark.parametrize("columns", [40, 79, 80, 120])
@pytest.mark.parametrize("text", ["土に水をやる。" * 20, "ازرع البذور في الربيع. " * 12, "word " * 60, "x" * 200])
def test_any_script_keeps_to_the_columns(columns: int, text: str) -> None:
    (day,) = days_of(a_day("Soil", prose(text.strip())))
    (lesson,) = draft_lessons([day], Words())
    article = Article(title="T", blocks=day.blocks, source="a.txt", lines=(text,))
    lines = list(describe(explain_lesson(lesson, [day], Words()), article, columns=columns))

    assert max(map(width, lines)) <= columns
    assert any("│" in line for line in lines) is (columns >= 80)
