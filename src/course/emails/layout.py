"""How parts are set out in an email: which lists become cards, which headings questions, which links buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.emails.parts import Answer, Button, Card, Cards, Heading, ItemList, Link, Paragraph, Strong, Text, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.emails.parts import Inline, Part

_TITLE, _DEEPEST = 1, 6  # levels of headings
_COLONS = (":", "：")
_QUESTION_MARKS = ("?", "？", "؟")


def lay_out(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Parts of a body, set out.

    A numbered list that stands on its own becomes cards, whose leads are headings one level below the one before.
    A heading that ends in a question mark becomes a question, and everything up to the next heading its answer.
    """
    laid: list[Part] = []
    rest = list(parts)
    level = _TITLE
    while rest:
        part = rest.pop(0)
        level = part.level if isinstance(part, Heading) else level
        answer = _until_heading(rest) if _is_question(part) else []
        if answer and isinstance(part, Heading):
            laid.append(Answer(question=part, parts=tuple(answer)))
            del rest[: len(answer)]
        elif isinstance(part, ItemList) and part.start is not None:
            laid.append(Cards(level=min(level + 1, _DEEPEST), cards=tuple(_cards(part))))
        else:
            laid.append(part)
    return tuple(laid)


def with_buttons(parts: Sequence[Part]) -> tuple[Part, ...]:
    """`parts`, in which a paragraph of a bold link and nothing beside it is a button.

    Both `**[words](address)**` and `[**words**](address)` are read.
    """
    return tuple(_as_button(part) if isinstance(part, Paragraph) else part for part in parts)


def split_label(parts: Sequence[Part]) -> tuple[str, tuple[Part, ...]]:
    """The bold label that `parts` begin with, without its colon, and what remains; ("", parts) where there is none.

    Both `**Label:** words` and `**Label**: words` are read.
    """
    first = parts[0] if parts else None
    if not isinstance(first, Paragraph):
        return "", tuple(parts)
    label, inlines = _split(first.inlines)
    remaining = (Paragraph(inlines=inlines),) if inlines else ()
    return (label, (*remaining, *parts[1:])) if label else ("", tuple(parts))


def _as_button(paragraph: Paragraph) -> Paragraph | Button:
    match paragraph.inlines:
        case (Strong(inlines=(Link() as link,)),):
            inlines = link.inlines
        case (Link(inlines=(Strong() as bold,)) as link,):
            inlines = bold.inlines
        case _:
            return paragraph
    return Button(address=link.address, inlines=inlines) if plain(inlines).strip() else paragraph


def _split(inlines: Sequence[Inline]) -> tuple[str, tuple[Inline, ...]]:
    first = inlines[0] if inlines else None
    if not isinstance(first, Strong):
        return "", ()
    label, rest = plain(first.inlines).strip(), list(inlines[1:])
    following = rest[0].text if rest and isinstance(rest[0], Text) else ""
    if not label.endswith(_COLONS):
        if not following.startswith(_COLONS):
            return "", ()
        following = following[1:]
    if following or (rest and isinstance(rest[0], Text)):
        rest[:1] = [Text(text=following.lstrip())] if following.strip() else []
    return label.rstrip("".join(_COLONS)).strip(), tuple(rest)


def _cards(numbered: ItemList) -> list[Card]:
    labelled = [(item.number or 0, *split_label(item.parts)) for item in numbered.items]
    return [Card(number=number, lead=lead, parts=parts) for number, lead, parts in labelled]


def _is_question(part: Part) -> bool:
    return isinstance(part, Heading) and plain(part.inlines).rstrip().endswith(_QUESTION_MARKS)


def _until_heading(parts: Sequence[Part]) -> list[Part]:
    headings = [index for index, part in enumerate(parts) if isinstance(part, Heading)]
    return list(parts[: headings[0]] if headings else parts)
