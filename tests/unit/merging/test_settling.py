"""The decision table of the merge."""

from __future__ import annotations

import pytest

from course.merging.parts import Part
from course.merging.settling import Conflict, settle
from course.merging.threads import Thread

OLD = "Roots drink water at night, and leaves rest from the day."
MINE = OLD.replace("Roots", "Deep roots")
NEW = OLD.replace("the day", "a long day")
BOTH = MINE.replace("the day", "a long day")
REWRAPPED = OLD.replace(" at night", "\nat night")


def part(text: str | None, mark: str = "", kind: str = "paragraph_open") -> Part | None:
    return None if text is None else Part(gap="\n\n", mark=mark, text=text, kind=kind)


@pytest.mark.parametrize(
    ("base", "yours", "article", "settled"),
    [
        (OLD, OLD, OLD, OLD),
        (OLD, OLD, NEW, NEW),
        (OLD, MINE, OLD, MINE),
        (OLD, MINE, MINE, MINE),
        (OLD, MINE, NEW, BOTH),
        (OLD, REWRAPPED, OLD, REWRAPPED),
        (OLD, REWRAPPED, NEW, NEW),
        (OLD, None, OLD, None),
        (OLD, OLD, None, None),
        (OLD, None, None, None),
        (None, MINE, None, MINE),
        (None, None, NEW, NEW),
        (None, NEW, NEW, NEW),
    ],
)
def test_what_one_side_changed_is_taken(
    base: str | None, yours: str | None, article: str | None, settled: str | None
) -> None:
    assert settle(Thread(base=part(base), yours=part(yours), article=part(article))) == part(settled)


@pytest.mark.parametrize(("yours", "article"), [(None, NEW), (MINE, None), (OLD.replace("Roots", "All roots"), MINE)])
def test_what_both_sides_changed_in_other_ways_is_a_conflict(yours: str | None, article: str | None) -> None:
    assert isinstance(settle(Thread(base=part(OLD), yours=part(yours), article=part(article))), Conflict)


@pytest.mark.parametrize(("yours", "article"), [(MINE, OLD), (MINE, None), (None, OLD)])
def test_where_nobody_knows_the_base_every_difference_is_a_conflict(yours: str | None, article: str | None) -> None:
    thread = Thread(yours=part(yours), article=part(article), is_base_known=False)

    assert isinstance(settle(thread), Conflict)


def test_code_is_never_put_together_word_by_word() -> None:
    versions = [part(f"```\n{text}\n```", kind="fence") for text in (OLD, MINE, NEW)]
    base, yours, article = versions

    assert isinstance(settle(Thread(base=base, yours=yours, article=article)), Conflict)


def test_the_number_of_an_edited_item_follows_the_article_and_its_lines_stay_below_it() -> None:
    kind = "list_item_open"
    thread = Thread(
        base=part("Dig.\n\n   Deep.", "9. ", kind),
        yours=part("Dig well.\n\n   Deep.", "9. ", kind),
        article=part("Dig.\n\n    Deep.", "10. ", kind),
    )

    assert settle(thread) == part("Dig well.\n\n    Deep.", "10. ", kind)


def test_a_mark_that_the_marketer_changed_stays() -> None:
    kind = "list_item_open"
    thread = Thread(base=part("Dig.", "1. ", kind), yours=part("Dig.", "- ", kind), article=part("Dig.", "2. ", kind))

    assert settle(thread) == part("Dig.", "- ", kind)
