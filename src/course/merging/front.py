"""The front matter, merged key by key."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from course.merging.neighbours import STEPS, Neighbour
from course.merging.parts import Part, key_name
from course.merging.settling import Conflict
from course.merging.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from course.merging.parts import LessonText
    from course.merging.threads import Pair

_FOLLOWING = frozenset({"day", "source", "source_unit"})  # facts about where the lesson comes from
_DERIVED = frozenset({"subject", "preheader", "action", "recap", "teaser"})  # made from the text; a person's is better
_SAME_NEIGHBOURS: Mapping[str, Neighbour] = MappingProxyType({})


@dataclass(slots=True, kw_only=True)
class Front:
    """Merged front matter."""

    opening: str
    closing: str
    keys: list[Part | Conflict] = field(default_factory=list)
    edits: int = 0  # entries that are the marketer's
    notes: list[str] = field(default_factory=list)  # what was kept though the article now gives another


def merge_front(
    pair: Pair | None,
    article: LessonText,
    gone: Sequence[Pair],
    neighbours: Mapping[str, Neighbour] = _SAME_NEIGHBOURS,
) -> Front:
    """The front matter of a lesson.

    Args:
        pair: what the lesson was; None for a new one.
        article: what it would be.
        gone: lessons that are no more, whose text went into this one: their edited entries stay as comments.
        neighbours: by the name of an entry about another day, what became of that day's lesson.
    """
    yours = pair.yours if pair else article
    front = Front(opening=yours.opening or article.opening, closing=yours.closing or article.closing)
    for own, name in _in_turn(yours, article):
        _merge_entry(front, name, own, pair, article, neighbour=neighbours.get(name, Neighbour.SAME))
    for lost in gone:
        _keep_as_comments(front, lost, article)
    return front


def _in_turn(yours: LessonText, article: LessonText) -> Iterator[tuple[Part | None, str]]:
    """Every entry of either and its name: in the order of `yours`, a new one after what it follows in `article`."""
    own = {key_name(key) for key in yours.keys}
    following: dict[str, list[str]] = {"": []}
    above = ""
    for name in map(key_name, article.keys):
        if name in own:
            above = name
        else:
            following.setdefault(above, []).append(name)
    yield from ((None, name) for name in following.pop(""))
    for key in yours.keys:
        yield key, key_name(key)
        yield from ((None, name) for name in following.pop(key_name(key), ()))


def _merge_entry(
    front: Front, name: str, yours: Part | None, pair: Pair | None, article: LessonText, *, neighbour: Neighbour
) -> None:
    new = article.key(name) if name else None
    base = pair.base.key(name) if pair and pair.base and name else None
    if pair is None:
        front.keys += [new] if new else []
        return
    entry = _settle(name, base, yours, new, is_known=pair.base is not None)
    if isinstance(entry, Part) and entry is yours and not _same(yours, new):
        front.edits += 1
        front.notes += _notes(name, base, new, neighbour)
        if neighbour is Neighbour.GONE and new is None:
            entry = _comment(entry)
    elif entry is None and base is not None and new is not None:
        front.edits += 1
    if entry is not None:
        front.keys.append(entry)


def _notes(name: str, base: Part | None, new: Part | None, neighbour: Neighbour) -> Iterator[str]:
    """What to say of an entry that is the marketer's."""
    side = "before" if STEPS.get(name) == -1 else "after"
    if neighbour is Neighbour.GONE and new is None:
        yield f"kept your {name} as a comment; no lesson comes {side} this one any more"
        return
    if neighbour is Neighbour.OTHER:
        yield f"your {name} stays: look at it, as another lesson comes {side} this one now"
    if name and new is not None and not _same(base, new):
        yield f"kept your {name}; the article would now give: {_value(new)}"


def _settle(
    name: str, base: Part | None, yours: Part | None, article: Part | None, *, is_known: bool
) -> Part | Conflict | None:
    if name in _FOLLOWING:
        return yours if _same(yours, article) else article
    if not is_known and (yours is None or article is None):
        return yours or article
    if is_known and _same(yours, base):
        return article if article is None or not _same(yours, article) or _raw_same(yours, base) else yours
    if _same(article, base) or _same(yours, article) or (name in _DERIVED and yours is not None):
        return yours
    if name in _DERIVED or article is None:
        return yours
    return Conflict(base=base, yours=yours, article=article, is_base_known=is_known)


def _keep_as_comments(front: Front, lost: Pair, article: LessonText) -> None:
    for key in lost.yours.keys:
        name = key_name(key)
        was = lost.base.key(name) if lost.base else article.key(name)
        if name in _FOLLOWING or (name and _same(key, was)):
            continue
        if not name and lost.base and key.written in {other.written for other in lost.base.keys}:
            continue
        front.keys.append(_comment(key))
        front.edits += 1
        if name:
            front.notes.append(f"kept the {name} that you gave {lost.yours.name} as a comment; that lesson is no more")


def _comment(key: Part) -> Part:
    lines = [line if line.startswith("#") or not line.strip() else f"# {line}" for line in key.written.splitlines()]
    return replace(key, mark="", text="\n".join(lines) + "\n")


def _same(one: Part | None, other: Part | None) -> bool:
    """Whether two entries have the same value, however it is quoted."""
    if one is None or other is None:
        return one is other
    return _value_words(one) == _value_words(other)


def _raw_same(one: Part | None, other: Part | None) -> bool:
    return one is not None and other is not None and one.written == other.written


def _value_words(key: Part) -> list[str]:
    return words_of(_value(key))


def _value(key: Part) -> str:
    """The value as words on one line, without the quotes around it."""
    text = " ".join(key.text.split())
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"')
    return text
