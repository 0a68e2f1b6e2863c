"""Plain text: questions with the answer on the line right below, pair by pair."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from course.articles.labels import answer_mark, is_question, question_mark
from course.articles.lines import Line
from course.articles.pieces import Piece, PieceKind
from course.articles.wrapping import ends_sentence
from course.models import count_words
from course.outline.heading_kinds import is_faq_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST_IN_RUN = 3  # pairs in a row that are questions and answers without a heading that says so
_LONGEST_ANSWER = 60  # words, in such a run
_LONGEST_QUESTION = 220  # characters
_MOST_LINES = 3  # that a question takes up
_SHORTEST_WRAPPED = 40  # characters of a line that goes on on the next
_LONGEST_NAME = 100  # characters, of an FAQ
_LONGEST_LABEL = 30  # characters, of a speaker: "Ada: Why?"
_NO_QUESTION = "\"'“„«»「『‘>|#—–-•"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """A question and the lines below it, up to the next question or blank line."""

    start: int
    answer: int  # the first line of the answer
    end: int


def part_pairs(lines: Sequence[Line]) -> tuple[list[Line], frozenset[int]]:
    """`lines` with a blank one between each question and its answer.

    Pairs count below the name of an FAQ and in a run of short ones; the numbers of the lines that the questions of such
    runs begin on come second.
    """
    finder = _Finder(lines)
    for start, end in _stretches(lines):
        finder.see(start, end)
    finder.close_run()
    return _parted(lines, finder.parted), frozenset(lines[pair.start].number for pair in finder.in_runs)


class _Finder:
    """Goes down stretches of lines; knows whether an FAQ is open, and the pairs right above."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.parted: list[_Pair] = []
        self.in_runs: list[_Pair] = []
        self._lines = lines
        self._run: list[_Pair] = []
        self._is_faq = self._was_question = False

    def see(self, start: int, end: int) -> None:
        """Takes up the lines from `start` to `end`, which no blank one parts."""
        is_name = _names_faq(self._lines[start].text)
        if is_name:
            self._is_faq = True
        elif self._is_faq and end - start == 1 and not self._was_question:
            self._is_faq = ends_sentence(self._lines[start].text)
        pairs = _pairs(self._lines, start + 1 if is_name and end - start > 1 else start, end)
        self._was_question = is_question(self._lines[end - 1].text)
        if self._is_faq:
            self.parted += pairs
        elif pairs and all(_is_short(self._lines, pair) for pair in pairs):
            self._run += pairs
            return
        self.close_run()

    def close_run(self) -> None:
        """Keeps the pairs right above where they are enough."""
        if len(self._run) >= _FEWEST_IN_RUN:
            self.parted += self._run
            self.in_runs += self._run
        self._run = []


def _names_faq(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and text[-1] not in ".!" and is_faq_name(text)


def mark_pairs(pieces: Sequence[Piece], asked: frozenset[int]) -> list[Piece]:
    """`pieces` with those that begin on the lines `asked` as questions, and the one below each as its answer."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.line in asked and piece.kind in {PieceKind.TEXT, PieceKind.ITEM}:
            found.append(replace(piece, kind=PieceKind.QUESTION, is_line=False, ordinal=None))
        elif (
            found and found[-1].kind is PieceKind.QUESTION and found[-1].line in asked and piece.kind is PieceKind.TEXT
        ):
            found.append(replace(piece, kind=PieceKind.ANSWER, is_line=False))
        else:
            found.append(piece)
    return found


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where lines without a blank one between them begin and end."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].text:
            end += 1
        if end > start:
            yield start, end
        start = end + 1


def _pairs(lines: Sequence[Line], start: int, end: int) -> list[_Pair]:
    """The pairs that a stretch of lines is made of; none where it is made of anything else."""
    pairs: list[_Pair] = []
    while start < end:
        answer = _end_of_question(lines, start, end)
        if answer in {start, end} or lines[answer].indent > lines[start].indent + 1:
            return []
        stop = answer + 1
        while stop < end and _end_of_question(lines, stop, end) == stop:
            stop += 1
        pairs.append(_Pair(start=start, answer=answer, end=stop))
        start = stop
    return pairs


def _end_of_question(lines: Sequence[Line], start: int, end: int) -> int:
    """The line after the question that begins at `start`; `start` where none does."""
    first = lines[start].text
    may_wrap = len(first) >= _SHORTEST_WRAPPED and first[0].isalpha()
    for at in range(start, min(end, start + _MOST_LINES if may_wrap else start + 1)):
        text = lines[at].text
        if len(text) > _LONGEST_QUESTION or (at > start and not text[0].islower()):
            return start
        if is_question(text):
            return at + 1 if _may_ask(first) else start
        if ends_sentence(text):
            return start
    return start


def _may_ask(text: str) -> bool:
    """Whether a question may begin with the line `text`: none that is quoted, marked, or put by a speaker."""
    is_marked = text[0] in _NO_QUESTION or ": " in text[:_LONGEST_LABEL] or text[0].islower()
    return not is_marked and not question_mark(text) and not answer_mark(text)


def _is_short(lines: Sequence[Line], pair: _Pair) -> bool:
    words = sum(count_words(lines[at].text) for at in range(pair.answer, pair.end))
    return words <= _LONGEST_ANSWER and not any(is_question(lines[at].text) for at in range(pair.answer, pair.end))


def _parted(lines: Sequence[Line], pairs: Sequence[_Pair]) -> list[Line]:
    """`lines` with a blank one above each question and each answer."""
    above = {at for pair in pairs for at in (pair.start, pair.answer)}
    found: list[Line] = []
    for at, line in enumerate(lines):
        if at in above and found and found[-1].text:
            found.append(Line(line.number, 0, ""))
        found.append(line)
    return found
