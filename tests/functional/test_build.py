from pathlib import Path

import pytest
from click.testing import CliRunner

from course.cli.columns import width
from course.cli.group import root
from tests.support.project import ProjectFolder

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "lessons" / "source" / "will-running-help-lower-back-pain.txt"
GARDEN = """# The garden

## Soil

Soil is where it all begins, and the better it is, the less there is to do.

## Light

Most beds need six hours of light a day. Watch where the shadows fall before you dig.

## Water

Water in the morning, and water the roots.
"""


@pytest.fixture
def garden(tmp_path: Path) -> ProjectFolder:
    """A course of three days, built."""
    project = ProjectFolder.make(tmp_path)
    project.configure('slug = "pain"', 'slug = "pain"\narticle = "garden.md"\ndays = 3')
    project.write("garden.md", GARDEN)
    assert project.run("build").exit_code == 0
    return project


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def conflict(project: ProjectFolder) -> None:
    change(project.path / "lessons" / "02-light.md", "\nMost beds need six hours", "\nMost beds want six good hours")
    change(project.path / "garden.md", "need six hours", "need eight hours")


def lessons(project: ProjectFolder) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (project.path / "lessons").glob("*.md")}


def test_build_needs_a_project(tmp_path: Path) -> None:
    done = CliRunner().invoke(root, ["-C", str(tmp_path), "build", str(ARTICLE)])

    assert done.exit_code == 2


def test_build_writes_lessons_and_then_nothing_more(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)

    first, second = project.run("build", str(ARTICLE)), project.run("build", str(ARTICLE))

    assert first.stdout.count("new         lessons/0") == 7
    assert "7 lessons, 7 of them unchanged" in second.stdout
    assert len(lessons(project)) == 7


def test_build_says_where_the_emails_show_another_title(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)

    assert "Every email is headed “Back & Pain”" in project.run("build", str(ARTICLE)).stdout


def test_build_of_other_days_says_what_to_set_before_sending(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)
    project.configure('slug = "pain"', 'slug = "pain"\ndays = 7')

    five, seven = (project.run("build", str(ARTICLE), "--days", days).stdout for days in ("5", "7"))

    assert "course.toml says days = 7: before sending, set course.days to 5\n" in five
    assert "course.days" not in seven


def test_a_conflict_is_shown_and_nothing_is_written(garden: ProjectFolder) -> None:
    conflict(garden)
    before = lessons(garden)

    refused = garden.run("build")

    assert refused.exit_code == 1
    assert lessons(garden) == before
    assert "Conflict 1 of 1: lessons/02-light.md" in refused.stdout
    assert "last built  Most beds need six hours of light" in refused.stdout
    assert "yours       Most beds [-need-] {+want+} six {+good+} hours of light" in refused.stdout
    assert "article     Most beds need [-six-] {+eight+} hours of light" in refused.stdout
    assert "--conflicts mark" in refused.stderr
    assert max(map(width, refused.stdout.splitlines())) <= 80


def test_a_conflict_is_marked_on_request_and_refused_by_render_until_it_is_settled(garden: ProjectFolder) -> None:
    conflict(garden)

    marked = garden.run("build", "--conflicts", "mark")
    rendered = garden.run("render")

    assert (marked.exit_code, rendered.exit_code) == (1, 1)
    assert "next: settle the conflict" in marked.stdout
    line = lessons(garden)["02-light.md"].splitlines().index("<<<<<<< yours") + 1
    assert f"02-light.md:{line}: a conflict is not settled" in rendered.stderr


@pytest.mark.parametrize(("side", "hours"), [("yours", "want six good hours"), ("article", "need eight hours")])
def test_a_side_can_be_taken(garden: ProjectFolder, side: str, hours: str) -> None:
    conflict(garden)

    done = garden.run("build", "--conflicts", side)

    assert done.exit_code == 0
    assert f"Most beds {hours} of light" in lessons(garden)["02-light.md"]
    assert garden.run("build").exit_code == 0


def test_edits_and_changes_that_do_not_touch_go_together(garden: ProjectFolder) -> None:
    change(garden.path / "lessons" / "02-light.md", "before you dig", "before you dig or plant")
    change(garden.path / "garden.md", "need six hours", "need eight hours")

    done = garden.run("build")

    assert "merged      lessons/02-light.md\n            2 edits of yours kept" in done.stdout
    assert (
        "\nMost beds need eight hours of light a day. Watch where the shadows fall before you dig or plant.\n"
        in lessons(garden)["02-light.md"]
    )


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_a_new_lesson_with_edits_in_it_says_how_many(garden: ProjectFolder, words: tuple[str, ...]) -> None:
    shade = "Ferns and hostas are glad of a dark corner, so give them that one."
    change(garden.path / "garden.md", "\n## Water", f"\n{shade}\n\n## Water")
    assert garden.run("build").exit_code == 0
    change(garden.path / "lessons" / "02-light.md", "Ferns and hostas", "Ferns, mosses and hostas")
    change(garden.path / "garden.md", shade, f"## Shade\n\n{shade}")

    done = garden.run("build", "--days", "4", *words)

    assert "new         lessons/03-shade.md\n            with 1 of your edits\n" in done.stdout


def test_a_recap_of_a_day_that_is_no_more_is_a_comment_and_told(garden: ProjectFolder) -> None:
    recap = "recap: Yesterday we dug.\n"
    change(garden.path / "lessons" / "02-light.md", "action:", f"{recap}action:")
    start, end = GARDEN.index("## Soil"), GARDEN.index("## Light")
    change(garden.path / "garden.md", GARDEN[start:end], "")

    done = garden.run("build", "--days", "2")

    assert "kept your recap as a comment; no lesson comes before this one any" in done.stdout
    assert f"\n# {recap}" in lessons(garden)["01-light.md"]
    assert garden.run("render").exit_code == 0


def test_force_loses_edits_and_says_so(garden: ProjectFolder) -> None:
    conflict(garden)

    forced = garden.run("build", "--force")

    assert "follows     lessons/02-light.md\n            YOUR EDITS IN IT GO" in forced.stdout
    assert "want" not in lessons(garden)["02-light.md"]


@pytest.mark.parametrize("words", [(), ("--days", "2"), ("--conflicts", "mark"), ("--force",)])
def test_a_dry_run_says_what_a_build_then_does(garden: ProjectFolder, words: tuple[str, ...]) -> None:
    conflict(garden)
    change(garden.path / "garden.md", "## Water", "## Air\n\nAir it all well, in any weather.\n\n## Water")
    before = lessons(garden)

    dry = garden.run("build", "--dry-run", "--diff", *words)
    assert lessons(garden) == before
    real = garden.run("build", "--diff", *words)

    said = [line for line in dry.stdout.splitlines() if line != "this was a dry run: nothing was written"]
    assert said == [line for line in real.stdout.splitlines() if line != "next: course preview"]
    assert dry.exit_code == real.exit_code


def test_a_diff_shows_every_change(garden: ProjectFolder) -> None:
    change(garden.path / "garden.md", "the roots", "the roots only")

    lines = garden.run("build", "--dry-run", "--diff").stdout.splitlines()

    assert "-Water in the morning, and water the roots." in lines
    assert "+Water in the morning, and water the roots only." in lines


def test_what_a_lesson_holds_cannot_steer_the_terminal(garden: ProjectFolder) -> None:
    conflict(garden)
    change(garden.path / "lessons" / "02-light.md", "want six", "\x1b[31mwant six")

    assert "\x1b" not in garden.run("build", "--diff").stdout


def test_what_a_lesson_holds_is_shown_with_its_joined_letters_and_emoji(garden: ProjectFolder) -> None:
    said = "می‌خواهم 👩‍👩‍👧"
    change(garden.path / "garden.md", "Water in the morning", f"{said} in the morning")

    assert f"+{said} in the morning" in garden.run("build", "--diff").output


def test_help_shows_an_example() -> None:
    assert "course build " in CliRunner().invoke(root, ["build", "--help"]).stdout
