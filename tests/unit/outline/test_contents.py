"""Tables of contents are left out; lists that say something of their own stay."""

import pytest

from course.articles import parse_markdown, parse_text
from course.models import Article
from course.outline import make_outline

SECTIONS = "".join(f"## {name}\n\nSome words about {name} that nothing else says.\n\n" for name in ("Soil", "Light"))


def left(article: Article) -> list[str]:
    outline = make_outline(article, 1)
    return [each.block.text for each in outline.left_out if each.reason == "a table of contents"]


def left_of(markdown: str) -> list[str]:
    return left(parse_markdown(f"# T\n\n{markdown}\n\n{SECTIONS}", "a.md"))


@pytest.mark.parametrize(
    "contents",
    [
        "## Contents\n\n- Soil\n- Light",
        "## Ahead\n\n1. Soil\n2. Light",
        "**In this article:**\n\n- [Soil](#soil)\n- [Light](#light)",
        "## Inhalt\n\n- [Erde](#a)\n- [Licht und Schatten](#b)",
        "## תוכן העניינים\n\n- [אדמה](#a)\n- [אור](#b)",
        "## 目次\n\n- [土](#a)\n  - [水](#b)\n- [光](#c)",
        "In this guide you will read about:\n\n- Soil\n  - Wet\n- Light\n\n## Soil\n\n### Wet\n\nAs rain.",
    ],
)
def test_a_table_of_contents_goes_with_what_announces_it(contents: str) -> None:
    listed = contents.partition("\n\n## Soil")[0]

    assert len(left_of(contents)) == len(listed.replace("\n\n", "\n").split("\n"))


def test_a_table_of_contents_goes_from_plain_text_too() -> None:
    sections = "".join(
        f"{name}\n\nSome words about it that nothing else says.\n\n" for name in ("Soft Soil", "More Light")
    )
    article = parse_text(f"A Guide to Pots\n\nTable of Contents\n\n1. Soft Soil\n2. More Light\n\n{sections}", "a.txt")

    assert [each.rpartition(". ")[2] for each in left(article)] == ["Table of Contents", "Soft Soil", "More Light"]


def test_text_below_a_table_of_contents_stays() -> None:
    assert left_of("## Contents\n\n- Soil\n- Light\n\nRead on.") == ["Contents", "Soil", "Light"]


def test_a_heading_over_the_sections_that_are_listed_stays() -> None:
    assert left(parse_markdown("# T\n\n## Guide\n\n- A\n- B\n\n### A\n\nText.\n\n### B\n\nText.", "a.md")) == ["A", "B"]


@pytest.mark.parametrize(
    "text",
    [
        "Soil matters, and light does.",
        "You need:\n\n- Pots\n- Water",
        f"{'Long before you plant anything at all, ' * 3}think about:\n\n- Soil\n- Light",
        "- [Pots](https://example.com/#pots)\n- [Water](https://example.com/#water)",
    ],
)
def test_the_articles_own_lists_and_sentences_stay(text: str) -> None:
    assert left_of(text) == []


def test_a_list_of_what_was_said_stays_at_the_end() -> None:
    assert left(parse_markdown(f"# T\n\n{SECTIONS}## In Short\n\n- Soil\n- Light", "a.md")) == []
