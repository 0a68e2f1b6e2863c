"""A lesson as the text of its file: YAML front matter, then the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

import yaml

from course.errors import LessonError
from course.lessons.front_matter import LARGEST_FRONT_MATTER, compose_front_matter
from course.models import Lesson

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_T = TypeVar("_T")

_KEYS = ("day", "title", "subject", "preheader", "recap", "action", "teaser", "source")
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
# Control characters, halves of characters (surrogates), and noncharacters: no XML or UTF-8 can hold them.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSHOWN_IN_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_MOST_COLUMNS = 50  # of a table; more are too narrow to read in any email
_TABLE_RULE = re.compile(r"[\s>*+\d.)|:-]+")
_SPAN = re.compile(r"([0-9]{1,9})(?:\s*[-–]\s*([0-9]{1,9}))?")
_IN_QUOTES, _AT_THE_END = "while scanning a quoted scalar", "found unexpected end of stream"  # the parser's words
_EXAMPLE = "begin the file with ---, then day:, title: and subject:, then --- and the text"


def format_lesson(lesson: Lesson) -> str:
    """The file's text; `parse_lesson` gives the same lesson back."""
    front: dict[str, object] = {
        "day": lesson.day,
        "title": lesson.title,
        "subject": lesson.subject,
        "preheader": lesson.preheader,
    }
    # The first day has nothing to look back on, the last nothing to look forward to.
    front |= {"recap": lesson.recap} if lesson.recap else {}
    front["action"] = lesson.action
    front |= {"teaser": lesson.teaser} if lesson.teaser else {}
    written = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=float("inf"))
    spans = ", ".join(f"{first}-{last}" if first < last else f"{first}" for first, last in lesson.source)
    return f"---\n{written}source: [{spans}]\n---\n\n{lesson.body.strip(chr(10))}\n"


def parse_lesson(text: str, path: Path) -> Lesson:
    """Read the text of the lesson file at `path`.

    Raises:
        LessonError: for whatever is wrong, with the line it is wrong at.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front, body, body_line = _divide(text, path)
    nodes = _read_front(front, path)
    reader = _FrontReader(path, nodes)
    lesson = Lesson(
        day=reader.read("day", _day),
        title=reader.read("title", _required_line),
        subject=reader.read("subject", _subject),
        preheader=reader.read("preheader", _line, default=""),
        action=reader.read("action", _line, default=""),
        source=reader.read("source", _source, default=()),
        body=body,
        recap=reader.read("recap", _line, default=""),
        teaser=reader.read("teaser", _line, default=""),
        path=path,
        body_line=body_line,
        key_lines=reader.lines,
    )
    if (unshown := _UNSHOWN.search(body)) is not None:
        raise _unshown_error(path, body_line + body.count("\n", 0, unshown.start()), unshown[0])
    _refuse_wide_tables(lesson, path)
    return lesson


def _refuse_wide_tables(lesson: Lesson, path: Path) -> None:
    for line, text in enumerate(lesson.body.split("\n"), start=lesson.body_line):
        if text.count("|") >= _MOST_COLUMNS and _TABLE_RULE.fullmatch(text) and _columns(text) > _MOST_COLUMNS:
            raise LessonError(path, line, f"a table has more than {_MOST_COLUMNS} columns", "make two of it")


def _columns(rule: str) -> int:
    """How many columns the line below a table's header says that it has."""
    return len(re.findall("-+", rule))


def _divide(text: str, path: Path) -> tuple[str, str, int]:
    """The front matter, the body, and the line where the body starts."""
    opening = _FENCE.match(text)
    if opening is None:
        raise LessonError(path, 1, "the front matter is missing", _EXAMPLE)
    closing = _FENCE.search(text, opening.end() + 1)
    if closing is None:
        raise LessonError(path, 1, "the front matter is never closed", "end it with a line of ---")
    rest = text[closing.end() :]
    body = rest.strip("\n")
    line = text.count("\n", 0, closing.end()) + 1 + len(rest) - len(rest.lstrip("\n"))
    if not body.strip():
        raise LessonError(path, line, "the lesson has no text", "write it below the second ---")
    return text[opening.end() + 1 : closing.start()], body, line


def _read_front(front: str, path: Path) -> Mapping[str, tuple[yaml.Node, int]]:
    """Each key's node and line. Nodes, not values: they know their lines, and nothing is built from them."""
    if len(front) > LARGEST_FRONT_MATTER:
        raise LessonError(path, 2, f"the front matter is larger than {LARGEST_FRONT_MATTER // 1024} KB", "shorten it")
    try:
        root = compose_front_matter(front)
    except yaml.MarkedYAMLError as error:
        raise _yaml_error(path, error) from error
    except yaml.reader.ReaderError as error:
        line = front.count("\n", 0, error.position) + 2
        raise _unshown_error(path, line, front[error.position : error.position + 1]) from error
    except RecursionError as error:
        raise LessonError(path, 2, "the front matter is nested too deeply", _EXAMPLE) from error
    if not isinstance(root, yaml.MappingNode):
        raise LessonError(path, 2, "the front matter has no keys", _EXAMPLE)
    found: dict[str, tuple[yaml.Node, int]] = {}
    for key, node in root.value:
        line = key.start_mark.line + 2
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in _KEYS:
            raise LessonError(path, line, f"{name or 'this'} is not a key of a lesson", f"keys are {', '.join(_KEYS)}")
        if name in found:
            raise LessonError(path, line, f"{name} is given twice", "keep one of them")
        found[name] = (node, line)
    return found


def _yaml_error(path: Path, error: yaml.MarkedYAMLError) -> LessonError:
    """What the parser says; of a quote that runs on to the end, where it begins: that is the line to mend."""
    if error.context_mark and error.context == _IN_QUOTES and error.problem == _AT_THE_END:
        line = error.context_mark.line + 2
        return LessonError(path, line, "a quote opened here is never closed", "close it at the end of the text")
    line = error.problem_mark.line + 2 if error.problem_mark else 1
    return LessonError(path, line, f"the front matter is not YAML: {error.problem}", _quote_hint())


def _quote_hint() -> str:
    return 'put text that holds a colon, quotes or brackets in quotes: title: "Tips: the first two"'


def _unshown_error(path: Path, line: int, character: str) -> LessonError:
    return LessonError(path, line, f"there is a character that no email can show (U+{ord(character):04X})", "delete it")


class _FrontReader:
    """Takes the checked values out of the front matter, and says the line of what is wrong."""

    def __init__(self, path: Path, nodes: Mapping[str, tuple[yaml.Node, int]]) -> None:
        self._path = path
        self._nodes = nodes
        self.lines = {name: line for name, (_, line) in nodes.items()}

    def read(self, key: str, check: Callable[[yaml.Node], _T], *, default: _T | None = None) -> _T:
        if key not in self._nodes:
            if default is None:
                raise LessonError(self._path, 1, f"{key} is missing from the front matter", f"add a line {key}: ...")
            return default
        node, line = self._nodes[key]
        try:
            return check(node)
        except ValueError as error:
            raise LessonError(self._path, line, f"{key} {error}") from None


def _line(node: yaml.Node) -> str:
    """A scalar as it is written: `title: 2024` and `title: No` are text here, whatever YAML makes of them."""
    if not isinstance(node, yaml.ScalarNode):
        raise ValueError("must be one line of text")  # noqa: TRY004 (one kind of error for every check)
    text: str = node.value
    if (unshown := _UNSHOWN_IN_LINE.search(text)) is not None:
        raise ValueError(f"must be one line without control characters and the like (U+{ord(unshown[0]):04X})")
    return text


def _required_line(node: yaml.Node) -> str:
    text = _line(node)
    if not text.strip():
        raise ValueError("must not be empty")
    return text


def _subject(node: yaml.Node) -> str:
    text = _required_line(node)
    if "=?" in text:  # would be read as an RFC 2047 encoded word
        raise ValueError("must not hold '=?'")
    return text


def _day(node: yaml.Node) -> int:
    text = _line(node)
    if re.fullmatch(r"[0-9]{1,3}", text) is None or not 1 <= int(text) <= 366:
        raise ValueError(f"must be a whole number from 1 to 366, not {text!r}")
    return int(text)


def _source(node: yaml.Node) -> tuple[tuple[int, int], ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise ValueError("must be a list of lines such as [3-9, 12-14]")  # noqa: TRY004 (as above)
    return tuple(_span(_line(item)) for item in node.value)


def _span(text: str) -> tuple[int, int]:
    match = _SPAN.fullmatch(text)
    if match is None:
        raise ValueError(f"must be a list of lines such as [3-9, 12-14], not {text!r}")
    first, last = int(match[1]), int(match[2] or match[1])
    if not 1 <= first <= last:
        raise ValueError(f"must count lines upwards from 1, unlike {text!r}")
    return first, last
