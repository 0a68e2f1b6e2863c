from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from course.merging import key_name, split_lesson
from tests.support.articles import any_text, nested_markdown
from tests.support.lessons import EVERY_PART

LESSON = """---
day: 1
# my own remark
title: Soil
action: |
  Dig.

  Then rest.
source: [1-2]
---

Text.

## Tools

- a spade
- a fork

  with four prongs
2. seeds

```
code

more
```

[link]: https://example.com
"""


@pytest.mark.parametrize("text", [LESSON, EVERY_PART, "", "\n", "---\n", "---\n---", "---\nday: 1\n---\n", "no end"])
def test_put_together_the_parts_are_the_text(text: str) -> None:
    assert split_lesson("a.md", text).text == text


@given(any_text | nested_markdown() | any_text.map(lambda text: f"---\nday: 1\n---\n{text}"))
@example("\x0b\n\x0c# a")
def test_put_together_the_parts_of_any_text_are_that_text(text: str) -> None:
    text = text.replace("\r", "")

    assert split_lesson("a.md", text).text == text


@given(nested_markdown())
def test_no_part_is_empty(text: str) -> None:
    assert all(part.written.strip() for part in split_lesson("a.md", text).parts)


def test_blocks_and_items_are_parts() -> None:
    parts = split_lesson("a.md", LESSON).parts

    assert [(part.mark, part.text.split("\n")[0]) for part in parts] == [
        ("", "Text."),
        ("## ", "Tools"),
        ("- ", "a spade"),
        ("- ", "a fork"),
        ("2. ", "seeds"),
        ("", "```"),
        ("", "[link]: https://example.com"),
    ]


def test_entries_of_the_front_matter_are_parts_with_all_their_lines() -> None:
    keys = split_lesson("a.md", LESSON).keys

    assert [key_name(key) for key in keys] == ["day", "", "title", "action", "source"]
    assert keys[3].text == " |\n  Dig.\n\n  Then rest.\n"


@pytest.mark.parametrize("path", sorted(Path("lessons").glob("*.md")), ids=lambda path: path.name)
def test_every_list_item_of_a_real_lesson_has_its_mark(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert all(part.mark for part in split_lesson(path.name, text).parts if part.kind == "list_item_open")


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_parts_say_the_same_whatever_white_space_parts_their_words(one: str, other: str) -> None:
    said = [tuple(part.said for part in split_lesson("a.md", " ".join(text.split())).parts) for text in (one, other)]

    assert (said[0] == said[1]) == (one.split() == other.split())
