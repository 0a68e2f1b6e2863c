import os
from pathlib import Path

import pytest

from course.articles import read_article
from course.articles.reading import LARGEST
from course.errors import ArticleError


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a.markdown"])
def test_an_article_is_read_by_its_ending(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("# A Title\n\nSome text.", encoding="utf-16")

    article = read_article(tmp_path / name)

    assert (article.title, article.source) == ("A Title", str(tmp_path / name))


def test_what_cannot_be_read_is_an_error_with_a_next_step(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01")
    (tmp_path / "page.xyz").write_text("text")
    (tmp_path / "huge.txt").touch()
    os.truncate(tmp_path / "huge.txt", LARGEST + 1)
    os.mkfifo(tmp_path / "pipe.txt")
    names = [
        "empty.txt",
        "binary.txt",
        "page.xyz",
        "huge.txt",
        "pipe.txt",
        "missing.txt",
        ".",
        "x" * 300 + ".txt",
        "a\0.txt",
    ]
    for name in names:
        with pytest.raises(ArticleError) as caught:
            read_article(tmp_path / name)
        assert caught.value.hint, name
