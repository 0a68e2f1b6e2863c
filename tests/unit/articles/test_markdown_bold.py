"""Bold beside letters of scripts that write no spaces."""

import pytest

from course.articles.markdown import parse_markdown
from course.articles.markdown_bold import with_bold


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("です。**ポイント：**数字は大切です。", "です。**ポイント**：数字は大切です。"),
        ("これは**「鍵」**です。", "これは「**鍵**」です。"),
        ("**「鍵」**です。", "「**鍵**」です。"),
        ("**重要（必須）**です。", "**重要**（必須）です。"),
        ("これは**太字**です。", "これは**太字**です。"),
        ("`**点：**数` です", "`**点：**数` です"),
        ("**点：**数 ** です", "**点：**数 ** です"),
        ("**Note:** words", "**Note:** words"),
    ],
)
def test_punctuation_goes_outside_of_bold_where_it_would_undo_it(written: str, meant: str) -> None:
    assert with_bold(written) == meant


def test_an_article_keeps_its_words_and_loses_the_stars() -> None:
    (block,) = parse_markdown("# 数\n\n大切です。**ポイント：**数字は大切です。\n", "a.md").blocks

    assert block.text == "大切です。ポイント：数字は大切です。"
    assert block.markdown == "大切です。**ポイント**：数字は大切です。"
