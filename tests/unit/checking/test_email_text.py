from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checked_emails import PAGE, TEXT, codes, found, message, read, spoilt

P = "<p>New seeds are in the shop,"
# Paragraphs on one matter, so that each has the words of the others.
BEDS = [
    "Dig the bed in autumn, and leave the earth in rough lumps, so that the frost breaks them over the winter.",
    "The frost breaks the lumps that you dig in autumn, and in spring the earth of the bed is fine enough to rake.",
    "Rake the fine earth in spring, and sow the seeds in rows over the bed, so that you can dig between them.",
    "Between the rows you dig when weeds come up, and water the seeds over the bed in the spring that is dry.",
]
LONG_PAGE = spoilt(PAGE, P, "".join(f"<p>{words}</p>" for words in BEDS) + P)
LONG_TEXT = "\n\n".join([*BEDS, TEXT])


def of_parts(folder: Path, *, text: str, html: str) -> set[str]:
    return codes(read(folder, message(text=text, html=html)))


def test_text_with_all_paragraphs_breaks_no_rule(tmp_path: Path) -> None:
    assert of_parts(tmp_path, text=LONG_TEXT, html=LONG_PAGE) == set()


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_text_that_stops_half_way_is_told_though_it_has_the_words(kept: int, tmp_path: Path) -> None:
    assert of_parts(tmp_path, text="\n\n".join([*BEDS[:kept], TEXT]), html=LONG_PAGE) == {"C812"}


def test_text_of_more_than_the_page_says_is_told(tmp_path: Path) -> None:
    assert of_parts(tmp_path, text=LONG_TEXT, html=PAGE) == {"C812"}


@pytest.mark.parametrize(
    ("in_text", "on_page"), [("Day 3 of 7", "Day 4 of 7"), ("Day 1 of 7", "Day 9 of 7"), ("Tag 2 von 5", "Tag 3 von 5")]
)
def test_another_day_in_the_text_is_told(in_text: str, on_page: str, tmp_path: Path) -> None:
    page = spoilt(PAGE, P, f"<p>{on_page}</p>{P}")

    assert of_parts(tmp_path, text=f"{in_text}\n\n{TEXT}", html=page) == {"C812"}
    assert of_parts(tmp_path, text=f"{on_page}\n\n{TEXT}", html=page) == set()


def test_text_without_the_way_out_is_told(tmp_path: Path) -> None:
    email = read(tmp_path, message(text=spoilt(TEXT, "Unsubscribe: https://example.com/unsubscribe/1\n", "")))

    assert [text for code, _, text in found(email) if code == "C813"] == [
        "the page has a link to unsubscribe, and the plain text does not say where to"
    ]


@pytest.mark.parametrize(
    "way",
    [
        "To stop these emails, go to https://example.com/x/81",
        "https://example.com/x/81 (unsubscribe)",
        "https://example.com/optout?x=81",
        "To unsubscribe, write to leave@example.com",
    ],
)
def test_the_way_out_may_have_another_address_in_the_text(way: str, tmp_path: Path) -> None:
    text = spoilt(TEXT, "Unsubscribe: https://example.com/unsubscribe/1", way)

    assert of_parts(tmp_path, text=text, html=PAGE) == set()
