"""Which templates a project has, and copies of shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.ejecting import TemplateState, eject_templates, find_templates, is_shipped, list_templates
from course.errors import CourseError, UsageError
from course.shipped import shipped

SHIPPED = shipped("templates")


def states(own: Path) -> dict[str, TemplateState]:
    return {template.name: template.state for template in list_templates(own)}


def test_a_project_without_templates_has_the_shipped_ones(tmp_path: Path) -> None:
    assert set(states(tmp_path / "templates").values()) == {TemplateState.SHIPPED}


def test_every_shipped_template_says_what_it_draws(tmp_path: Path) -> None:
    assert [template.name for template in list_templates(tmp_path) if not template.draws] == []


def test_the_settings_of_a_new_project_are_no_template(tmp_path: Path) -> None:
    assert not [name for name in states(tmp_path) if name.endswith(".toml")]


def test_a_copy_is_the_same_until_it_is_changed(tmp_path: Path) -> None:
    ejected = eject_templates(tmp_path, ["footer.mjml.j2", "parts/cards.mjml.j2"])
    assert ejected.copied == ("footer.mjml.j2", "parts/cards.mjml.j2")
    assert (tmp_path / "parts" / "cards.mjml.j2").read_bytes() == (SHIPPED / "parts" / "cards.mjml.j2").read_bytes()
    assert states(tmp_path)["footer.mjml.j2"] == TemplateState.SAME

    (tmp_path / "footer.mjml.j2").write_text("{# mine #}")
    assert states(tmp_path)["footer.mjml.j2"] == TemplateState.CHANGED
    assert states(tmp_path)["parts/cards.mjml.j2"] == TemplateState.SAME
    assert states(tmp_path)["head.mjml.j2"] == TemplateState.SHIPPED


def test_a_template_that_course_does_not_have_is_the_projects_own(tmp_path: Path) -> None:
    (tmp_path / "banner.mjml.j2").write_text("{# A banner for the\n   season. Only in spring. #}\n<mj-text />")

    banner = next(template for template in list_templates(tmp_path) if template.name == "banner.mjml.j2")
    assert (banner.state, banner.draws) == (TemplateState.OWN, "A banner for the season")


def test_what_is_there_is_kept_unless_it_is_forced(tmp_path: Path) -> None:
    mine = tmp_path / "footer.mjml.j2"
    mine.write_text("mine")

    assert eject_templates(tmp_path, ["footer.mjml.j2"]).kept == ("footer.mjml.j2",)
    assert mine.read_text() == "mine"
    assert eject_templates(tmp_path, ["footer.mjml.j2"], force=True).copied == ("footer.mjml.j2",)
    assert mine.read_bytes() == (SHIPPED / "footer.mjml.j2").read_bytes()
    assert eject_templates(tmp_path, ["footer.mjml.j2"], force=True).same == ("footer.mjml.j2",)


def test_all_of_them_are_copied_at_once_and_the_second_time_none(tmp_path: Path) -> None:
    first = eject_templates(tmp_path / "templates", None)
    assert set(first.copied) == set(states(tmp_path / "templates"))
    assert set(states(tmp_path / "templates").values()) == {TemplateState.SAME}
    assert eject_templates(tmp_path / "templates", None).same == first.copied


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("parts/cards.mjml.j2", "parts/cards.mjml.j2"),
        ("parts/cards", "parts/cards.mjml.j2"),
        ("cards", "parts/cards.mjml.j2"),
        ("cards.mjml.j2", "parts/cards.mjml.j2"),
        ("style", "style.css.j2"),
        ("pages/style", "pages/style.css.j2"),
    ],
)
def test_a_template_is_found_by_its_path_or_by_the_last_part_of_it(word: str, name: str) -> None:
    assert find_templates([word, name]) == (name,)


@pytest.mark.parametrize("word", ["../secret", "/etc/passwd", "", "project/course.toml", "templates"])
def test_what_is_no_template_is_not_found(word: str) -> None:
    with pytest.raises(UsageError, match="there is no template"):
        find_templates([word])


def test_a_misspelt_name_is_answered_with_the_one_that_was_meant() -> None:
    with pytest.raises(UsageError, match=r"did you mean parts/callout\.mjml\.j2\?"):
        find_templates(["calout"])


def test_the_shipped_folder_is_not_copied_into_itself(tmp_path: Path) -> None:
    assert is_shipped(SHIPPED)
    assert set(states(SHIPPED).values()) == {TemplateState.SHIPPED}
    with pytest.raises(CourseError, match="nothing to copy"):
        eject_templates(SHIPPED, None)


@pytest.mark.parametrize("name", ["footer.mjml.j2", "parts/cards.mjml.j2"])
def test_nothing_is_written_through_a_link(tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    own = tmp_path / "templates"
    if "/" in name:
        own.mkdir()
        (own / "parts").symlink_to(elsewhere, target_is_directory=True)
    else:
        own.symlink_to(elsewhere, target_is_directory=True)

    with pytest.raises(CourseError, match="is a link"):
        eject_templates(own, [name])
    assert list(elsewhere.iterdir()) == []
