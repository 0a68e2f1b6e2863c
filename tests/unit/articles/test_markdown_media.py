"""Films and recordings that Markdown shows by tags."""

import pytest

from course.articles import parse_markdown
from course.models import Article, BlockKind

REASON = "shown where a film or a recording cannot be played"


def article(text: str) -> Article:
    return parse_markdown(f"# T\n\n{text}\n\nThe end.", "article.md")


def left(read: Article) -> list[tuple[str, str]]:
    return [(out.block.text, out.reason) for out in read.left_out]


@pytest.mark.parametrize("tag", ["video", "audio", "VIDEO"])
@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("See ", " now."), ("<div>\n", "\n</div>"), ("> ", ""), ("- ", "")]
)
def test_a_film_is_a_link_and_what_stands_in_for_it_is_left_out(tag: str, before: str, after: str) -> None:
    read = article(f"{before}<{tag} controls src='https://example.org/a_b_c.mp4'>No player.</{tag}>{after}")

    assert "[https://example.org/a_b_c.mp4](https://example.org/a_b_c.mp4)" in read.blocks[0].markdown
    assert "No player" not in "".join(block.text for block in read.blocks)
    assert left(read) == [("No player.", REASON)]


@pytest.mark.parametrize("before", ["", "<div>\n"])
def test_a_film_that_lies_beside_the_article_is_its_bare_address(before: str) -> None:
    read = article(f'{before}<video src="films/_a_*b*.mp4">No player.</video>')

    assert read.blocks[0].text == "films/_a_*b*.mp4"
    assert "](" not in read.blocks[0].markdown
    assert left(read) == [("No player.", REASON)]


@pytest.mark.parametrize("mark", ["", "> "])
def test_a_film_of_many_lines_is_one_and_the_words_below_stay(mark: str) -> None:
    film = [
        "<video controls",
        "  title='A *film*'>",
        "<source src='https://example.org/a.mp4'>",
        "No player.",
        "</video>",
    ]
    read = article("\n".join(mark + line for line in [*film, "Below."]))

    assert [block.text for block in read.blocks] in (
        ["A *film*", "Below.", "The end."],
        ["A *film*\n\nBelow.", "The end."],
    )
    assert r"[A \*film\*](https://example.org/a.mp4)" in read.blocks[0].markdown
    assert left(read) == [("No player.", REASON)]


@pytest.mark.parametrize("text", ["`{}`", "```\n{}\n```", "    {}"])
def test_a_film_in_code_is_code(text: str) -> None:
    film = "<video src='a.mp4'>No player.</video>"
    read = article(text.format(film))

    assert read.blocks[0].text == film
    assert not read.left_out


def test_a_film_that_never_ends_takes_no_words_along() -> None:
    read = article("See<video src='a.mp4'> these words.\n\nAnd these.")

    assert [block.text for block in read.blocks] == ["See these words.", "And these.", "The end."]
    assert all(block.kind is BlockKind.PARAGRAPH for block in read.blocks)
