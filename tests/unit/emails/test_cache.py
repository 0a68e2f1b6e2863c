from __future__ import annotations

import os
from pathlib import Path

import pytest

from course.emails import cache as module
from course.emails.cache import HtmlCache

PAGE = "<html>Größe\r\n</html>\n"


def a_cache(folder: Path) -> HtmlCache:
    return HtmlCache(folder / "cache" / "html", compiler=("5.4.1",))


def entries(folder: Path) -> list[Path]:
    return sorted((folder / "cache" / "html").iterdir())


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    a_cache(tmp_path).put("<mjml/>", PAGE)
    assert a_cache(tmp_path).get("<mjml/>") == PAGE
    assert a_cache(tmp_path).get("<mjml></mjml>") is None


def test_a_page_of_another_compiler_is_another(tmp_path: Path) -> None:
    a_cache(tmp_path).put("<mjml/>", PAGE)
    assert HtmlCache(tmp_path / "cache" / "html", compiler=("6.0.0",)).get("<mjml/>") is None


@pytest.mark.parametrize(
    ("old", "new"), [("Größe", "Grosse"), ("<html>", "<html><script></script>"), ("\r\n</html>\n", "")]
)
def test_an_edited_or_torn_page_is_not_believed(tmp_path: Path, old: str, new: str) -> None:
    a_cache(tmp_path).put("<mjml/>", PAGE)
    (entry,) = entries(tmp_path)
    entry.write_bytes(entry.read_bytes().replace(old.encode(), new.encode()))
    assert a_cache(tmp_path).get("<mjml/>") is None


def test_a_page_behind_a_link_is_not_believed(tmp_path: Path) -> None:
    a_cache(tmp_path).put("<mjml/>", PAGE)
    (entry,) = entries(tmp_path)
    entry.symlink_to(entry.rename(tmp_path / "elsewhere"))
    assert a_cache(tmp_path).get("<mjml/>") is None


@pytest.mark.parametrize("link", ["cache", "cache/html"])
def test_nothing_is_written_through_a_folder_that_is_a_link(tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(elsewhere)
    a_cache(tmp_path).put("<mjml/>", PAGE)
    assert list(elsewhere.iterdir()) == []
    assert a_cache(tmp_path).get("<mjml/>") is None


def test_only_old_pages_of_its_own_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", 1)
    folder = tmp_path / "cache" / "html"
    folder.mkdir(parents=True)
    precious = tmp_path / "precious.html"
    precious.touch()
    link = folder / f"{'b' * 64}.html"
    link.symlink_to(precious)
    for name in ("mine.html", f"{'a' * 64}.html", f"{'A' * 64}.html", f"{'c' * 64}.html.bak"):
        (folder / name).touch()
        os.utime(folder / name, (0, 0))

    a_cache(tmp_path).put("<mjml/>", PAGE)

    names = {path.name for path in folder.iterdir()}
    assert f"{'a' * 64}.html" not in names
    assert {"mine.html", link.name, f"{'A' * 64}.html", f"{'c' * 64}.html.bak"} < names
    assert precious.exists()
