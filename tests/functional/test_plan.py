import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from course.cli.columns import width
from course.cli.group import root
from tests.support.project import ProjectFolder

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "lessons" / "source" / "will-running-help-lower-back-pain.txt"
ARTICLES = [path for path in sorted((ROOT / "tests" / "articles").iterdir()) if path.suffix in {".txt", ".md"}]
THREE = "# T\n\nHello.\n\n## One\n\nText.\n\n## Two\n\nMore text.\n\n## Three\n\n1. First of it.\n2. Second of it.\n"


def course(*words: str | Path) -> Result:
    return CliRunner().invoke(root, [str(word) for word in words], catch_exceptions=False)


def plan(*words: str | Path) -> Any:
    return json.loads(course("plan", *words, "--json").stdout)


def pinned(
    folder: Path, outline: str, *, course_keys: str = "", article: str = THREE, name: str = "mine.md"
) -> ProjectFolder:
    folder.mkdir(exist_ok=True)
    project = ProjectFolder.make(folder)
    project.configure('slug = "pain"', f'slug = "pain"\narticle = "{name}"\n{course_keys}')
    project.configure("[sender]", f"{outline}\n[sender]")
    project.write(name, article)
    return project


# --- the picture --------------------------------------------------------------------------------------------


def test_plan_needs_no_project(tmp_path: Path) -> None:
    result = course("-C", tmp_path, "plan", ARTICLE)

    assert result.exit_code == 0
    assert "Day 4  Start Slow, Wear Proper Shoes" in result.stdout
    assert "line 59: “Leave a Comment” (an invitation to comment)" in result.stdout
    assert "Account: 24 blocks = 23 in lessons + 1 left out" in result.stdout


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


def test_the_longest_day_has_the_longest_bar_and_the_others_in_proportion() -> None:
    bars = [line.split()[0] for line in course("plan", ARTICLE).stdout.splitlines() if "█" in line]

    assert [bar.count("█") for bar in bars] == [12, 3, 3, 4, 2, 1, 24]
    assert {len(bar) for bar in bars} == {24}


def test_each_day_says_why_it_is_as_it_is() -> None:
    lines = course("plan", ARTICLE).stdout.splitlines()

    assert "       Why: Tips 1–2 of 5 in “Tips for Running with Lower Back Pain”." in lines
    assert "       Why: The questions and answers, together." in lines


def test_plan_shows_what_a_day_holds_besides_its_title_and_lines_up_ten_days(tmp_path: Path) -> None:
    sections = "\n\n".join(f"## Part {chr(64 + day)}\n\nWord {chr(64 + day)}." for day in range(1, 11))
    (tmp_path / "ten.md").write_text(f"# Ten\n\n{sections}\n\n### Deeper\n\nMore.\n", encoding="utf-8")
    lines = course("plan", tmp_path / "ten.md", "--days", "10").stdout.splitlines()

    assert "Day  1  Part A" in lines
    assert "Day 10  Part J" in lines
    assert "        Deeper" in lines


def test_much_that_is_left_out_is_grouped_by_its_reason(tmp_path: Path) -> None:
    furniture = "\n\n".join(["Advertisement"] * 20 + ["Share this:"])
    (tmp_path / "page.md").write_text(f"# T\n\nA text to read.\n\n{furniture}\n", encoding="utf-8")
    lines = course("plan", tmp_path / "page.md", "--days", "1").stdout.splitlines()

    assert any(line.startswith("  20 × an advertisement: “Advertisement”, ") for line in lines)
    assert "  line 45: “Share this:” (share links)" in lines
    assert lines[-1] == "Account: 22 blocks = 1 in lessons + 21 left out"
    assert max(map(width, lines)) <= 80


def test_characters_that_steer_a_terminal_are_not_printed(tmp_path: Path) -> None:
    (tmp_path / "odd.md").write_text("# T\n\n## A\x1b[31m red\u202e heading\n\nText.\n", encoding="utf-8")
    printed = course("plan", tmp_path / "odd.md", "--days", "1").stdout

    assert "\x1b" not in printed
    assert "\u202e" not in printed


def test_plan_has_colours_in_a_terminal_alone() -> None:
    words = ["plan", str(ARTICLE)]

    assert "\x1b[" not in CliRunner().invoke(root, words).stdout
    assert "\x1b[" in CliRunner().invoke(root, words, color=True).stdout


def test_plan_says_where_the_article_and_the_settings_differ(tmp_path: Path) -> None:
    page = '<html lang="fr"><title>T</title><body><article><h1>T</h1><p>Un texte.</p></article></body></html>'
    printed = pinned(tmp_path, "", course_keys="days = 1", article=page, name="mine.html").run("plan").stdout

    assert "The article says that its language is fr; course.language is en." in printed
    assert "Every email is headed “Back & Pain”, as course.title says." in printed


# --- the article and its days -------------------------------------------------------------------------------


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
    assert problem in result.stderr
    assert "Traceback" not in result.stderr


# --- data ---------------------------------------------------------------------------------------------------


def test_plan_as_json_has_the_agreed_shape() -> None:
    document = plan(ARTICLE, "--days", "5")

    assert list(document) == ["title", "language", "days", "lessons", "left_out", "accounted"]
    assert document["days"] == len(document["lessons"]) == 5
    assert list(document["lessons"][0]) == ["day", "title", "why", "blocks", "words", "minutes"]
    assert document["lessons"][1]["blocks"][0] == {
        "kind": "heading",
        "line": 15,
        "last_line": 15,
        "unit": "line",
        "text": "Strengthening the Back Muscles",
        "level": 2,
        "ordinal": None,
        "lead": "",
    }
    assert list(document["left_out"][0]) == [*document["lessons"][0]["blocks"][0], "reason"]
    assert document["accounted"] == {"blocks": 24, "in_lessons": 23, "left_out": 1}


def test_the_tables_of_plan_pin_give_the_same_outline_again(tmp_path: Path) -> None:
    article = ARTICLE.read_text(encoding="utf-8")
    free = pinned(tmp_path / "free", "", course_keys="days = 7", article=article, name="mine.txt")
    tables = free.run("plan", "--pin").stdout
    kept = pinned(tmp_path / "kept", tables, article=article, name="mine.txt")
    before, after = (json.loads(project.run("plan", "--json").stdout)["lessons"] for project in (free, kept))

    assert len(tomllib.loads(tables)["outline"]) == 7
    assert {day.pop("why") for day in after} == {"Pinned in course.toml."}
    assert [day | {"why": ""} for day in before] == [day | {"why": ""} for day in after]


# --- pins ---------------------------------------------------------------------------------------------------

TWO_DAYS = """
[[outline]]
headings = ["one", "Three, item 1"]

[[outline]]
title = "The rest"
headings = ["TWO", "Three, item 2"]
"""


def test_pinned_days_are_planned_as_they_are_written(tmp_path: Path) -> None:
    document = json.loads(pinned(tmp_path, TWO_DAYS).run("plan", "--json").stdout)
    texts = [[block["text"] for block in day["blocks"]] for day in document["lessons"]]

    assert texts == [["Hello.", "One", "Text.", "Three", "First of it."], ["Two", "More text.", "Second of it."]]
    assert document["lessons"][1]["title"] == "The rest"


def test_days_that_are_typed_must_be_those_that_are_pinned(tmp_path: Path) -> None:
    result = pinned(tmp_path, TWO_DAYS).run("plan", "--days", "3")

    assert result.exit_code == 2
    assert "--days 3 does not fit course.toml, where [[outline]] pins 2 days" in result.stderr


def test_pins_are_of_the_projects_own_article(tmp_path: Path) -> None:
    project = pinned(tmp_path, TWO_DAYS)
    project.write("other.md", "# O\n\n## Alpha\n\nText.\n\n## Beta\n\nText.")

    assert json.loads(project.run("plan", "other.md", "--json", "--days", "1").stdout)["days"] == 1


def test_everything_wrong_with_the_pins_is_said_at_once(tmp_path: Path) -> None:
    outline = '[[outline]]\nheadings = ["One", "Tow"]\n\n[[outline]]\nheadings = ["One"]\n'
    result = pinned(tmp_path, outline, course_keys='leave_out = ["Four"]').run("plan")

    assert result.exit_code == 2
    assert [line.split(":")[0].strip() for line in result.stderr.splitlines()[1:5]] == [
        "course.leave_out",
        "outline[1].headings",
        "outline[2].headings",
        "outline",
    ]
    assert "did you mean “Two”?" in result.stderr
    assert "no day names “Two” (line 9), “Three” (line 13)" in result.stderr


def test_a_section_that_course_toml_leaves_out_is_left_out_with_its_reason(tmp_path: Path) -> None:
    project = pinned(tmp_path, "", course_keys='days = 2\nleave_out = ["Two"]')
    document = json.loads(project.run("plan", "--json").stdout)

    assert [(left["text"], left["reason"]) for left in document["left_out"]] == [
        ("Two", "left out in course.toml"),
        ("More text.", "left out in course.toml"),
    ]


def test_help_of_plan_shows_an_example() -> None:
    assert "course plan " in course("plan", "--help").stdout
