"""The emails as pictures, compared with those in `tests/golden/pictures`; its README says how to renew them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.support.comparing import compare, show
from tests.support.samples import EVERY_PART, IN_ARABIC, ROOT, sample_names, samples
from tests.support.screenshots import Look, keep, take

PICTURES = ROOT / "tests" / "golden" / "pictures"
FAILED = ROOT / "build" / "screenshots-failed"
# Read before any fixture clears the environment.
RENEW = bool(os.environ.get("COURSE_RENEW_GOLDEN"))

PHONE, PHONE_DARK = Look(width=375), Look(width=375, scheme="dark")
DESK, DESK_DARK = Look(width=600), Look(width=600, scheme="dark")
NO_IMAGES = Look(width=375, has_images=False)

LESSONS = [name for name in sample_names() if name[:2] in {"01", "04", "07"}]  # prose, cards, questions
TAKEN = [
    *((EVERY_PART, look) for look in (PHONE, PHONE_DARK, DESK, DESK_DARK, NO_IMAGES)),
    *((IN_ARABIC, look) for look in (PHONE, PHONE_DARK, DESK)),
    *((name, look) for name in LESSONS for look in (PHONE, DESK_DARK)),
]


@pytest.mark.parametrize(("name", "look"), TAKEN, ids=[f"{name}-{look}" for name, look in TAKEN])
def test_an_email_looks_as_it_did(browser: Browser, name: str, look: Look) -> None:
    actual = take(browser, samples()[name].html, look)
    kept = PICTURES / f"{name}-{look}.webp"
    if RENEW:
        _keep(actual, kept)
    assert kept.exists(), f"there is no {kept.relative_to(ROOT)}: tests/golden/README.md says how to make it"
    expected = Image.open(kept)
    difference = compare(actual, expected)
    assert difference.is_none, f"{difference}; see {_set_aside(actual, expected, kept.stem)}"


def test_two_pictures_of_one_email_are_the_same(browser: Browser) -> None:
    first, second = (take(browser, samples()[EVERY_PART].html, PHONE) for _ in range(2))
    assert first.tobytes() == second.tobytes()


def test_every_picture_that_is_kept_is_compared() -> None:
    assert {path.stem for path in PICTURES.glob("*.webp")} <= {f"{name}-{look}" for name, look in TAKEN}


def test_pictures_take_little_room() -> None:
    assert sum(path.stat().st_size for path in PICTURES.glob("*.webp")) < 2_000_000


def _keep(actual: Image.Image, kept: Path) -> None:
    """Write it anew where it looks different; a picture that nobody could tell from the kept one stays."""
    if kept.exists() and compare(actual, Image.open(kept)).is_none:
        return
    keep(actual, kept)


def _set_aside(actual: Image.Image, expected: Image.Image, stem: str) -> Path:
    FAILED.mkdir(parents=True, exist_ok=True)
    path = FAILED / f"{stem}.png"
    show(actual, expected).save(path)
    actual.save(FAILED / f"{stem}-actual.png")
    return path
