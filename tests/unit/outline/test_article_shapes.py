"""The outline rule on articles of many shapes: each has its expected outlines beside it, to be read."""

import os
from pathlib import Path

import pytest

from tests.support.outlines import EXPECTED, describe_outlines

ARTICLES = Path(__file__).parents[2] / "articles"
CASES = sorted(path for path in ARTICLES.iterdir() if path.suffix != EXPECTED)
RENEW = bool(os.environ.get("COURSE_RENEW_GOLDEN"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_article_has_the_expected_outlines(path: Path) -> None:
    expected = path.with_name(path.name + EXPECTED)
    described = describe_outlines(path)
    if RENEW:
        expected.write_text(described, encoding="utf-8")

    assert described == expected.read_text(encoding="utf-8")


def test_there_are_articles_of_many_shapes() -> None:
    assert len(CASES) >= 30
