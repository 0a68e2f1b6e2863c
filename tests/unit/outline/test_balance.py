"""Where the rule leaves freedom: days of like length, and a plan that stays as it is when the text hardly changes.

Stable means: an edit that leaves a block its kind, its place and its number of words, and makes no preview of it, moves
no block to another day. A sentence more changes lengths, so it may let other neighbours merge; then a block moves to a
neighbouring day and no further, but for rare cascades, and mostly none moves at all.
"""

import dataclasses
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles import parse_markdown
from course.errors import ArticleError
from course.models import Article, BlockKind
from course.outline import make_outline
from tests.support.articles import block

TIPS = "1. **One:** go where it is quiet and stay.\n2. **Two:** stop there for a while and look around.\n"

lengths = st.lists(st.integers(6, 400), min_size=2, max_size=14)


def words(count: int, salt: str) -> str:
    """So many words that no other text has."""
    return " ".join(f"{salt}{number}" for number in range(count))


def article(lengths: list[int], *, headings: bool = True, salt: str = "x") -> Article:
    """A section, or a paragraph, of each of these lengths."""
    blocks = []
    for place, length in enumerate(lengths):
        if headings:
            blocks.append(block(BlockKind.HEADING, f"heading{place}", line=10 * place + 1, level=2))
        blocks.append(block(BlockKind.PARAGRAPH, words(length, f"{salt}{place}q"), line=10 * place + 2))
    return Article(title="T", blocks=tuple(blocks), source="a.md")


def day_of_each_line(article: Article, days: int) -> dict[int, int]:
    outline = make_outline(article, days)
    return {block.line: lesson.day for lesson in outline.lessons for block in lesson.blocks}


def titles(markdown: str, days: int) -> list[str]:
    return [lesson.title for lesson in make_outline(parse_markdown(markdown, "article.md"), days).lessons]


def section(name: str, count: int) -> str:
    return f"## {name}\n\n{words(count, name)}.\n\n"


@given(lengths, st.booleans(), st.data())
def test_other_words_of_the_same_number_move_no_block(lengths: list[int], headings: bool, data: st.DataObject) -> None:
    days = data.draw(st.integers(1, len(lengths)))
    lengths = lengths if headings else [length + 30 for length in lengths]
    before, after = (article(lengths, headings=headings, salt=salt) for salt in ("x", "changed"))

    assert day_of_each_line(before, days) == day_of_each_line(after, days)


@given(lengths, st.data())
def test_a_paragraph_more_in_a_text_without_headings_moves_others_by_a_day_at_most(
    lengths: list[int], data: st.DataObject
) -> None:
    days = data.draw(st.integers(1, len(lengths)))
    place = data.draw(st.integers(0, len(lengths) - 1))
    before = article([length + 30 for length in lengths], headings=False)
    short = block(BlockKind.PARAGRAPH, "A few words more.", line=10 * place + 5)
    more = dataclasses.replace(before, blocks=tuple(sorted([*before.blocks, short], key=lambda each: each.line)))
    old, new = day_of_each_line(before, days), day_of_each_line(more, days)

    assert all(abs(new[line] - day) <= 1 for line, day in old.items())


def test_a_sentence_more_in_a_section_seldom_moves_any_block_and_then_to_a_neighbouring_day() -> None:
    chance = random.Random(7)
    moves = []
    for _ in range(300):
        lengths = [chance.choice([chance.randint(20, 80), chance.randint(100, 600)]) for _ in range(12)]
        longer, days = [*lengths], chance.randint(3, 11)
        longer[chance.randrange(12)] += 12
        old, new = (day_of_each_line(article(each), days) for each in (lengths, longer))
        moves.append(max(abs(new[line] - day) for line, day in old.items()))

    assert max(moves) <= 1
    assert sum(map(bool, moves)) <= 0.08 * len(moves)


def test_a_stub_finds_a_neighbour_before_two_longer_ones_do() -> None:
    article = (
        "# T\n\n" + section("A", 900) + section("B", 20) + section("C", 800) + section("D", 300) + section("E", 300)
    )

    assert titles(article, 4) == ["A", "B · C", "D", "E"]


def test_a_closing_joins_the_last_section_where_days_are_fewer_and_questions_stay_last() -> None:
    faq = "## FAQ\n\n### Why?\n\nBecause.\n\n### When?\n\nNow.\n"
    text = "# T\n\n" + section("A", 300) + section("B", 300) + section("Final Thoughts", 40) + faq

    assert titles(text, 3) == ["A", "B", "FAQ"]
    assert titles(text, 4) == ["A", "B", "Final Thoughts", "FAQ"]


def test_a_closing_joins_the_last_tip_where_tips_fill_the_days() -> None:
    tips = f"## Tips\n\n{TIPS}3. **Three:** rest for as long as you like.\n\n"
    short, long = ("# T\n\n" + section("A", 50) + tips + section("Conclusion", count) for count in (20, 60))

    assert titles(short, 3) == ["A", "One, Two", "Three"]
    assert titles(long, 3) == ["A", "Tips", "Conclusion"]
    assert titles(short, 4) == titles(long, 4) == ["A", "One", "Two", "Three"]
    assert titles(short, 5) == ["A", "One", "Two", "Three", "Conclusion"]


def test_what_stands_under_the_title_said_again_joins_the_first_section() -> None:
    text = f"# Pots\n\n# Pots\n\nHello.\n\n# Soil\n\n{words(9, 's')}\n\n# Light\n\n{words(9, 'l')}"
    first, _ = make_outline(parse_markdown(text, "a.md"), 2).lessons

    assert first.title == "Soil"
    assert first.why == "A section of its own, with what stands under the title."


@pytest.mark.parametrize("name", ["Conclusion", "Fazit", "Conclusión", "En résumé", "まとめ", "الخلاصة", "Wrapping Up"])
def test_closings_are_known_by_name_in_several_languages(name: str) -> None:
    assert titles("# T\n\n" + section("A", 90) + section("B", 90) + section(name, 30), 2) == ["A", "B"]


def test_a_long_section_of_that_name_is_a_section_like_others() -> None:
    text = "# T\n\n" + section("A", 10) + section("B", 10) + section("Conclusion", 300)

    assert titles(text, 2) == ["A · B", "Conclusion"]


def test_a_very_long_section_parts_at_its_subheadings_before_short_tips_do() -> None:
    long = "## Long\n\n" + "".join(f"### Part {name}\n\n{words(800, name)}\n\n" for name in "PQ")
    tips = f"## Tips\n\n{TIPS}"

    assert titles(f"# T\n\n{long}{tips}", 3) == ["Long · Part P", "Part Q", "Tips"]


def test_subsections_share_days_by_their_length() -> None:
    parts = "".join(
        f"### {name}\n\n{words(count, name)}\n\n" for name, count in zip("PQRS", (300, 100, 100, 100), strict=True)
    )

    assert titles(f"# T\n\n## All\n\n{words(5, 'z')}\n\n{parts}\n## End\n\n{words(300, 'y')}", 3) == [
        "All · P",
        "Q · R · S",
        "End",
    ]


def test_a_short_list_below_a_subheading_does_not_take_days_from_the_sections() -> None:
    recipe = (
        "## Bread\n\n### You Need\n\n1. Flour from the old mill by the river.\n"
        "2. Salt from the sea, as coarse as it comes.\n\n"
        f"### Method\n\n{words(200, 'm')}\n\n### Rest\n\n{words(200, 'r')}\n\n"
    )

    assert titles(f"# T\n\n{recipe}## Cake\n\n{words(100, 'c')}", 4) == ["Bread · You Need", "Method", "Rest", "Cake"]


def test_numbered_ingredients_are_no_days() -> None:
    with pytest.raises(ArticleError, match="at most 1 day"):
        titles("# T\n\n## You Need\n\n1. Flour\n2. Salt\n3. Water\n", 3)
