from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checked_emails import PAGE, codes, message, read, spoilt

P = "<p>New seeds are in the shop,"


def saying(words: str) -> str:
    return spoilt(PAGE, P, f"<p>{words}</p>\n{P}")


@pytest.mark.parametrize(
    "words",
    [
        "Act now! 100% FREE! You are a winner, click here.",
        "Risk-free, and no obligation at all.",
        "You’re our winner! Act now.",
    ],
)
def test_promises_in_the_body_are_told(words: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, saying(words), "page.html")) == {"C822"}


@pytest.mark.parametrize(
    "words",
    ["The trial is risk-free.", "Act on the smell now.", "The winner of the show is a bean; the seeds are free."],
)
def test_one_such_word_is_none(words: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, saying(words), "page.html")) == set()


KINDS = ["image", "A picture", "Photo 3", "das Bild", "une photo", "imagen", "صورة", "画像", "Abbildung 2", "logo.png"]


@pytest.mark.parametrize("alt", KINDS)
def test_an_alternative_text_that_says_only_picture_is_told(alt: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, spoilt(PAGE, "A tray of seedlings", alt), "page.html")) == {"C321"}


@pytest.mark.parametrize("alt", ["Photo of a tray", "Green Shop", "Bilder einer Ausstellung", "Photographers at work"])
def test_an_alternative_text_that_says_what_is_shown_breaks_no_rule(alt: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, spoilt(PAGE, "A tray of seedlings", alt), "page.html")) == set()


def test_a_page_alone_has_no_parts_for_its_pictures(tmp_path: Path) -> None:
    page = spoilt(PAGE, "https://example.com/tray.png", "cid:tray@1")

    assert codes(read(tmp_path, page, "page.html")) == {"C322"}


HOSTS = ["pictures.invalid", "shop.test", "files.internal", "nas.home.arpa", "NAS.LOCAL", "localhost"]


@pytest.mark.parametrize("host", HOSTS)
def test_a_picture_at_a_host_that_no_network_knows_is_told(host: str, tmp_path: Path) -> None:
    page = spoilt(PAGE, "https://example.com/tray.png", f"https://{host}/tray.png")

    assert codes(read(tmp_path, message(html=page))) == {"C322"}
