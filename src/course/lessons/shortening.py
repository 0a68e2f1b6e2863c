"""Texts made to fit: measured as a screen shows them, and cut where a reader would pause."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from course.words.abbreviations import goes_on
from course.words.scripts import colon

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSERS = {"(": ")", "[": "]", "“": "”", "„": "“", "«": "»", "「": "」", "『": "』", "（": "）", "【": "】"}
_TRAILING = " \t\u00a0,;:.·–—-(/&+、，：；・／¿¡"
# Words that lead on to what was cut off: a line that ends in one hangs in the air.
_LEADING_ON_TEXT = (
    "a an and as at but by for from in into is are of on or that the their this to with your our my its how why "
    "what "
    "y o e u el la los las un una unos unas de del al a con en por para que su sus tu tus lo como "
    "und oder aber der die das den dem des ein eine einen einem einer von vom für mit zu zum zur im am auf bei aus "
    "et ou le les une des du au aux pour avec dans sur par qui votre vos ton ta "
    "و أو في من على إلى عن مع أن التي الذي"
)
_LEADING_ON = frozenset(_LEADING_ON_TEXT.split())
# Letters of scripts without spaces, by what may follow what without a word being torn apart.
_HIRAGANA, _KATAKANA, _HAN = "\u3041-\u309f", "\u30a0-\u30fa\u30fc-\u30ff", "\u3400-\u4dbf\u4e00-\u9fff\u3005"
_PAUSE = re.compile(f"[、。，．：；！？」』）】]+|(?<=[{_HIRAGANA}])(?=[{_KATAKANA}{_HAN}A-Za-z0-9「『（])")
_UNSPACED = re.compile(f"[{_HIRAGANA}{_KATAKANA}{_HAN}\u0e00-\u0e7f]")
_ARABIC = re.compile("[\u0620-\u064a]")
_TORN = re.compile(f"[{_KATAKANA}][{_KATAKANA}]|[^\\W_{_HIRAGANA}{_KATAKANA}{_HAN}]{{2}}|.[、。，．：；！？」』）】ー]")
_CLAUSE = re.compile(r"(?:[:;,.!?؟،]|\s[–—-])\s|[：；、，。](?=.)|\s(?=\()")
_SHORTEST_CLAUSE = 20  # columns


def columns(text: str) -> int:
    """How many columns `text` takes where all letters are equally wide: two for each wide one, none for marks."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


@functools.lru_cache(maxsize=4096)
def _width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def cut_at_word(text: str, longest: int) -> str:
    """`text`, or as much of its beginning as `longest` columns hold, with an ellipsis: never a part of a word."""
    if columns(text) <= longest:
        return text
    room = _prefix(text, longest - 1)
    kept = _at_pause(room, text) if _is_unspaced(room, text) else _at_space(room, text)
    return tidy_end(kept or room) + "…"


def cut_at_clause(text: str, longest: int) -> str:
    """`text`, or a clause of it that says something by itself within `longest` columns; else its first words."""
    if columns(text) <= longest:
        return text
    for clause in _first_and_last_clause(text, longest):
        if _SHORTEST_CLAUSE <= columns(clause) <= longest:
            return clause
    return cut_at_word(text, longest)


def _first_and_last_clause(text: str, longest: int) -> list[str]:
    """The longest beginning that ends with a clause, and what follows the first one."""
    near = text[: 4 * longest]
    breaks = [match for match in _CLAUSE.finditer(near) if match.start() > 0 and not _is_short(near, match)]
    begins = [text[: found.start()] for found in breaks if columns(text[: found.start()]) <= longest]
    rest = [text[breaks[0].end() :].strip()] if breaks and breaks[0].group()[0] in ":：" else []
    return [tidy_end(clause) for clause in [*begins[-1:], *rest]]


def _is_short(text: str, found: re.Match[str]) -> bool:
    """Whether a break is the full stop of an abbreviation."""
    return found.group()[0] == "." and goes_on(text[: found.start() + 1][-24:], text[found.end() :])


def joined(names: Sequence[str]) -> str:
    """`names` in one line, with the comma of their script."""
    text = "".join(names)
    comma = "、" if _UNSPACED.search(text) else "، " if _ARABIC.search(text) else ", "
    return comma.join(names)


def labelled(label: str, text: str, language: str = "") -> str:
    """`label` and `text` in one line, with the colon of `language`, else of their script."""
    return f"{label}{'：' if _UNSPACED.search(label) else colon(language)}{text}"


def tidy_end(text: str) -> str:
    """`text` without what leads on to nothing: commas, colons, an opened quote or bracket, "and the"."""
    while True:
        shorter = _without_opened(text.rstrip(_TRAILING))
        before, space, last = shorter.rpartition(" ")
        if space and last.casefold() in _LEADING_ON:
            shorter = before
        if shorter == text:
            return text
        text = shorter


def _without_opened(text: str) -> str:
    """`text` up to a quote or bracket that is opened and not closed, where that is near its end."""
    for opener, closer in _CLOSERS.items():
        start = text.rfind(opener)
        if start > len(text) // 2 and closer not in text[start + 1 :]:
            text = text[:start].rstrip(_TRAILING)
    return text[:-1].rstrip(_TRAILING) if text.endswith((*_CLOSERS, ' "', " '")) else text


def _prefix(text: str, longest: int) -> str:
    taken = 0
    for index, char in enumerate(text):
        taken += _width(char)
        if taken > longest:
            return text[:index]
    return text


def _is_unspaced(room: str, text: str) -> bool:
    """Whether the cut falls into a run of a script that writes no spaces."""
    after = text[len(room) : len(room) + 1]
    return bool(_UNSPACED.match(after) or _UNSPACED.search(room[-1:])) or " " not in room.strip()


def _at_space(room: str, text: str) -> str:
    if text[len(room)].isspace():
        return room
    return room[: room.rfind(" ")]


def _at_pause(room: str, text: str) -> str:
    """The end of a phrase in the last third, else of a run of letters of one kind."""
    ends = [found.end() for found in _PAUSE.finditer(room) if found.end() > len(room) * 2 // 3]
    if ends:
        return room[: ends[-1]]
    end = len(room)
    while end > len(room) // 2 and (_TORN.match(text, end - 1) or _width(text[end]) == 0):
        end -= 1
    return room[:end] if end > len(room) // 2 else room
