"""C70x: whether words can be seen, on light screens, on dark ones, and where a program turns the colours round."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from course import colours
from course.checking.page import plain
from course.checking.page_css import Scheme
from course.checking.placing import line_at
from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.colours import READABLE, VISIBLE, to_hex
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail
    from course.checking.page import Element
    from course.checking.page_style import Style

contrast = lru_cache(maxsize=4096)(colours.contrast)  # few pairs, many words
inverted = lru_cache(maxsize=4096)(colours.inverted)

_LARGE = 24.0  # px: text that needs less contrast (WCAG 2.2)
_LARGE_BOLD = 18.66
_LOST = 2.5  # contrast that a forced dark mode must leave
_ALIKE = 1.15  # contrast of words that nobody is meant to see
_LONGEST_PREVIEW = 250  # characters: the preview line, which older emails paint in the colour of the ground
_TINY = 10.0  # px
_SMALL = 13.0
_PARAGRAPH = 100  # characters: text that is read, not glanced at
_FOOT = 0.75  # of the words, from where small print may stand
_COLOURLESS = frozenset({"sup", "sub"})


def _texts(email: CheckedEmail) -> Iterator[tuple[Element, str, float]]:
    """What can be read: the element that paints it, its words, and how far down the page it is, 0 to 1."""
    total = max(len(email.page.words), 1)
    done = 0
    for element, text in email.page.body.pieces():
        words = plain(text)
        if any(letter.isalnum() for letter in words):
            yield element, words, done / total
        done += len(words)


def _needed(style: Style) -> float:
    is_large = style.size >= _LARGE or (style.bold and style.size >= _LARGE_BOLD)
    return VISIBLE if is_large else READABLE


def _pale(email: CheckedEmail, scheme: Scheme) -> Iterator[Broken]:
    """Words with too little contrast, each pair of colours once."""
    told = set()
    for element, words, _ in _texts(email):
        style = element.styles[scheme]
        if style.ground is None or style.hidden or style.size < 2:
            continue
        ratio, needed = contrast(style.colour, style.ground), _needed(style)
        pair = (style.colour, style.ground, needed)
        if _ALIKE < ratio < needed - 0.05 and pair not in told:
            told.add(pair)
            colours = f"{to_hex(style.colour)} on {to_hex(style.ground)}"
            message = f"“{words[:40]}” has a contrast of {ratio:.1f}:1 ({colours}), and needs {needed:g}:1"
            yield Broken(message, line_at(email, element.line, words))


@EMAIL_RULES.rule(
    "C701", "low-contrast", Severity.ERROR, hint="take a darker colour for the words, or a lighter ground"
)
def low_contrast(email: CheckedEmail) -> Iterator[Broken]:
    """Words that are hard to read."""
    yield from _pale(email, Scheme.LIGHT)


@EMAIL_RULES.rule(
    "C702", "low-contrast-dark", Severity.ERROR, hint="set both the words' colour and the ground for dark screens"
)
def low_contrast_dark(email: CheckedEmail) -> Iterator[Broken]:
    """Words that are hard to read on a screen set to dark, in an email that says how it looks there."""
    if email.page.has_dark_scheme:
        yield from _pale(email, Scheme.DARK)
        yield from _lost_in_the_dark(email)


def _lost_in_the_dark(email: CheckedEmail) -> Iterator[Broken]:
    for element, words, _ in _texts(email):
        light, dark = element.styles[Scheme.LIGHT], element.styles[Scheme.DARK]
        if dark.ground is None or dark.hidden or light.ground is None or light.size < 2:
            continue
        was_seen = contrast(light.colour, light.ground) > _ALIKE
        if was_seen and contrast(dark.colour, dark.ground) <= _ALIKE:
            message = f"“{words[:40]}” has the colour of its ground on dark screens, {to_hex(dark.ground)}"
            yield Broken(message, line_at(email, element.line, words))
            return


@EMAIL_RULES.rule(
    "C703", "lost-when-inverted", Severity.WARNING, hint="take colours that differ in lightness, not in hue alone"
)
def lost_when_inverted(email: CheckedEmail) -> Iterator[Broken]:
    """Words that cannot be read where a program turns light colours dark by itself."""
    told = set()
    for element, words, _ in _texts(email):
        style = element.styles[Scheme.LIGHT]
        if style.ground is None or style.size < 2 or contrast(style.colour, style.ground) < READABLE:
            continue
        pair = (style.colour, style.ground)
        if pair not in told and contrast(inverted(style.colour), inverted(style.ground)) < _LOST:
            told.add(pair)
            message = f"“{words[:40]}” ({to_hex(pair[0])} on {to_hex(pair[1])}) is lost in a forced dark mode"
            yield Broken(message, line_at(email, element.line, words))


@EMAIL_RULES.rule("C704", "hidden-text", Severity.WARNING, hint="leave it out: spam filters take it for a trick")
def hidden_text(email: CheckedEmail) -> Iterator[Broken]:
    """Words in the colour of their ground, or too small to see."""
    for element, words, share in _texts(email):
        style = element.styles[Scheme.LIGHT]
        is_preview = share == 0 and len(words) <= _LONGEST_PREVIEW
        is_painted_over = style.ground is not None and contrast(style.colour, style.ground) <= _ALIKE
        if (is_painted_over or style.size < 2) and not is_preview:
            how = (
                "are too small to see" if style.size < 2 else f"have the colour of their ground, {to_hex(style.colour)}"
            )
            yield Broken(f"the words “{words[:40]}” {how}", line_at(email, element.line, words))
            return


@EMAIL_RULES.rule(
    "C705", "small-text", Severity.WARNING, hint="16 px for text that is read, 13 px at least for small print"
)
def small_text(email: CheckedEmail) -> Iterator[Broken]:
    """Running text below 13 px, and anything below 10 px."""
    for element, words, share in _texts(email):
        size = element.styles[Scheme.LIGHT].size
        is_raised = element.tag in _COLOURLESS or any(outer.tag in _COLOURLESS for outer in element.above())
        least = _SMALL if len(words) >= _PARAGRAPH and share < _FOOT else _TINY
        if 2 <= size < least and not is_raised:
            yield Broken(f"“{words[:40]}” is {size:.3g} px small", line_at(email, element.line, words))
            return
