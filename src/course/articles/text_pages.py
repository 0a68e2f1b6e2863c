"""What stands around a pasted text: an email's header and signature, page numbers and running heads of a PDF."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.articles.escaping import escape_text
from course.models import Block, BlockKind, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.articles.lines import Line

_HEADER = re.compile(
    r"(?P<key>from|to|cc|bcc|date|sent|subject|reply-to|von|an|datum|gesendet|betreff|de|para|fecha|enviado|asunto|à|"
    r"envoyé|objet|da|a|oggetto|data|assunto|差出人|宛先|日時|件名|送信日時|من|إلى|التاريخ|الموضوع)\s*[:：]\s*(?P<value>.*)",
    re.IGNORECASE,
)
_SUBJECTS = frozenset({"subject", "betreff", "asunto", "objet", "oggetto", "assunto", "件名", "الموضوع"})
_ADDRESS = re.compile(r"\S@\S+\.\w")
_FEWEST_KEYS = 3
_MOST_KEYS = 12
_SIGNATURE = 8  # lines that one may have
_PAGE = re.compile(
    r"(?:(?P<word>page|seite|página|pagina|p\.|第)\s*)?(?P<dash>[-–—]\s*)?(?P<number>\d{1,4})(?:\s*[-–—]|\s*ページ|頁|页)?"
    r"(?P<of>\s*(?:of|/|von|de|sur|di)\s*\d{1,4})?",
    re.IGNORECASE,
)
_ENDING = re.compile(r"[.!?…:;。！？؟|][\"'”’»)\]]*$")
_LONGEST_HEAD = 100


@dataclass(slots=True, kw_only=True)
class Trimmed:
    """A text without what stands around it."""

    lines: list[Line]
    left_out: list[LeftOut] = field(default_factory=list)
    title: str = ""  # an email's subject


def trim(lines: Sequence[Line]) -> Trimmed:
    """`lines` without an email's header and signature, page numbers and running heads; all of that with its reason."""
    trimmed = Trimmed(lines=list(lines))
    _take_email(trimmed)
    _take_pages(trimmed)
    trimmed.left_out.sort(key=lambda left: left.block.line)
    return trimmed


def _left(lines: Sequence[Line], reason: str) -> LeftOut:
    text = "\n".join(line.text for line in lines if line.text)
    first, last = lines[0].number, lines[-1].number
    markdown = escape_text(text)
    block = Block(kind=BlockKind.PARAGRAPH, text=text, markdown=markdown, line=first, last_line=last)
    return LeftOut(block=block, reason=reason)


# --- email --------------------------------------------------------------------------------------------------


def _take_email(trimmed: Trimmed) -> None:
    lines = trimmed.lines
    start = next((index for index, line in enumerate(lines) if line.text), len(lines))
    end = start
    while end < min(len(lines), start + _MOST_KEYS) and _HEADER.fullmatch(lines[end].text):
        end += 1
    header = lines[start:end]
    if len(header) < _FEWEST_KEYS or not any(_ADDRESS.search(line.text) for line in header):
        return
    found = (_HEADER.fullmatch(line.text) for line in header)
    trimmed.title = next((match["value"] for match in found if match and match["key"].lower() in _SUBJECTS), "")
    trimmed.left_out.append(_left(header, "an email's header"))
    after = _signature(lines)
    if after < len(lines):
        trimmed.left_out.append(_left(lines[after:], "an email's signature"))
    trimmed.lines = lines[end:after]


def _signature(lines: Sequence[Line]) -> int:
    """Where the "-- " of an email's signature stands; the number of lines where there is none."""
    last = len(lines)
    while last and not lines[last - 1].text:
        last -= 1
    near = range(max(0, last - _SIGNATURE), last)
    return next((index for index in near if lines[index].text in {"--", "—"}), len(lines))


# --- pages --------------------------------------------------------------------------------------------------


def _take_pages(trimmed: Trimmed) -> None:
    lines = trimmed.lines
    numbers = _page_numbers(lines)
    heads = _running_heads(lines, numbers)
    if not numbers or not _are_pages(lines, numbers, heads):
        return
    gone = {*numbers, *heads}
    trimmed.left_out += [_left([lines[index]], "a page number") for index in numbers]
    trimmed.left_out += [_left([lines[index]], "a running head") for index in heads]
    gone |= {blank for index in gone for blank in _blanks_in_sentence(lines, index, gone)}
    trimmed.lines = [line for index, line in enumerate(lines) if index not in gone]


def _page_numbers(lines: Sequence[Line]) -> list[int]:
    """Indexes of lines that are numbers and count on from each other by one."""
    found: list[int] = []
    last = None
    for index, line in enumerate(lines):
        if line.text and (match := _PAGE.fullmatch(line.text)):
            number = int(match["number"])
            if last is None or number == last + 1:
                found.append(index)
                last = number
    return found if len(found) > 1 else []


def _running_heads(lines: Sequence[Line], numbers: Sequence[int]) -> list[int]:
    """Lines beside page numbers whose words come again beside others."""
    beside = {near for index in numbers for near in (_next(lines, index, -1), _next(lines, index, 1))}
    texts = Counter(lines[index].text for index in beside if index >= 0)
    return sorted(
        index for index in beside if index >= 0 and texts[lines[index].text] > 1 and _may_be_head(lines[index].text)
    )


def _may_be_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and _ENDING.search(text) is None


def _next(lines: Sequence[Line], index: int, step: int) -> int:
    """The next line with words that way; -1 where there is none near."""
    for near in range(index + step, index + 4 * step, step):
        if 0 <= near < len(lines) and lines[near].text:
            return near
    return -1


def _are_pages(lines: Sequence[Line], numbers: Sequence[int], heads: Sequence[int]) -> bool:
    """Whether numbers in a row are a paper's pages: they say so, a head stands beside them, or they cut a sentence."""
    if heads:
        return True
    matches = [_PAGE.fullmatch(lines[index].text) for index in numbers]
    return any(match and (match["word"] or match["of"] or match["dash"]) for match in matches) or any(
        _cuts_sentence(lines, _next(lines, index, -1), _next(lines, index, 1)) for index in numbers
    )


def _cuts_sentence(lines: Sequence[Line], above: int, below: int) -> bool:
    if above < 0 or below < 0 or _ENDING.search(lines[above].text):
        return False
    return lines[below].text[0].islower()


def _blanks_in_sentence(lines: Sequence[Line], index: int, gone: set[int]) -> Iterator[int]:
    """The blank lines around a page's end that a sentence runs over."""
    above, below = index - 1, index + 1
    while above >= 0 and (not lines[above].text or above in gone):
        above -= 1
    while below < len(lines) and (not lines[below].text or below in gone):
        below += 1
    if below < len(lines) and _cuts_sentence(lines, above, below):
        yield from (near for near in range(above + 1, below) if not lines[near].text)
