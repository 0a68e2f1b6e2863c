"""A title for each day, in the article's own words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.outline.parts import Part
    from course.outline.themes import Theme

_LONGEST = 80  # characters; the day's own heading may be longer
_FIRST_WORDS = 60
_LEAD_WORDS = 6
_LONGEST_SENTENCE = 1000  # characters that its end is looked for in
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s|(?<=[。！？])|\n")
_BETWEEN = " · "


def titles(parts: Sequence[Part], article_title: str) -> list[str]:
    """A title for each part, no two the same."""
    found = [_title(part, article_title, alone=len(parts) == 1).strip() or article_title for part in parts]
    counts = Counter(found)
    seen: Counter[str] = Counter()
    unique = []
    for title in found:
        seen[title] += 1
        unique.append(f"{title} ({seen[title]})" if counts[title] > 1 else title)
    return unique


def _title(part: Part, article_title: str, *, alone: bool) -> str:
    if not part.is_whole:
        return _title_of_stretch(part)
    names = [_name(theme) for theme in part.themes]
    if alone and (len(names) > 1 or part.themes[0].main.heading is None):
        return article_title
    return _joined(names, _BETWEEN) or _as_many_as_fit(names)


def _name(theme: Theme) -> str:
    """The theme's heading; without one, its questions or first words."""
    if theme.main.heading is not None:
        return theme.main.heading.text
    questions = [_label(block) for block in theme.blocks if block.kind is BlockKind.QUESTION]
    return _as_many_as_fit(questions) if questions else first_words(theme.blocks[0].text)


def _title_of_stretch(part: Part) -> str:
    labels = [_label(head) for head in part.heads]
    heading = part.themes[0].main.heading
    kind = part.heads[0].kind
    if kind is BlockKind.HEADING:
        is_opening = part.heads[0].ordinal is None and heading is not None and heading in part.blocks
        return _as_many_as_fit([heading.text, *labels] if heading is not None and is_opening else labels)
    joined = _joined(labels, ", ") if all(labels) else ""
    if joined and (len(labels) == 1 or kind is not BlockKind.QUESTION):
        return joined
    if heading is None or kind is BlockKind.PARAGRAPH:
        return _as_many_as_fit([label or first_words(part.heads[0].text) for label in labels])
    last = part.first + len(part.heads) - 1
    return f"{heading.text} ({part.first}–{last})" if last > part.first else f"{heading.text} ({part.first})"


def _label(head: Block) -> str:
    """The few words that stand for an item, a heading or a question; "" where it has none."""
    if head.kind in {BlockKind.HEADING, BlockKind.QUESTION}:
        return head.text.split("\n", 1)[0]
    if head.lead:
        return head.lead
    opening = _first_sentence(head.text)
    is_short = head.kind is BlockKind.LIST_ITEM and len(opening.split()) <= _LEAD_WORDS
    return opening.rstrip(".;, ") if is_short and len(opening) <= _FIRST_WORDS else ""


def _joined(names: Sequence[str], between: str) -> str:
    """All of `names` as one title; "" where that is too long."""
    joined = between.join(names)
    return joined if len(joined) <= _LONGEST or len(names) == 1 else ""


def _as_many_as_fit(names: Sequence[str]) -> str:
    """The first of `names`, and the next ones while there is room; an ellipsis stands for the others."""
    names = list(dict.fromkeys(names))
    kept = names[:1]
    for name in names[1:]:
        if len(_BETWEEN.join([*kept, name, "…"])) > _LONGEST:
            break
        kept.append(name)
    return _BETWEEN.join(kept if len(kept) == len(names) else [*kept, "…"])


def first_words(text: str) -> str:
    """The first sentence of `text`, or as many of its first words as a title holds."""
    sentence = _first_sentence(text)
    if len(sentence) <= _FIRST_WORDS:
        return sentence.rstrip(".")
    cut = (
        sentence[: _FIRST_WORDS - 1].rsplit(" ", 1)[0]
        if " " in sentence[: _FIRST_WORDS - 1]
        else sentence[: _FIRST_WORDS - 1]
    )
    return cut.rstrip(" ,;:–—-") + "…"


def _first_sentence(text: str) -> str:
    return _SENTENCE_END.split(text[:_LONGEST_SENTENCE].strip(), maxsplit=1)[0]
