"""An article's own pictures: found, named, and never from outside its folder."""

from __future__ import annotations

import base64
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles import pictures as album
from course.articles.markdown import parse_markdown
from course.articles.pictures import Illustrated, illustrate
from course.models import Article, Block, BlockKind
from tests.support.pictures import png, webp


def article(markdown: str, source: Path | str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    block = Block(kind=kind, text="words", markdown=markdown, line=7, last_line=7)
    return Article(title="Bread", blocks=(block,), source=str(source))


def taken(markdown: str, source: Path | str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[str, Illustrated]:
    found = illustrate(article(markdown, source, kind))
    return found.article.blocks[0].markdown, found


def said(found: Illustrated) -> str:
    return " ".join(remark.said for remark in found.remarks)


def test_a_picture_beside_the_article_is_named_as_lessons_name_it(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "Loaf 1.png").write_bytes(png())
    markdown, found = taken('![A loaf](img/Loaf%201.png "Day one") and words', tmp_path / "a.md")
    (name,) = found.pictures
    assert name.startswith("loaf-1-")
    assert markdown == f'![A loaf](images/{name} "Day one") and words'
    assert found.pictures[name] == png()
    assert found.remarks == ()


def test_every_picture_of_a_real_article_is_taken_whatever_block_it_stands_in(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}ü.png").write_bytes(png(shade=number))
    text = (
        "# Bread\n\n![a](0ü.png)\n\n- item ![b](<1ü.png>)\n\n> quote ![c](./2ü.png?raw=1)\n\n"
        "[![d](3ü.png)](https://example.com/)\n\n| a | b |\n|---|---|\n| x | ![e](4ü.png) |\n\nWords.\n"
    )
    found = illustrate(parse_markdown(text, str(tmp_path / "a.md")))
    assert set(found.pictures.values()) == {png(shade=number) for number in range(5)}
    whole = "".join(block.markdown for block in found.article.blocks)
    assert [f"images/{name}" in whole for name in found.pictures] == [True] * 5
    assert found.remarks == ()


@pytest.mark.parametrize("address", ["https://example.com/a.png", "http://example.com/a.png", "//example.com/a.png"])
def test_a_picture_on_the_web_stays_where_it_is(address: str, tmp_path: Path) -> None:
    before = article(f"![a]({address})", tmp_path / "a.md")
    found = illustrate(before)
    assert found.article == before
    assert not found.pictures
    assert not found.remarks


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("../secret.png", "outside"),
        ("img/../../secret.png", "outside"),
        ("%2e%2e/secret.png", "outside"),
        ("out/secret.png", "outside"),
        ("link.png", "outside"),
        ("/etc/hostname", "root of a site"),
        ("%2Fetc/hostname", "root of a site"),
        ("gone.png", "not there"),
        ("img", "not a file"),
        ("notes.png", "no picture"),
        ("a%00.png", "root of a site"),
        ("#elsewhere", "not in the article"),
        ("#word/media/image1.png", "Word file"),
    ],
)
def test_a_picture_that_cannot_be_had_keeps_its_words_and_its_reason_is_said(
    address: str, reason: str, tmp_path: Path
) -> None:
    folder = tmp_path / "article"
    (folder / "img").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "out").symlink_to(tmp_path)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "notes.png").write_text("not a picture")
    markdown, found = taken(f"![A loaf]({address})", folder / "a.md")
    assert markdown == f"![A loaf]({address})"
    assert not found.pictures
    assert reason in said(found)
    assert [remark.line for remark in found.remarks] == [7]
    assert all(remark.is_lost for remark in found.remarks)


@given(st.lists(st.sampled_from(["..", ".", "%2e%2e", "in", "out", "/", "\\", "a.png", "%00", "~", ""]), max_size=8))
def test_no_way_leads_out_of_the_articles_folder(steps: list[str]) -> None:
    source = Path(__file__).parent / "a.md"  # a folder without pictures, with some above it
    _, found = taken(f"![a]({'/'.join(steps)})", source)
    assert not found.pictures


def test_a_picture_in_the_text_itself_becomes_a_file() -> None:
    packed = base64.b64encode(png()).decode()
    markdown, found = taken(f"![A loaf](data:image/png;base64,{packed})", "a.md")
    (name,) = found.pictures
    assert markdown == f"![A loaf](images/{name})"
    assert found.pictures[name] == png()


def test_a_picture_in_the_text_that_is_none_leaves_no_trace_of_its_bytes() -> None:
    markdown, found = taken("![A loaf](data:image/png;base64,AAAA)", "a.md")
    assert markdown == "![A loaf](#data:image/png)"
    assert found.remarks[0].address == "#data:image/png"
    assert "no picture" in said(found)


def test_a_word_files_picture_is_taken_out_of_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/media/image1.png", png())
        archive.writestr("word/media/image2.emf", b"\x01\0\0\0" + bytes(36) + b" EMF")
    markdown, found = taken("![A](#word/media/image1.png) ![B](#word/media/image2.emf)", tmp_path / "a.docx")
    (name,) = found.pictures
    assert markdown == f"![A](images/{name}) ![B](#word/media/image2.emf)"
    assert "EMF drawing" in said(found)


def test_the_same_picture_twice_is_kept_once_and_said_for_each_place(tmp_path: Path) -> None:
    (tmp_path / "a.webp").write_bytes(webp())
    twice = article("![a](a.webp)", tmp_path / "a.md")
    found = illustrate(Article(title="T", blocks=(*twice.blocks, *twice.blocks), source=twice.source))
    assert len(found.pictures) == 1
    assert len(found.remarks) == 2
    assert not any(remark.is_lost for remark in found.remarks)


def test_pictures_that_are_too_much_together_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(album, "LARGEST_TOGETHER", len(png()))
    (tmp_path / "a.png").write_bytes(png(shade=1))
    (tmp_path / "b.png").write_bytes(png(shade=2))
    _, found = taken("![a](a.png) ![b](b.png)", tmp_path / "a.md")
    assert len(found.pictures) == 1
    assert "one too many" in said(found)


@pytest.mark.parametrize("markdown", ["`![a](a.png)` and ![b](b.png)", "\\![a](a.png)", "[words](a.png) ![b](b.png)"])
def test_code_and_links_to_pictures_are_no_pictures(markdown: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    changed, found = taken(markdown, tmp_path / "a.md")
    assert "](a.png)" in changed
    assert not found.pictures


def test_a_block_of_code_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    markdown, found = taken("![a](a.png)", tmp_path / "a.md", BlockKind.CODE)
    assert markdown == "![a](a.png)"
    assert not found.pictures


def test_an_article_on_the_web_has_no_pictures_beside_it() -> None:
    _, found = taken("![a](a.png)", "https://example.com/a.html")
    assert "no address on the web" in said(found)


def test_a_file_that_many_addresses_name_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "loaf.png").write_bytes(png())
    monkeypatch.setattr(album, "LARGEST_TOGETHER", len(png()))
    addresses = [f"{before}loaf.png?{number}" for number in range(50) for before in ("", "./")]

    markdown, found = taken(" ".join(f"![a]({address})" for address in addresses), tmp_path / "a.md")

    assert list(found.pictures.values()) == [png()]
    assert markdown.count(f"images/{next(iter(found.pictures))}") == len(addresses)
    assert not found.remarks


def test_nothing_more_is_read_once_so_much_was_read_that_is_no_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("1.png", "2.png"):
        (tmp_path / name).write_bytes(b"no picture at all")
    (tmp_path / "3.png").write_bytes(png())
    monkeypatch.setattr(album, "LARGEST_TOGETHER", 20)

    _, found = taken("![a](1.png) ![b](2.png) ![c](3.png)", tmp_path / "a.md")

    assert not found.pictures
    assert [remark.said.startswith("is one too many") for remark in found.remarks] == [False, True, True]


def test_a_word_file_is_opened_once_and_its_large_entries_never_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/media/a.png", png())
        made.writestr("word/media/b.png", png(shade=3))
        made.writestr("word/media/large.png", bytes(album.LARGEST + 1))
    opened: list[str] = []

    class Archive(zipfile.ZipFile):
        def open(self, name: object, *words: object, **named: object) -> object:  # type: ignore[override]
            opened.append(getattr(name, "filename", "the file"))
            return super().open(name, *words, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(album.zipfile, "ZipFile", Archive)
    addresses = [f"#word/media/{name}.png" for name in ("a", "large", "b")]
    _, found = taken(" ".join(f"![x]({address})" for address in addresses), tmp_path / "a.docx")

    assert set(found.pictures.values()) == {png(), png(shade=3)}
    assert sorted(opened) == ["word/media/a.png", "word/media/b.png"]
    assert "is larger than 5 MB" in said(found)
