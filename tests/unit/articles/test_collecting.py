import gc

import pytest

from course.articles import parse_markdown, parse_text
from course.errors import ArticleError


@pytest.mark.parametrize("text", ["# T\n\nSome text.", ""])
def test_the_collector_runs_again_after_reading(text: str) -> None:
    for parse in (parse_text, parse_markdown):
        try:
            parse(text, "a.md")
        except ArticleError:
            assert not text
        assert gc.isenabled()
