"""`[theme]`: what may be said there, and what is said of the rest."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.colours import contrast, inverted, luminance, parse_hex, to_hex
from course.errors import SettingsError
from course.settings import ThemeSettings, parse_settings
from course.settings.contrasts import PAIRS, faint_pairs
from course.settings.palettes import DEFAULT_PALETTE, PALETTES, TOKENS
from course.settings.theme import DEFAULT_THEME, default_theme

MINIMUM = """
[course]
slug = "pain"
title = "Pain"
base_url = "https://courses.backcare.invalid"

[sender]
name = "Back Care"
email = "hello@backcare.invalid"
postal_address = "1 Road, Town"
"""
hexes = st.tuples(*[st.integers(0, 255)] * 3).map(to_hex)


def theme(text: str) -> ThemeSettings:
    return parse_settings(tomllib.loads(f"{MINIMUM}\n[theme]\n{text}"), {}, where="course.toml").theme


def problems(text: str) -> dict[str, str]:
    with pytest.raises(SettingsError) as caught:
        theme(text)
    return dict(caught.value.problems)


def scheme(name: str, colours: dict[str, str]) -> str:
    lines = [f'{token} = "{colour}"' for token, colour in colours.items()]
    return "\n".join([f"[theme.{name}]", *lines])


# --- what may be said -------------------------------------------------------------------------------------------


def test_without_a_word_the_theme_is_the_default_palette() -> None:
    assert theme("") == DEFAULT_THEME == default_theme(DEFAULT_PALETTE)


@pytest.mark.parametrize("name", PALETTES)
def test_a_palette_brings_its_colours_its_letters_and_its_corners(name: str) -> None:
    assert theme(f'palette = "{name}"') == default_theme(name)
    assert len({str(default_theme(other)) for other in PALETTES}) == len(PALETTES)


def test_one_colour_is_replaced_in_one_scheme_and_the_others_stay() -> None:
    changed = theme('[theme.light]\naccent = "#83C"')

    assert changed.light == {**DEFAULT_THEME.light, "accent": "#8833cc"}
    assert changed.dark == DEFAULT_THEME.dark


def test_shapes_and_letters_are_replaced_one_by_one() -> None:
    said = theme('palette = "harbour"\nfont = "serif"\nheading_font = "Gill  Sans,sans-serif"\nradius = 0\nwidth = 720')

    assert (said.sans, said.serif, said.radius, said.width) == ("serif", "Gill Sans, sans-serif", 0, 720)


@pytest.mark.parametrize("logo", ["images/logo.png", "images/A.b-c_1.JPEG", "https://example.com/logo.png?v=2&x=1"])
def test_a_logo_lies_beside_the_lessons_or_on_the_web(logo: str) -> None:
    said = theme(f'logo = "{logo}"\nlogo_alt = "Back Care"\nlogo_width = 200')

    assert (said.logo, said.logo_alt, said.logo_width) == (logo, "Back Care", 200)


# --- what may not -----------------------------------------------------------------------------------------------


def test_every_mistake_is_told_at_once_by_its_path() -> None:
    found = problems(
        'palette = "orchid"\nfont = "x;"\nradius = 25\nwidth = 479\nlogo = "logo.svg"\nlogo_width = 0\n'
        '[theme.light]\nink = "black"\nsheet = 3\n[theme.dark]\naccent = "#12"'
    )
    assert set(found) == {
        "theme.palette", "theme.font", "theme.radius", "theme.width", "theme.logo", "theme.logo_width",
        "theme.light.ink", "theme.light.sheet", "theme.dark.accent",
    }  # fmt: skip
    assert found["theme.palette"].endswith("did you mean orchard?")


def test_a_misspelt_token_is_answered_with_the_one_that_was_meant() -> None:
    found = problems('[theme.dark]\nacent = "#fff"')["theme.dark.acent"]
    assert found.endswith("did you mean theme.dark.accent?")


@pytest.mark.parametrize("text", ["light = 3", 'dark = "black"', "palette = 3", "palette = []"])
def test_a_value_of_the_wrong_kind_is_a_problem_not_a_crash(text: str) -> None:
    assert set(problems(text)) == {f"theme.{text.split(maxsplit=1)[0]}"}


@pytest.mark.parametrize(
    "stack",
    ["Georgia", "'Gill Sans', serif", "a;b, serif", "a}b, serif", "a{b, serif", "x\\\\3b, serif", "url(x), serif",
     "<b>, serif", "a\\u0000b, serif", "a\\nb, serif", "a,, serif", ", serif", "serif,", "Source Sans 3, serif",
     "inherit, serif", "inherit", "-, serif", "a&quot;b, serif", "a, /*x*/ serif", f"{'a' * 300}, serif"],
)  # fmt: skip
def test_a_font_that_could_leave_its_attribute_or_means_nothing_there_is_refused(stack: str) -> None:
    assert "theme.font" in problems(f'font = "{stack}"')


def test_quotes_are_no_part_of_a_font_stack() -> None:
    assert "theme.heading_font" in problems("heading_font = '\"Gill Sans\", serif'")


@pytest.mark.parametrize("name", ["Roboto", "roboto slab", "Open Sans", "LATO", "Ubuntu Mono", "Droid Sans"])
def test_a_font_that_mjml_would_fetch_from_the_web_is_refused_and_the_reason_given(name: str) -> None:
    assert "Google" in problems(f'font = "{name}, sans-serif"')["theme.font"]


@given(st.text(min_size=1, max_size=40))
def test_whatever_is_taken_for_a_font_stack_stays_inside_an_attribute(text: str) -> None:
    from course.settings.fonts import font_stack

    try:
        stack = font_stack(f"{text}, serif")
    except ValueError:
        return
    assert not set(stack) & set("\"'`;:{}()<>\\&@!/*\n\r\x00")


@pytest.mark.parametrize(
    "logo",
    ["logo.png", "images/../x.png", "images/a/b.png", "images/.png", "images/logo.svg", "http://example.com/a.png",
     "javascript:x.png", "https://", "https://x.y/a b.png", "https://x.y/<b>.png", "/images/a.png"],
)  # fmt: skip
def test_a_logo_that_no_mail_program_could_get_is_refused(logo: str) -> None:
    assert "theme.logo" in problems(f'logo = "{logo}"')


def test_what_the_docs_show_can_be_said() -> None:
    page = (Path(__file__).parents[3] / "docs" / "theme.md").read_text(encoding="utf-8")
    whole, line = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)

    said = theme(whole.replace("[theme]\n", ""))
    assert (said.logo_alt, said.radius, said.light["accent"], said.dark["accent"]) == (
        "Back Care", 6, "#7a1fa2", "#d9a6ee"
    )  # fmt: skip
    assert theme(line).serif == "Gill Sans, Trebuchet MS, sans-serif"


# --- contrast ---------------------------------------------------------------------------------------------------


def test_a_colour_that_is_too_faint_is_told_with_its_ground_its_contrast_and_one_that_would_do() -> None:
    found = problems('[theme.light]\naccent = "#e88"')

    assert set(found) == {"theme.light.accent"}
    said = found["theme.light.accent"]
    assert said.startswith("#ee8888 ")
    assert "sheet #fffdf8 (2.4:1)" in said
    assert "text needs a contrast of 4.5:1" in said
    shade = said.rpartition("; ")[2].removesuffix(" would do")
    assert theme(f'[theme.light]\naccent = "{shade}"').light["accent"] == shade


def test_both_schemes_are_looked_at() -> None:
    found = problems('[theme.light]\nsoft = "#ccc"\n[theme.dark]\nink = "#333"')
    assert set(found) == {"theme.light.soft", "theme.dark.ink"}


def test_a_ground_that_a_person_chose_is_at_fault_before_the_text_of_the_palette() -> None:
    found = problems('[theme.light]\nsheet = "#777777"')

    assert set(found) == {"theme.light.sheet"}
    assert "ink #23302b (3.0:1)" in found["theme.light.sheet"]


def test_an_edge_that_leads_the_eye_needs_less_than_text() -> None:
    black = 'ink = "#000"\nsoft = "#000"\naccent = "#000"'

    assert theme(f'[theme.light]\npaper = "#9a9a9a"\n{black}').light["paper"] == "#9a9a9a"
    found = problems(f'[theme.light]\npaper = "#7c7c7c"\n{black}')
    assert "leaf #1d4a3c (2.3:1); an edge needs a contrast of 3:1" in found["theme.light.paper"]


def test_colours_that_leave_no_room_for_text_are_said_to_leave_none() -> None:
    greys = "\n".join(f'{token} = "#777"' for token in ("ink", "soft", "accent", "leaf"))
    found = problems(f'[theme.light]\nsheet = "#fff"\ntint = "#000"\n{greys}')
    assert found["theme.light.ink"].endswith("no shade of it would do: change the other colour too")


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("part", ["light", "dark"])
def test_every_ready_palette_can_be_read(name: str, part: str) -> None:
    colours = getattr(PALETTES[name], part)

    assert set(colours) == set(TOKENS)
    assert faint_pairs(colours) == ()
    assert all(to_hex(parse_hex(colour)) == colour for colour in colours.values())


@pytest.mark.parametrize("name", PALETTES)
def test_every_ready_palette_can_be_read_in_a_forced_dark_mode(name: str) -> None:
    forced = {token: to_hex(inverted(parse_hex(colour))) for token, colour in PALETTES[name].light.items()}
    assert faint_pairs(forced) == ()


@pytest.mark.parametrize("name", PALETTES)
def test_dark_grounds_are_dark_and_light_ones_light(name: str) -> None:
    for token in ("paper", "sheet", "card", "tint"):
        assert luminance(parse_hex(PALETTES[name].light[token])) > 0.7
        assert luminance(parse_hex(PALETTES[name].dark[token])) < 0.05


def test_newsprint_keeps_the_enhanced_contrast_for_all_text() -> None:
    palette = PALETTES["newsprint"]
    for colours in (palette.light, palette.dark):
        assert min(contrast(parse_hex(colours[pair.front]), parse_hex(colours[pair.ground])) for pair in PAIRS) >= 7


@given(st.dictionaries(st.sampled_from(sorted(TOKENS)), hexes, max_size=6), st.sampled_from(["light", "dark"]))
def test_a_theme_is_read_exactly_where_every_pair_can_be(chosen: dict[str, str], part: str) -> None:
    colours = {**getattr(DEFAULT_THEME, part), **chosen}
    if faint_pairs(colours):
        found = problems(scheme(part, chosen))
        assert {path.removeprefix(f"theme.{part}.") for path in found} <= set(chosen)
    else:
        assert getattr(theme(scheme(part, chosen)), part) == colours


@given(st.dictionaries(st.sampled_from(sorted(TOKENS)), hexes, min_size=1, max_size=6))
def test_taking_all_the_colours_that_would_do_mends_the_theme(chosen: dict[str, str]) -> None:
    if not faint_pairs({**DEFAULT_THEME.light, **chosen}):
        return
    found = problems(scheme("light", chosen))
    if any("no shade" in said for said in found.values()):
        return
    shades = {path.rpartition(".")[2]: said.rpartition("; ")[2].split()[0] for path, said in found.items()}
    assert theme(scheme("light", {**chosen, **shades})).light == {**DEFAULT_THEME.light, **chosen, **shades}
