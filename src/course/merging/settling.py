"""What becomes of one part whose three versions are known: the decision table of the merge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from course.merging.wording import merge_words

if TYPE_CHECKING:
    from course.merging.parts import Part
    from course.merging.threads import Thread

_LITERAL = frozenset({"fence", "code_block"})  # not to be put together word by word


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A part that the marketer and the article changed, each in another way; None: it is not there."""

    base: Part | None
    yours: Part | None
    article: Part | None
    is_base_known: bool = True


def settle(thread: Thread) -> Part | Conflict | None:
    """The part as it should be from now on; None where it should not be; or a conflict."""
    if not thread.is_base_known:
        return _settle_unknown(thread)
    base, yours, article = thread.base, thread.yours, thread.article
    if base is None:
        return yours or article
    if yours is None or article is None:
        kept = article if yours is None else yours
        return None if kept is None or kept.said == base.said else _conflict(thread)
    return _settle_three(thread, base, yours, article)


def is_edited(thread: Thread) -> bool:
    """Whether the marketer changed its words, added it, deleted it or moved it."""
    if thread.base is None:
        return thread.yours is not None and thread.article is None
    return thread.yours is None or thread.is_moved or thread.yours.said != thread.base.said


def _settle_unknown(thread: Thread) -> Part | Conflict:
    yours, article = thread.yours, thread.article
    return yours if yours and article and yours.said == article.said else _conflict(thread)


def _settle_three(thread: Thread, base: Part, yours: Part, article: Part) -> Part | Conflict:
    mark = article.mark if yours.mark == base.mark else yours.mark
    if yours.text == base.text:
        return _with_mark(article, mark)
    if article.said in {base.said, yours.said}:
        return _with_mark(yours, mark)
    if yours.said == base.said:  # only its white space was changed
        return _with_mark(article, mark)
    merged = None if base.kind in _LITERAL else merge_words(base.text, yours.text, article.text)
    return _conflict(thread) if merged is None else _with_mark(replace(yours, text=merged), mark)


def _conflict(thread: Thread) -> Conflict:
    return Conflict(base=thread.base, yours=thread.yours, article=thread.article, is_base_known=thread.is_base_known)


def _with_mark(part: Part, mark: str) -> Part:
    """`part` under another mark; the lines of a list item stay below its text."""
    if part.mark == mark:
        return part
    text = part.text
    if part.kind == "list_item_open" and len(mark) != len(part.mark):
        first, *rest = text.split("\n")
        text = "\n".join([first, *(_indented(line, len(part.mark), len(mark)) for line in rest)])
    return replace(part, mark=mark, text=text)


def _indented(line: str, before: int, after: int) -> str:
    return " " * after + line[before:] if line[:before].isspace() and line.strip() else line
