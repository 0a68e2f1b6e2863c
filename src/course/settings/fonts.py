"""Font stacks as `course.toml` gives them: only what may stand in a style attribute, and nothing that is fetched."""

from __future__ import annotations

import re
from typing import Any

from course.settings.checks import line

OWN = ("sans", "serif")  # the theme's own stacks, chosen by the course's script
_GENERIC = ("sans-serif", "serif", "monospace", "system-ui", "ui-sans-serif", "ui-serif", "ui-rounded", "cursive")
_NO_FAMILY = ("inherit", "initial", "unset", "revert", "revert-layer", "default")  # words that CSS keeps for itself

# MJML links a style sheet of Google's to every email in whose fonts it finds one of these, even inside a longer name.
FETCHED = ("Open Sans", "Droid Sans", "Lato", "Roboto", "Ubuntu")

# One family: words that CSS reads without quotes. A quote, brace, semicolon or backslash could end the attribute.
_FAMILY = re.compile(r"-?[^\W\d][\w-]*(?: -?[^\W\d][\w-]*)*")
_LONGEST = 300  # characters


def font_stack(value: Any) -> str:
    """A font stack, its families parted by ", "; or one of `OWN`.

    Raises:
        ValueError: saying what is wrong with it.
    """
    text = line(value)
    if text in OWN:
        return text
    if len(text) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST} characters")
    families = [" ".join(family.split()) for family in text.split(",")]
    for family in families:
        _check_family(family)
    if families[-1].lower() not in _GENERIC:
        raise ValueError(
            f"must be sans, serif, or names of fonts that end with sans-serif, serif or monospace, "
            f"for mail programs that have none of them; {families[-1]!r} is no such end"
        )
    return ", ".join(families)


def _check_family(family: str) -> None:
    if not _FAMILY.fullmatch(family) or family.lower() in _NO_FAMILY:
        raise ValueError(
            f"{family!r} is not the name of a font as it must stand here: words of letters, digits and hyphens, "
            "each beginning with a letter, without quotes; a comma between two names"
        )
    fetched = next((name for name in FETCHED if name.lower() in family.lower()), None)
    if fetched:
        raise ValueError(
            f"{family!r} would make every email fetch {fetched} from Google’s servers, which tells them who reads "
            "what; leave it out"
        )
