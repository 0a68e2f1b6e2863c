"""`course.toml` and the environment: everything wrong is said at once, by dotted path."""

from __future__ import annotations

import tomllib
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import SettingsError
from course.settings import PLACEHOLDERS, Settings, email_address, parse_settings, zone_name

MINIMUM = """
[course]
slug = "pain"
title = "Pain"
base_url = "https://courses.backcare.invalid/"

[sender]
name = "Back Care"
email = "Hello@BackCare.invalid"
postal_address = "1 Road, Town"
"""


def parse(text: str, environment: dict[str, str] | None = None) -> Settings:
    return parse_settings(tomllib.loads(text), environment or {}, where="course.toml")


def problems(text: str) -> dict[str, str]:
    with pytest.raises(SettingsError) as caught:
        parse(text)
    assert caught.value.exit_code == 2
    return dict(caught.value.problems)


def with_schedule(line: str) -> str:
    return f"{MINIMUM}\n[schedule]\n{line}\n"


def test_the_minimum_gets_the_defaults_of_the_design() -> None:
    settings = parse(MINIMUM)
    assert (settings.course.days, settings.course.language) == (7, "en")
    assert settings.schedule.send_at == time(7, 30)
    assert (settings.schedule.min_gap, settings.schedule.max_lateness) == (timedelta(hours=18), timedelta(hours=12))
    assert (settings.provider.name, settings.database_url) == ("mailbox", "sqlite:///course.db")


def test_a_base_url_loses_its_last_slash() -> None:
    assert parse(MINIMUM).course.base_url == "https://courses.backcare.invalid"


def test_replies_go_to_the_sender_unless_said_otherwise() -> None:
    assert parse(MINIMUM).sender.reply_to == "Hello@backcare.invalid"


def test_every_problem_is_reported_at_once_by_dotted_path() -> None:
    found = problems(
        """
        [course]
        slug = "Not A Slug"
        days = 0
        [sender]
        email = "nobody"
        [schedule]
        send_at = "25:00"
        min_gap = "soon"
        weekdays = ["mon", "funday"]
        timezone = "Mars/Olympus"
        [provider]
        name = "pigeon"
        """
    )
    assert set(found) == {
        "course.base_url", "course.days", "course.slug", "course.title", "provider.name", "schedule.min_gap",
        "schedule.send_at", "schedule.timezone", "schedule.weekdays", "sender.email", "sender.name",
        "sender.postal_address",
    }  # fmt: skip


def test_a_misspelt_key_is_answered_with_the_one_that_was_meant() -> None:
    assert problems(with_schedule('send_on = "08:00"'))["schedule.send_on"].endswith("did you mean schedule.send_at?")


def test_a_misspelt_table_is_answered_with_the_one_that_was_meant() -> None:
    assert problems(f"{MINIMUM}\n[scedule]\n")["scedule"].endswith("did you mean schedule?")


def test_a_table_that_is_no_table_is_a_problem_not_a_crash() -> None:
    assert problems('course = "x"\n' + MINIMUM.replace("[course]", "[extra]"))["course"] == "must be a table"


def test_a_time_a_date_and_a_start_may_be_written_as_toml_has_them() -> None:
    settings = parse(with_schedule("send_at = 08:15:00\nstart = 2027-02-01"))
    assert (settings.schedule.send_at, settings.schedule.start) == (time(8, 15), date(2027, 2, 1))


def test_an_hour_inside_the_quiet_hours_is_refused() -> None:
    found = problems(with_schedule('send_at = "23:00"\nquiet_hours = ["22:00", "06:00"]'))
    assert "quiet_hours" in found["schedule.send_at"]


def test_secrets_come_from_the_environment_and_show_in_no_repr() -> None:
    settings = parse(
        MINIMUM,
        {
            "SENDGRID_API_KEY": "SG.hush",
            "COURSE_SMTP_URL": "smtp://user:hush@host",
            "COURSE_SECRET_KEY": "hush",
            "COURSE_DATABASE_URL": "sqlite:///hush.db",
        },
    )
    assert settings.provider.sendgrid_api_key == "SG.hush"
    assert settings.secret_key == "hush"
    assert "hush" not in repr(settings)


def test_secrets_are_not_settings_of_the_file() -> None:
    assert "provider.smtp_url" in problems(f'{MINIMUM}\n[provider]\nsmtp_url = "smtp://a:b@c"\n')


def test_what_init_writes_counts_as_placeholder_until_it_is_changed() -> None:
    document = tomllib.loads(MINIMUM)
    for path, value in PLACEHOLDERS.items():
        table, _, key = path.partition(".")
        document[table][key] = value
    assert set(parse_settings(document, {}, where="x").placeholders()) == set(PLACEHOLDERS)
    assert parse(MINIMUM).placeholders() == ()


@pytest.mark.parametrize("bad", ["Bcc: x@y", "a\nb", "a\x00b", "=?utf-8?q?=0ABcc:_x?="])
def test_a_sender_that_could_start_a_header_is_refused(bad: str) -> None:
    document = tomllib.loads(MINIMUM)
    document["sender"]["email"] = bad
    with pytest.raises(SettingsError):
        parse_settings(document, {}, where="x")


@pytest.mark.parametrize("bad", ["a\nb", "a\rb", "a\x00b", "a\u2028b", "=?utf-8?q?=0ABcc:_x?=", " "])
def test_a_name_with_control_characters_or_encoded_words_is_refused(bad: str) -> None:
    document = tomllib.loads(MINIMUM)
    document["sender"]["name"] = bad
    with pytest.raises(SettingsError):
        parse_settings(document, {}, where="x")


def test_words_may_be_replaced_and_keep_their_braces() -> None:
    settings = parse(f'{MINIMUM}\n[words]\nday_of = "Jour {{day}} sur {{days}}"\n')
    assert settings.words.day_of.format(day=2, days=7) == "Jour 2 sur 7"


def test_words_with_braces_that_nothing_fills_are_refused() -> None:
    assert "{day}" in problems(f'{MINIMUM}\n[words]\nday_of = "Jour {{dag}}"\n')["words.day_of"]


def test_the_language_chooses_the_words_and_what_is_replaced_stays_replaced() -> None:
    text = MINIMUM.replace('title = "Pain"', 'title = "Pain"\nlanguage = "es-MX"')
    settings = parse(f'{text}\n[words]\ntomorrow = "Al rato"\n')
    assert (settings.words.yesterday, settings.words.tomorrow) == ("Ayer", "Al rato")


def test_a_phrase_that_counts_may_be_one_text_or_one_for_each_plural_form() -> None:
    settings = parse(f'{MINIMUM}\n[words.minutes]\none = "a minute"\nother = "{{minutes}} minutes"\n')
    assert [settings.words.minutes.format(minutes=number) for number in (1, 2)] == ["a minute", "2 minutes"]
    settings = parse(f'{MINIMUM}\n[words]\nminutes = "{{minutes}}′"\n')
    assert settings.words.minutes.format(minutes=1) == "1′"


@pytest.mark.parametrize(
    ("forms", "problem"),
    [
        ('{ one = "a minute" }', 'no "other"'),
        ('{ single = "a minute", other = "{minutes}" }', "'single'"),
        ('{ one = "{days}", other = "{minutes}" }', "{minutes}"),
        ("{ other = 3 }", "text in quotes"),
        ("3", "text in quotes"),
    ],
)
def test_plural_forms_that_cannot_be_used_are_refused(forms: str, problem: str) -> None:
    assert problem in problems(f"{MINIMUM}\n[words]\nminutes = {forms}\n")["words.minutes"]


@pytest.mark.parametrize(
    ("given_address", "address"),
    [
        ("Ada@Example.INVALID", "Ada@example.invalid"),
        (" ada@example.invalid ", "ada@example.invalid"),
        ("o'hara+x@mail.example.invalid", "o'hara+x@mail.example.invalid"),
        ("ada@bücher.invalid", "ada@xn--bcher-kva.invalid"),
    ],
)
def test_addresses_are_kept_as_smtp_carries_them(given_address: str, address: str) -> None:
    assert email_address(given_address) == address


@pytest.mark.parametrize(
    "bad",
    ["", "@", "a@", "@b", "a b@c.de", "a@b..c", "a@-b.de", "a,b@c.de", "a@b@c", "<a@b.de>", "ä@b.de", "a.@b.de",
     "x" * 65 + "@b.de", "a@" + "b" * 64 + ".de", "a@b.de\nBcc: c@d.de", "a@b", 'a"@b.de', "a@[127.0.0.1]"],
)  # fmt: skip
def test_what_smtp_cannot_carry_is_no_address(bad: str) -> None:
    with pytest.raises(ValueError, match=r"not an email address|not every mail server"):
        email_address(bad)


@given(st.text())
def test_any_text_is_an_ascii_address_without_blanks_or_a_value_error(text: str) -> None:
    try:
        address = email_address(text)
    except ValueError:
        return
    assert address.isascii()
    assert address.isprintable()
    assert " " not in address
    assert email_address(address) == address


@given(st.text())
def test_any_text_is_a_zone_or_a_value_error(text: str) -> None:
    try:
        zone_name(text)
    except ValueError:
        return
    assert text.strip()


@pytest.mark.parametrize("bad", ["localtime", "Factory", "posixrules", "posix/Europe/London", "right/UTC", "../UTC"])
def test_what_is_no_place_on_a_map_is_no_zone(bad: str) -> None:
    with pytest.raises(ValueError, match="not a time zone"):
        zone_name(bad)


def test_the_environment_names_another_database_whatever_the_file_says() -> None:
    text = f'{MINIMUM}\n[database]\nurl = "sqlite:///mine.db"\n'
    assert parse(text).database_url == "sqlite:///mine.db"
    assert parse(text, {"COURSE_DATABASE_URL": "sqlite:////data/other.db"}).database_url == "sqlite:////data/other.db"


@pytest.mark.parametrize("url", ["postgresql://host/db", "mysql://host/db", "sqlite://", "sqlite:///", "course.db"])
def test_a_database_that_is_no_sqlite_file_is_refused_wherever_it_is_named(url: str) -> None:
    assert "SQLite file" in problems(f'{MINIMUM}\n[database]\nurl = "{url}"\n')["database.url"]
    with pytest.raises(SettingsError, match="COURSE_DATABASE_URL"):
        parse(MINIMUM, {"COURSE_DATABASE_URL": url})


@pytest.mark.parametrize("braces", ["{day:>9}", "{day!r}", "{day.__class__}", "{day[0]}", "{0}", "{}", "{day", "day}"])
def test_words_take_plain_names_only(braces: str) -> None:
    assert "words.day_of" in problems(f"{MINIMUM}\n[words]\nday_of = '{braces}'\n")


def test_the_repositorys_own_settings_are_valid() -> None:
    path = Path(__file__).parents[2] / "course.toml"
    assert parse(path.read_text(encoding="utf-8")).course.slug == "running-and-back-pain"
