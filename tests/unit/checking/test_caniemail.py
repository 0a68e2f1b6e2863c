from __future__ import annotations

from importlib import resources

from course.checking.caniemail import DEFAULT_CLIENTS, client_names, clients_of, load, unknown_clients
from course.checking.features import ENHANCEMENTS, signs_of


def test_the_data_say_of_each_feature_what_every_program_makes_of_it() -> None:
    assert all(set(one.support.values()) <= set("yanu") for one in load().features.values())
    assert load().features["css-position"].support["outlook.windows"] == "n"


def test_the_data_are_small_and_keep_their_licence() -> None:
    text = resources.files("course.checking").joinpath("caniemail.json").read_text(encoding="utf-8")

    assert len(text) < 150_000
    assert "MIT License" in text
    assert "registry" not in text


def test_the_share_counts_support_in_part_as_half() -> None:
    assert 0 < load().features["css-position"].share < 100
    assert load().features["css-hyphenate-limit-chars"].share < load().features["css-color-scheme"].share + 50


def test_the_usual_programs_are_all_known() -> None:
    assert unknown_clients(DEFAULT_CLIENTS) == ()


def test_a_family_stands_for_all_of_its_programs() -> None:
    assert set(clients_of(["outlook"])) == {name for name in client_names() if name.startswith("outlook.")}


def test_no_name_stands_for_the_usual_programs() -> None:
    assert clients_of([]) == DEFAULT_CLIENTS


def test_a_name_that_no_data_is_about_is_told() -> None:
    assert unknown_clients(["gmail", "gmail.ios", "pine"]) == ("pine",)


def test_whatever_an_email_can_do_without_is_a_feature_and_says_why() -> None:
    assert set(ENHANCEMENTS) <= set(load().features)
    assert all(ENHANCEMENTS.values())


def test_every_feature_has_signs() -> None:
    assert all(signs_of(slug) or slug in {"amp", "bimi"} for slug in load().features)
