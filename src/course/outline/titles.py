"""A title for each day, in the article's own words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from course.models import Block, BlockKind
from course.outline.opening_words import first_words, label_of, name_of
from course.outline.reasons import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.outline.parts import Part
    from course.outline.themes import Theme

_LONGEST = 80  # characters; the day's own heading may be longer
_BETWEEN = " · "


def titles(parts: Sequence[Part], article_title: str) -> list[str]:
    """A title for each part, no two the same: of two that would be, the later one is named by its own first words."""
    found = [_title(part, article_title, alone=len(parts) == 1).strip() or article_title for part in parts]
    first = set(found)
    seen: set[str] = set()
    unique: list[str] = []
    for part, title in zip(parts, found, strict=True):
        own = name_of(_below_heading(part.blocks)) if title in seen else title
        is_new = own not in seen and (own not in first or own == title)
        unique.append(own if own and is_new else title)
        seen.add(unique[-1])
    return _numbered(unique)


def _numbered(found: Sequence[str]) -> list[str]:
    """Titles that are still the same, by numbers."""
    counts = Counter(found)
    seen: Counter[str] = Counter()
    unique = []
    for title in found:
        seen[title] += 1
        unique.append(f"{title} ({seen[title]})" if counts[title] > 1 else title)
    return unique


def _title(part: Part, article_title: str, *, alone: bool) -> str:
    if alone and article_title:
        return article_title
    if not part.is_whole:
        return _title_of_passage(part) if part.unit is Unit.PARAGRAPH else _title_of_stretch(part)
    names = [_name(theme) for theme in part.themes]
    return _joined(names, _BETWEEN) or _as_many_as_fit(names)


def _name(theme: Theme) -> str:
    """The theme's heading; without one, its questions or first words."""
    if theme.main.heading is not None:
        return theme.main.heading.text
    questions = [label_of(block) for block in theme.blocks if block.kind is BlockKind.QUESTION]
    return _as_many_as_fit(questions) if questions else name_of(theme.blocks)


def _title_of_passage(part: Part) -> str:
    """The heading of all that it was cut from, where that stands in it; else its own first words."""
    heading = part.themes[0].main.heading
    begins = part.begins
    if begins is not None and not begins.is_whole and begins.heads[0] in part.blocks:
        return _title(begins, "", alone=False)
    if heading is not None and heading in part.blocks:
        return heading.text
    return part.blocks[0].text if part.blocks[0].kind is BlockKind.HEADING else name_of(part.blocks)


def _title_of_stretch(part: Part) -> str:
    labels = [label_of(head) for head in part.heads]
    heading = part.themes[0].main.heading
    kind = part.heads[0].kind
    if kind is BlockKind.HEADING:
        is_opening = part.heads[0].ordinal is None and heading is not None and heading in part.blocks
        return _as_many_as_fit([heading.text, *labels] if heading is not None and is_opening else labels)
    joined = _joined(labels, ", ") if all(labels) else ""
    if joined and (len(labels) == 1 or kind is not BlockKind.QUESTION):
        return joined
    names = [label or first_words(head.text) for label, head in zip(labels, part.heads, strict=True)]
    return _as_many_as_fit(names).removesuffix(f"{_BETWEEN}…")


def _below_heading(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.kind is not BlockKind.HEADING]


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
