"""Courses that change under one's hands: articles, what a marketer does to the lessons, what happens to the article."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count

from hypothesis import strategies as st

from course.articles import parse_markdown
from course.errors import ArticleError
from course.lessons import draft_lessons, format_lesson, lesson_slug
from course.models import Outline
from course.outline import make_outline
from course.words import Words

_VOCABULARY = ("rain", "sun", "seed", "soil", "water", "light", "root", "leaf", "bloom", "frost", "wind", "moss")
_words = st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=14)


@dataclass
class Sections:
    """An article: headings, and under each its paragraphs and items, as lists of words."""

    rows: list[tuple[str, list[tuple[str, list[str]]]]] = field(default_factory=list)

    def markdown(self) -> str:
        lines = ["# The garden", ""]
        for heading, blocks in self.rows:
            lines += [f"## {heading}", ""]
            for mark, words in blocks:
                lines += [f"{mark}{' '.join(words)}.", ""]
        return "\n".join(lines)

    def lessons(self, days: int) -> dict[str, str]:
        """The lesson files that it gives, for as many of `days` as it can fill."""
        article = parse_markdown(self.markdown(), "garden.md")
        for fewer in range(days, 1, -1):
            with suppress(ArticleError):
                return _lessons(make_outline(article, fewer))
        return _lessons(make_outline(article, 1))


def _lessons(outline: Outline) -> dict[str, str]:
    drafts = draft_lessons(outline.lessons, Words())
    return {f"{lesson_slug(lesson)}.md": format_lesson(lesson) for lesson in drafts}


@st.composite
def articles(draw: st.DrawFn) -> Sections:
    """From two to six sections; some words name the place, so that not all blocks are alike."""
    numbers = count()
    sections = Sections()
    for _ in range(draw(st.integers(2, 4))):
        blocks = []
        for _ in range(draw(st.integers(1, 3))):
            mark = draw(st.sampled_from(["", "", "- ", "1. ", "> "]))
            words = draw(_words)
            blocks.append((mark, [*words, f"word{next(numbers)}"] if draw(st.booleans()) else words))
        sections.rows.append((f"Part {chr(65 + next(numbers))} {draw(st.sampled_from(_VOCABULARY))}", blocks))
    return sections


@st.composite
def changed_articles(draw: st.DrawFn, before: Sections) -> tuple[Sections, set[str]]:
    """`before` after some changes, and the words that came in."""
    rows = [(heading, [(mark, list(words)) for mark, words in blocks]) for heading, blocks in before.rows]
    new: set[str] = set()
    for number in range(draw(st.integers(1, 6))):
        word = f"news{number}x"
        _, blocks = rows[draw(st.integers(0, len(rows) - 1))]
        at = draw(st.integers(0, len(blocks) - 1))
        match draw(st.sampled_from(["word", "replace", "block", "section", "drop", "drop section", "swap"])):
            case "word":
                blocks[at][1].insert(draw(st.integers(0, len(blocks[at][1]))), word)
            case "replace":
                blocks[at][1][draw(st.integers(0, len(blocks[at][1]) - 1))] = word
            case "block":
                blocks.insert(at, (draw(st.sampled_from(["", "- "])), [word, *draw(_words)]))
            case "section":
                rows.insert(draw(st.integers(0, len(rows))), (f"Part {word}", [("", [word, *draw(_words)])]))
            case "drop" if len(blocks) > 1:
                del blocks[at]
            case "drop section" if len(rows) > 2:
                del rows[draw(st.integers(0, len(rows) - 1))]
            case "swap":
                rows.append(rows.pop(0))
            case _:
                continue
    after = Sections(rows)
    text = after.markdown()
    new = {f"news{number}x" for number in range(6) if f"news{number}x" in text}
    return after, new


@st.composite
def edited_lessons(  # noqa: C901 (a table of edits)
    draw: st.DrawFn, lessons: dict[str, str], *, only_adds: bool = False
) -> tuple[dict[str, str], set[str]]:
    """`lessons` after a marketer's work, and the words that are only the marketer's."""
    edited = dict(lessons)
    kinds = ["paragraph", "item", "word", "subject", "comment", "wrap"]
    kinds += [] if only_adds else ["replace", "delete", "swap", "carry"]
    for number in range(draw(st.integers(1, 6))):
        name = draw(st.sampled_from(sorted(edited)))
        front, body = _divided(edited[name])
        blocks = body.split("\n\n")
        at = draw(st.integers(0, len(blocks) - 1))
        word = f"mine{number}x"
        match draw(st.sampled_from(kinds)):
            case "paragraph":
                blocks.insert(at, f"{word} is new here.")
            case "item":
                blocks.insert(at, f"- {word}")
            case "word":
                blocks[at] += f" {word}"
            case "subject":
                front = re.sub(r"(?m)^subject: .*$", f"subject: {word}", front)
            case "comment":
                front = front.replace("\ntitle:", f"\n# {word}\ntitle:", 1)
            case "wrap":
                blocks[at] = blocks[at].replace(" ", "\n" if blocks[at][:1].isalpha() else " ", 1)
            case "replace":
                words = blocks[at].split(" ")
                words[-1] = word
                blocks[at] = " ".join(words)
            case "delete" if len(blocks) > 1:
                del blocks[at]
            case "swap":
                blocks.append(blocks.pop(0))
            case "carry" if len(blocks) > 1:
                carried = blocks.pop(at)
                other = draw(st.sampled_from(sorted(edited)))
                if other == name:
                    blocks.append(carried)
                else:
                    edited[other] = edited[other].rstrip("\n") + f"\n\n{carried}\n"
            case _:
                continue
        edited[name] = (
            front + "\n\n".join(block.strip("\n") for block in blocks) + draw(st.sampled_from(["\n", "\n", ""]))
        )
    text = "".join(edited.values())
    return edited, {f"mine{number}x" for number in range(6) if f"mine{number}x" in text}


def _divided(text: str) -> tuple[str, str]:
    front, _, body = text.partition("\n---\n\n")
    return front + "\n---\n\n", body.rstrip("\n")
