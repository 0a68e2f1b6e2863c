"""A CSV file of people as rows, each with the line it begins on: a stream, whatever the file's size."""

from __future__ import annotations

import codecs
import csv
import re
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from course.enrolling.person import Columns, columns_of, has_email
from course.errors import SubscriberError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A quote that is never closed would make the rest of the file one value. No person is longer than this.
LONGEST_ROW = 65_536  # characters
MOST_LINES = 100  # lines in one row, quoted line breaks counted

_DELIMITERS = (",", ";", "\t")
_AS_CSV = "save the list as CSV (UTF-8) in your spreadsheet program, and import that"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the file."""

    line: int  # the physical line it begins on, from 1
    last_line: int
    cells: tuple[str, ...]
    problem: str = ""  # why it cannot be read as cells, "" where it can


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFile:
    """An open file: its header, understood, and the rows after it, each read when it is asked for."""

    encoding: str  # "utf-8", "utf-16" or "cp1252"
    columns: Columns
    rows: Iterator[Row]  # without empty ones


@contextmanager
def open_people_file(path: Path) -> Iterator[PeopleFile]:
    """The file at `path`, open as long as the context lasts.

    Raises:
        UsageError: there is no such file, or it cannot be read.
        SubscriberError: it is empty, not text, or has no email column.
    """
    encoding = _encoding_of(path)
    with path.open(encoding=encoding) as file:
        lines = _Lines(file)
        rows = _rows(lines, _delimiter(lines))
        header = next(rows, None)
        if header is None:
            raise SubscriberError(
                f"{path} is empty", "its first row must name the columns: email, first_name, timezone"
            )
        yield PeopleFile(encoding=encoding.removesuffix("-sig"), columns=_columns(path, header), rows=rows)


def _columns(path: Path, header: Row) -> Columns:
    try:
        if header.problem:
            raise ValueError(header.problem)  # noqa: TRY301 (both problems of a header are told alike)
        return columns_of(header.cells)
    except ValueError as error:
        raise SubscriberError(
            f"{path}:{header.line}: {error}", "the first row must name the columns: email, first_name, timezone"
        ) from error


def _encoding_of(path: Path) -> str:
    """The first encoding that the whole file can be read in: cp1252 reads almost anything, so it comes last."""
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "is not a file" if path.exists() else "does not exist"
            raise UsageError(f"{path} {what}", "name a CSV file with a column called email")
        with path.open("rb") as file:
            has_mark = file.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
        for encoding in ("utf-16",) if has_mark else ("utf-8-sig", "cp1252"):
            if _is_text_in(path, encoding):
                return encoding
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}", "check its permissions") from error
    raise SubscriberError(f"{path} is neither UTF-8 nor Windows-1252 text", _AS_CSV)


def _is_text_in(path: Path, encoding: str) -> bool:
    with path.open(encoding=encoding, newline="") as file:
        try:
            while piece := file.read(1 << 16):
                if "\0" in piece:
                    raise SubscriberError(f"{path} has NUL bytes in it, so it is not a CSV file", _AS_CSV)
        except UnicodeDecodeError:
            return False
    return True


def _delimiter(lines: _Lines) -> str:
    """What parts the columns: the mark under which the header has an email column, and the most columns.

    Excel's own first line, `sep=;`, is believed and passed over.
    """
    for line in lines:
        if declared := re.fullmatch(r"sep=([,;\t|])\s*", line, re.IGNORECASE):
            return declared[1]
        if line.strip():
            lines.give_back(1)
            return max(_DELIMITERS, key=lambda mark: _promise(line, mark))
    return ","


def _promise(line: str, delimiter: str) -> tuple[bool, int]:
    cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    return has_email(cells), len(cells)


def _rows(lines: _Lines, delimiter: str) -> Iterator[Row]:
    """Every row that has something in it.

    A row that cannot be read costs its first line only: what a lone quote swallowed after it is read again.
    """
    while True:
        lines.begin_row()
        first = lines.number + 1
        try:
            cells = next(csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True))
        except StopIteration:
            return
        except csv.Error as error:
            is_long = isinstance(error, _RowTooLong) and lines.in_row == 1
            problem = f"it has more than {LONGEST_ROW} characters" if is_long else "its quotes do not match"
            lines.give_back(lines.in_row - 1)
            yield Row(line=first, last_line=first, cells=(), problem=problem)
            continue
        if any(map(str.strip, cells)):
            yield Row(line=first, last_line=lines.number, cells=tuple(cells))


class _RowTooLong(csv.Error):
    """The row goes on and on: it is one endless line, or a quote was left open."""


class _Lines:
    """The physical lines of a file, the last of which can be given back and are then read again."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._size = 0  # characters in the row
        self.number = 0  # of the last line read

    @property
    def in_row(self) -> int:
        """Lines read since the row began."""
        return len(self._row)

    def begin_row(self) -> None:
        self._row.clear()
        self._size = 0

    def give_back(self, count: int) -> None:
        """Have the last `count` lines read again."""
        for _ in range(count):
            self._again.appendleft(self._row.pop())
        self.number -= count

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._read()
        self.number += 1
        self._row.append(line)
        self._size += len(line)
        if self._size > LONGEST_ROW or len(self._row) > MOST_LINES:
            raise _RowTooLong
        return line

    def _read(self) -> str:
        line = self._file.readline(LONGEST_ROW + 1)
        if not line:
            raise StopIteration
        piece = line
        while len(piece) > LONGEST_ROW and not piece.endswith("\n"):  # the rest of a line too long to keep
            piece = self._file.readline(LONGEST_ROW + 1)
        return line
