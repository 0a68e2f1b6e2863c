from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checked_emails import PAGE, TEXT, codes, message, read, spoilt

OURS = "Green Shop, 12 Harbour Street, Bristol BS1 4QA."
LEAVE = '<a href="https://example.com/unsubscribe/1" style="color:#1155cc">Unsubscribe</a>'
SETTINGS = '<a href="https://example.com/p/1" style="color:#1155cc">Change your preferences</a>'


def page_with_address(address: str) -> str:
    return spoilt(PAGE, OURS, address)


@pytest.mark.parametrize(
    "link",
    [
        SETTINGS,
        SETTINGS.replace("Change your preferences", "Email preferences"),
        SETTINGS.replace("Change your preferences", "Notification settings"),
    ],
)
def test_a_link_to_preferences_alone_lets_nobody_leave(link: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, spoilt(PAGE, LEAVE, link), "page.html")) == {"C801"}


@pytest.mark.parametrize("words", ["Stop these emails", "Leave this list", "Cancel my subscription", "Abmelden"])
def test_links_that_let_readers_leave_are_known(words: str, tmp_path: Path) -> None:
    link = SETTINGS.replace("Change your preferences", words)

    assert codes(read(tmp_path, spoilt(PAGE, LEAVE, link), "page.html")) == set()


@pytest.mark.parametrize(
    "address",
    [
        "Rose Cottage, Church Lane, Little Barrow, UK",
        "Gartenverein e. V., Lindenweg 7, 10115 Berlin",
        "Acme, Hauptstr. 5, 80331 München",
        "Les Vergers, 4 rue des Lilas, 75011 Paris",
        "Librería Sol, Calle Mayor, 8, 28013 Madrid",
        "دار القراءة، ١٢ شارع النيل، القاهرة ١١٥١١، مصر",
        "さんぽ社 〒100-0001 東京都千代田区千代田1-1",
        "Club, PO Box 12, Dublin 2, Ireland",
        "Your name, your street, your town, your country",
    ],
)
def test_addresses_of_many_countries_are_found(address: str, tmp_path: Path) -> None:
    assert "C803" not in codes(read(tmp_path, page_with_address(address), "page.html"))


@pytest.mark.parametrize("before", ["<h2>7 Strengthening Ways</h2>", "<p>Tomorrow</p><h3>4 Harbour Walks</h3>"])
def test_numbers_before_words_in_headings_are_no_address(before: str, tmp_path: Path) -> None:
    page = spoilt(page_with_address("You get this because you signed up."), "<h2>How to begin</h2>", before)

    assert "C803" in codes(read(tmp_path, page, "page.html"))


def test_words_far_from_the_footer_are_no_address(tmp_path: Path) -> None:
    above = "<p>Meet us at 4 Market Place, Leeds.</p>" + "<p>Some words.</p>" * 12
    page = spoilt(page_with_address("You get this because you signed up."), "<p>New seeds", f"{above}<p>New seeds")

    assert "C803" in codes(read(tmp_path, page, "page.html"))


def test_an_address_in_the_plain_text_alone_does_not_stand_on_the_page(tmp_path: Path) -> None:
    content = message(html=page_with_address("You get this because you signed up."), text=TEXT)

    assert "C803" in codes(read(tmp_path, content))
