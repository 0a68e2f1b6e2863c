"""The settings of a new project."""

from __future__ import annotations

import re
import tomllib

from course.settings import parse_settings
from course.settings.theme import DEFAULT_THEME
from course.starting import settings_text


def test_a_new_project_has_the_look_of_the_default_palette() -> None:
    text = settings_text({"course.title": "Sleep"})
    assert parse_settings(tomllib.loads(text), {}, where="course.toml").theme == DEFAULT_THEME


def test_the_settings_of_the_theme_that_are_commented_out_are_its_defaults() -> None:
    begin, end = "[theme] ", "[sending]"
    text = settings_text({"course.title": "Sleep"})
    theme = text[text.index(begin) : text.index(end)]
    opened = re.sub(r"^# (?=[a-z_]+ = |\[)", "", theme, flags=re.MULTILINE)
    assert opened != theme

    whole = text.replace(theme, re.sub(r"^logo.*\n", "", opened, flags=re.MULTILINE))
    assert parse_settings(tomllib.loads(whole), {}, where="course.toml").theme == DEFAULT_THEME
