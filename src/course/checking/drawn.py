"""Mistakes in emails that no lesson made: Markdown has no tags and no styles, so a template drew them.

Which line of which template is found by what stands there: colours, declarations, tags and words that few lines have.
Lines that the shipped templates have, too, are not suspected where others are: those draw emails without mistakes.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from course.checking.material import CheckedTemplate

# Rules about tags, styles and colours, and about what the frame of every email must have.
_NEVER_OF_LESSONS = frozenset(
    {
        *("C401", "C404", "C405", "C406", "C407", "C409", "C420", "C422", "C423", "C424", "C425", "C426"),
        *("C503", "C504", "C505", "C601", "C602", "C701", "C702", "C703", "C704", "C705", "C801", "C802"),
    }
)
_OF_A_PICTURE = "features/image-"  # a kind of picture that programs do not know is the lesson's own
# What a template says where it draws what these rules miss; or else, where that is gone, near it.
_MISSED = {
    "C401": ("<h1", "email.title"),
    "C404": ("lang=", "<mjml"),
    "C405": ("dir=", "<mjml"),
    "C406": ("lang=", "<mjml"),
    "C409": ("<mj-title", "<mj-head"),
    "C503": ("<mj-style",),
    "C504": ("<mj-style",),
    "C801": ("unsubscribe_url", "footer.unsubscribe", "email.footer"),
    "C802": ("postal_address", "email.footer"),
}
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_ATTRIBUTE = re.compile(r"([a-z][\w-]*)=[\"']([^\"'{}]{1,200})[\"']", re.IGNORECASE)
_SIGN = re.compile(
    r"#[0-9a-f]{3,8}\b|</?[a-z][\w-]*|&#?\w+;|[a-z-]+:\s?[^\s;\"'<>{}()]+|@[a-z-]+|\.[a-z][\w-]+|\bon[a-z]{3,20}\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“([^”]{3,200})”|#[0-9a-f]{3,8}\b|https?:[^\s<>\"]{1,300}", re.IGNORECASE)
_SAID = 10.0  # what a sign that the message names counts for, beside one that stands on the page
_LEAST = 0.2  # of what tells one line from others: a sign that stands on five of them
_MOST_LINES = 3000  # of all templates; more are not searched


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a template."""

    path: str
    number: int  # from 1
    text: str  # without comments
    was: str = ""  # what the shipped template has in its place, where that is something else


def is_drawn(code: str, message: str) -> bool:
    """Whether no lesson can have made a mistake, whatever its words are."""
    return code in _NEVER_OF_LESSONS and _OF_A_PICTURE not in message


class Drawing:
    """A project's templates, as what to search."""

    def __init__(self, templates: Sequence[CheckedTemplate]) -> None:
        self._lines = [line for one in templates for line in _lines(one)][:_MOST_LINES]
        self._signs = [(line, _signs(line.text)) for line in self._lines]
        self._counts = Counter(sign for _, signs in self._signs for sign in signs)
        self._changed = [line for one in templates if one.shipped for line in _changed(one)]
        self._changed += [line for one in templates if not one.shipped for line in self._lines if line.path == one.path]
        self._is_changed = any(one.shipped for one in templates)

    def place(self, code: str, message: str, page: str) -> tuple[str, int] | None:
        """The file and line of a template that drew a mistake; None where no line is likelier than the others.

        Args:
            code: of the rule.
            message: what is wrong, with colours and words that may stand in a template.
            page: what stands in the email's HTML at that place.
        """
        suspects = self._changed if self._is_changed else self._lines
        for needle in _MISSED.get(code, ()):
            for one in suspects:
                if needle in one.was or needle in one.text:
                    return one.path, one.number
        found = self._likeliest(suspects, message, page) or self._likeliest(self._lines, message, page)
        if found is None and self._is_changed and is_drawn(code, message):
            found = next(iter(suspects), None)
        return (found.path, found.number) if found else None

    def _likeliest(self, suspects: Iterable[Line], message: str, page: str) -> Line | None:
        said = {match[1] or match[0] for match in _QUOTED.finditer(message)}
        wanted = _signs(page)
        best, most = None, _LEAST
        for line in suspects:
            signs = _signs(line.text)
            weight = sum(1 / max(self._counts[sign], 1) for sign in signs & wanted)
            weight += _SAID * sum(_has(line.text, words) for words in said)
            if weight > most:
                best, most = line, weight
        return best


def _has(text: str, words: str) -> bool:
    """Whether `words` stand in `text`, and are not only a part of longer ones."""
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)" if words[:1].isalnum() else re.escape(words), text))


def _signs(text: str) -> frozenset[str]:
    """Tags, declarations, attributes, colours and classes; attributes of MJML are told as the styles they become."""
    attributes = (f"{match[1]}:{match[2]}" for match in _ATTRIBUTE.finditer(text))
    classes = (f".{name}" for match in _ATTRIBUTE.finditer(text) if "class" in match[1] for name in match[2].split())
    found = (match[0].replace(": ", ":") for match in _SIGN.finditer(text))
    return frozenset(sign.lower() for sign in (*attributes, *classes, *found))


def _plain(text: str) -> list[str]:
    """The lines of a template without its comments, each where it is."""
    return _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text).split("\n")


def _lines(template: CheckedTemplate) -> Iterator[Line]:
    for number, text in enumerate(_plain(template.text), 1):
        yield Line(path=template.path, number=number, text=text)


def _changed(template: CheckedTemplate) -> Iterator[Line]:
    """The lines that differ from the shipped template's, and the places where something was taken out."""
    own, shipped = _plain(template.text), _plain(template.shipped)
    if len(own) > _MOST_LINES or own == shipped:
        return
    for kind, first, last, start, end in SequenceMatcher(None, shipped, own, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        was = "\n".join(shipped[first:last])
        lines = own[start:end] or [""]
        for number, text in enumerate(lines, min(start + 1, len(own))):
            yield Line(path=template.path, number=number, text=text, was=was)
