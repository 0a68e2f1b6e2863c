"""`[[personas]]`: sample readers of a course's own."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import SettingsError
from course.models import Persona
from course.settings import parse_settings

COURSE = """
[course]
slug = "pain"
title = "Pain"
base_url = "https://courses.backcare.invalid"
fields = ["company", "city"]

[sender]
name = "Back Care"
email = "hello@backcare.invalid"
postal_address = "1 Road, Town"
"""


def personas(*tables: str) -> tuple[Persona, ...]:
    text = COURSE + "".join(f"\n[[personas]]\n{table}\n" for table in tables)
    return parse_settings(tomllib.loads(text), {}, where="course.toml").personas


def problems(*tables: str) -> dict[str, str]:
    with pytest.raises(SettingsError) as caught:
        personas(*tables)
    return dict(caught.value.problems)


def test_a_course_without_tables_has_none_of_its_own() -> None:
    assert personas() == ()


def test_a_label_is_enough() -> None:
    assert personas('label = "Busy manager"') == (
        Persona(
            key="busy-manager",
            label="Busy manager",
            first_name="",
            email="reader@example.com",
            timezone=None,
            fields={},
        ),
    )


def test_everything_may_be_said() -> None:
    (persona,) = personas(
        'label = "Zoë"\nkey = "z"\nfirst_name = "Zoë"\nemail = "Zoe@Example.COM"\ntimezone = "Asia/Tokyo"\n'
        'fields = { company = "Ångström & Co", city = "" }'
    )
    assert persona == Persona(
        key="z",
        label="Zoë",
        first_name="Zoë",
        email="Zoe@example.com",
        timezone="Asia/Tokyo",
        fields={"company": "Ångström & Co", "city": ""},
    )


@pytest.mark.parametrize(
    ("label", "key"), [("Zoë", "zoe"), ("  A -- B! ", "a-b"), ("Reader 2", "reader-2"), ("NO NAME", "no-name")]
)
def test_the_key_comes_from_the_label(label: str, key: str) -> None:
    assert personas(f'label = "{label}"')[0].key == key


def test_a_label_without_a_latin_letter_or_digit_needs_a_key() -> None:
    assert "none can be made" in problems('label = "さくら"')["personas[1].key"]
    assert personas('label = "さくら"\nkey = "sakura"')[0].label == "さくら"


def test_every_mistake_is_told_by_the_number_of_its_table() -> None:
    found = problems(
        'label = "One"\nnonsense = 1',
        'label = "Two"\nemail = "nobody"\ntimezone = "Nowhere"\nfirst_name = 3\nfields = "x"\nkey = "Two!"',
        'first_name = "Ann"',
        'label = "One"',
        f'label = "{"x" * 61}"',
    )
    assert found.keys() == {
        "personas[1].nonsense",
        "personas[2].email",
        "personas[2].timezone",
        "personas[2].first_name",
        "personas[2].fields",
        "personas[2].key",
        "personas[3].label",
        "personas[4].key",
        "personas[5].label",
    }
    assert "taken" in found["personas[4].key"]


def test_a_field_that_the_course_does_not_have_is_refused_with_those_it_has() -> None:
    found = problems('label = "One"\nfields = { compny = "x", city = 3 }')
    assert found.keys() == {"personas[1].fields.compny", "personas[1].fields.city"}
    assert "company, city" in found["personas[1].fields.compny"]


@pytest.mark.parametrize("text", ["personas = 3\n", "[personas]\nlabel = 'x'\n", "personas = ['x']\n"])
def test_anything_but_tables_is_told(text: str) -> None:
    document = {**tomllib.loads(text), **tomllib.loads(COURSE)}
    with pytest.raises(SettingsError) as caught:
        parse_settings(document, {}, where="course.toml")
    assert [path for path, _ in caught.value.problems] == ["personas"]


@given(label=st.text(min_size=1, max_size=60))
def test_any_label_gives_a_key_that_is_safe_in_an_address_or_a_problem(label: str) -> None:
    document = {**tomllib.loads(COURSE), "personas": [{"label": label}]}
    try:
        (persona,) = parse_settings(document, {}, where="course.toml").personas
    except SettingsError as error:
        assert {path for path, _ in error.problems} <= {"personas[1].label", "personas[1].key"}  # noqa: PT017 (either way is right)
    else:
        assert persona.key
        assert set(persona.key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
