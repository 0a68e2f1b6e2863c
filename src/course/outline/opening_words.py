"""The words that name what has no heading: a lead, a question, or as much of a first sentence as a title holds."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from course.models import Block, BlockKind, count_words
from course.outline.dividing import is_caption
from course.words.sentences import is_balanced, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 60  # characters
_LABEL_WORDS = 6  # of an item that stands for itself
_FEWEST_WORDS = 3  # of a clause that stands for its sentence, and of a line that names what follows
_SHORTEST_CLAUSE = 15  # characters
_SEEN = 1000  # characters that the end of a sentence is looked for in
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CALLOUT, BlockKind.QUOTE, BlockKind.QUESTION})
_NO_NAME = re.compile(r"(?:https?://|www\.)\S+|\(.*\)|\[.*\]|\W*", re.DOTALL)  # an address, an aside
_BOLD = re.compile(r"\*\*(?P<lead>[^*\n]{2,60}?)(?:[.:：!?]\*\*|\*\*\s{0,2}[:：–—])\s*\S")
_LEAD = re.compile(r"(?P<lead>[^\W\d_][^:：.!?\n\"“”]{2,50}):\s+[^\W\d_a-zß-ÿ]")
_LEAD_WORDS = range(2, 6)
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)|[—、，；：،؛]")
# What only leads up to the main clause, or hangs on the sentence before, names nothing: "According to ...", "But ...".
_LEADS_UP = re.compile(
    r"(?:according|since|while|when|whenever|if|as|although|though|because|after|before|until|unless|once|in|on|at|by|for|"
    r"from|with|without|during|despite|to|but|and|so|yet|however|nach|seit|während|wenn|als|obwohl|weil|bevor|bis|in|im|"
    r"bei|mit|ohne|aber|und|según|desde|mientras|cuando|si|aunque|porque|después|antes|hasta|en|con|sin|para|pero|y|"
    r"selon|depuis|pendant|quand|lorsque|si|bien|parce|après|avant|dans|avec|sans|pour|mais|et)\b",
    re.IGNORECASE,
)
_TRAILING = " ,;:–—-、，；：،؛"
_QUOTES = "\"'“”‘’„«»「」『』"


def name_of(blocks: Sequence[Block]) -> str:
    """What `blocks` are called by their own words; prose before pictures, tables and code; "" where there are none."""
    named = next(chain(_naming(blocks), (block for block in blocks if block.text.strip())), None)
    return "" if named is None else _lead_of(named) or first_words(named.text)


def label_of(head: Block) -> str:
    """The few words that stand for an item, a heading or a question; "" where it has none."""
    if head.kind in {BlockKind.HEADING, BlockKind.QUESTION}:
        return head.text.split("\n", 1)[0]
    if lead := _lead_of(head):
        return lead
    opening = _first_sentence(head.text)
    is_short = head.kind is BlockKind.LIST_ITEM and len(opening.split()) <= _LABEL_WORDS
    return _capitalised(opening.rstrip(".;, 。")) if is_short and len(opening) <= _LONGEST else ""


def first_words(text: str) -> str:
    """The first sentence of `text`, or its first clauses, or as many of its first words as a title holds."""
    sentence = _first_sentence(text)
    if len(sentence) > _LONGEST:
        return _capitalised(_balanced(_first_clauses(sentence) or _cut(sentence)))
    return _capitalised(_balanced(sentence if sentence.endswith("...") else sentence.rstrip(".:：。")))


def _naming(blocks: Sequence[Block]) -> Iterator[Block]:
    """Those that can name a day, the best ones first: sentences, then other lines of prose."""
    prose = [
        block
        for before, block in zip((None, *blocks), blocks, strict=False)
        if block.kind in _PROSE and not (before and is_caption(before, block)) and not _NO_NAME.fullmatch(block.text)
    ]
    yield from (block for block in prose if block.lead or count_words(_first_sentence(block.text)) >= _FEWEST_WORDS)
    yield from prose


def _lead_of(block: Block) -> str:
    """The lead that a block begins with: its label, bold words, or a few words before a colon."""
    if block.kind is BlockKind.QUESTION:
        return block.text.split("\n", 1)[0]
    if block.lead and block.kind is not BlockKind.CALLOUT:
        return block.lead
    bold = _BOLD.match(block.markdown[:_SEEN])
    if bold and block.text.startswith(bold["lead"]):
        return bold["lead"]
    plain = _LEAD.match(block.text[:_SEEN])
    return plain["lead"] if plain and len(plain["lead"].split()) in _LEAD_WORDS else ""


def _first_sentence(text: str) -> str:
    return next(sentences(text[:_SEEN]), "")


def _first_clauses(sentence: str) -> str:
    """As many whole clauses as a title holds; "" where none of them says enough."""
    ends = [end.start() for end in _CLAUSE_END.finditer(sentence[: _LONGEST + 1])]
    clauses = [sentence[:end].rstrip(_TRAILING) for end in reversed(ends)]
    return next((clause for clause in clauses if _says_enough(clause)), "")


def _says_enough(clause: str) -> bool:
    is_long_enough = count_words(clause) >= _FEWEST_WORDS and len(clause) >= _SHORTEST_CLAUSE
    return is_long_enough and is_balanced(clause) and not _LEADS_UP.match(clause)


def _cut(sentence: str) -> str:
    held = sentence[: _LONGEST - 1]
    return (held.rsplit(" ", 1)[0] if " " in held else held).rstrip(_TRAILING) + "…"


def _capitalised(text: str) -> str:
    """`text` with a capital first letter where its first word is in small ones; "iPad" and "course.toml" stay."""
    word = text.split(" ", 1)[0]
    return text[0].upper() + text[1:] if word.isalpha() and word.islower() else text


def _balanced(text: str) -> str:
    """`text` without a quotation mark that nothing closes."""
    if is_balanced(text):
        return text
    return text.strip(_QUOTES) or text
