"""What `course build` did or would do, as lines for a terminal of 80 columns."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from course.cli.columns import counted, lines_of, safe, wrap
from course.drafting import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from course.drafting import DraftReport, LessonChange
    from course.merging import Conflict, Part, ShownConflict

_COLOURS = {Fate.CONFLICT: "red", Fate.MERGED: "yellow", Fate.KEPT: "yellow", Fate.REMOVED: "red", Fate.NEW: "green"}
_AROUND = 6  # unchanged words to show on each side of a change
_LABEL = 12  # columns


def change_lines(report: DraftReport, root: Path) -> Iterator[str]:
    """A line for each file that is not simply unchanged, with what to know about it below."""
    for change in report.changes:
        if change.fate is Fate.UNCHANGED:
            continue
        label = click.style(f"{_fate(change):<{_LABEL}}", fg=_COLOURS.get(change.fate))
        yield f"{label}{_short(change.path, root)}"
        for remark in _remarks(change, root):
            yield from lines_of(safe(remark), 80, first=" " * _LABEL, indent=" " * (_LABEL + 2))


def conflict_lines(report: DraftReport, root: Path) -> Iterator[str]:
    """Each conflict: where it is, what was built, and what each side made of it."""
    count, number = len(report.conflicts), 0
    for change in report.changes:
        for conflict in change.conflicts:
            number += 1
            under = f", under “{conflict.heading}”" if conflict.heading else ""
            title = f"Conflict {number} of {count}: {_short(change.path, root)}{under}"
            yield ""
            yield from (click.style(line, bold=True) for line in wrap(safe(title)).split("\n"))
            yield from _versions(conflict)


def diff_lines(report: DraftReport, root: Path) -> Iterator[str]:
    """Every change of every file as a unified diff."""
    for change in report.changes:
        new_name, old_name = _short(change.path, root), _short(change.before or change.path, root)
        lines = difflib.unified_diff(
            change.was.splitlines(), change.text.splitlines(), old_name, new_name, lineterm="", n=2
        )
        yield from (_diff_colour(line) for line in lines)


def _fate(change: LessonChange) -> str:
    return "moved" if change.before is not None and change.fate is Fate.FOLLOWS else change.fate.value


def _remarks(change: LessonChange, root: Path) -> Iterator[str]:
    if change.before is not None:
        yield f"it was {_short(change.before, root)}"
    if change.fate is Fate.NEW and change.edits:
        yield f"with {change.edits} of your edits"
    if change.fate is Fate.MERGED:
        yield f"{counted(change.edits, 'edit')} of yours kept"
    if change.fate is Fate.KEPT and not change.notes:
        yield "edited by you; the article has nothing new for it"
    if change.fate is Fate.ALONE:
        yield "no build made it"
    if change.fate is Fate.CONFLICT:
        yield f"{counted(len(change.conflicts), 'conflict')} between your edits and the article, shown below"
    if change.loses_edits:
        yield "YOUR EDITS IN IT GO: git diff shows them, if you had committed them"
    yield from change.notes


def _versions(conflict: ShownConflict) -> Iterator[str]:
    what = conflict.what
    base, yours, article = (_words(part) for part in (what.base, what.yours, what.article))
    yield from lines_of(_in_words(what), 80, first="  ", indent="  ")
    if what.is_base_known:
        shown = _around_changes(base, yours, article)
        yield from _version("last built", [(" ", shown)] if base else [("", ["(nothing)"])], None)
    against = base if what.is_base_known else []
    yield from _version("yours", _compared(against, yours), "green")
    yield from _version("article", _compared(against, article), "cyan")


def _in_words(conflict: Conflict) -> str:
    if not conflict.is_base_known:
        return "yours and the article’s differ, and what was last built is not known"
    yours = "you took it out" if conflict.yours is None else "you changed it"
    return f"{yours}, and the article {'drops it' if conflict.article is None else 'changed it too'}"


def _words(part: Part | None) -> list[str]:
    return part.written.split() if part else []


def _compared(base: Sequence[str], words: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Stretches of words: " " as they were, "-" gone, "+" new."""
    if not words:
        return [("", ["(taken out)"])] if base else [("", ["(nothing)"])]
    if not base:
        return [(" ", list(words))]
    stretches: list[tuple[str, list[str]]] = []
    matcher = difflib.SequenceMatcher(None, base, words, autojunk=False)
    for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if list(base[old_from:old_to]) == list(words[new_from:new_to]):
            stretches.append((" ", list(base[old_from:old_to])))
            continue
        stretches += [("-", list(base[old_from:old_to]))] if old_to > old_from else []
        stretches += [("+", list(words[new_from:new_to]))] if new_to > new_from else []
    return stretches


def _around_changes(base: Sequence[str], *others: Sequence[str]) -> list[str]:
    """The words of `base` from the first that changed to the last, and some around them."""
    changed = [
        index
        for other in others
        for _, start, stop, new_start, new_stop in difflib.SequenceMatcher(
            None, base, other, autojunk=False
        ).get_opcodes()
        if list(base[start:stop]) != list(other[new_start:new_stop])
        for index in (start, stop)
    ]
    start = max(min(changed, default=0) - _AROUND, 0)
    stop = max(changed, default=len(base)) + _AROUND
    return [*(["…"] if start else []), *base[start:stop], *(["…"] if stop < len(base) else [])]


def _version(label: str, stretches: Sequence[tuple[str, list[str]]], colour: str | None) -> Iterator[str]:
    """Its words under each other; what is gone stands in [- -], what is new in {+ +}."""
    is_compared = len(stretches) > 1
    words: list[str] = []
    for index, (sign, stretch) in enumerate(stretches):
        if sign == "-":
            words.append(f"[-{' '.join(stretch)}-]")
        elif sign == "+":
            words.append(f"{{+{' '.join(stretch)}+}}")
        else:
            last = len(stretches) - 1
            words += _shortened(stretch, index, last) if is_compared else stretch
    lines = lines_of(safe(" ".join(words)), 78, first=f"{label:<{_LABEL}}", indent=" " * _LABEL)
    yield from (click.style(f"  {line}", fg=colour) for line in lines)


def _shortened(words: list[str], index: int, last: int) -> list[str]:
    """A long stretch of unchanged words, as much of it as stands next to a change."""
    head = words[:_AROUND] if index > 0 else []
    tail = words[-_AROUND:] if index < last else []
    return words if len(words) <= len(head) + len(tail) + 1 else [*head, "…", *tail]


def _diff_colour(line: str) -> str:
    colours = {"+": "green", "-": "red", "@": "cyan"}
    return click.style(safe(line), fg=colours.get(line[:1]))


def _short(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
