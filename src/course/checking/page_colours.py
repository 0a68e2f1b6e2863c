"""Colours as CSS and HTML write them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tinycss2 import color4, parse_component_value_list

if TYPE_CHECKING:
    from course.colours import Rgb

_BARE_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


class Paint(NamedTuple):
    """A colour that may let shine through what is below."""

    colour: Rgb
    alpha: float  # 0 to 1


@lru_cache(maxsize=4096)
def read_colour(value: str) -> Paint | None:
    """The colour that a CSS value is; None where it is none, or one that depends on others."""
    found = color4.parse_color(value.strip())
    if found is None or isinstance(found, str):
        return None
    try:
        red, green, blue, alpha = found.to("srgb")
    except (NotImplementedError, ValueError, TypeError):
        return None
    channels = [round(255 * min(max(channel or 0, 0), 1)) for channel in (red, green, blue)]
    return Paint((channels[0], channels[1], channels[2]), min(max(alpha or 0, 0), 1))


@lru_cache(maxsize=4096)
def read_attribute(value: str) -> Paint | None:
    """The colour of a `bgcolor`, `color` or `text` attribute: a name, or digits with or without "#"."""
    digits = _BARE_HEX.fullmatch(value.strip())
    return read_colour(f"#{digits[1]}" if digits else value)


@lru_cache(maxsize=4096)
def read_background(value: str) -> tuple[Paint | None, bool]:
    """The colour in a `background` value, and whether it has a picture or a gradient."""
    has_picture = False
    for token in parse_component_value_list(value):
        if token.type == "url" or (
            token.type == "function" and ("gradient" in token.lower_name or "url" in token.lower_name)
        ):
            has_picture = True
    words = [token for token in parse_component_value_list(value) if token.type in {"ident", "hash", "function"}]
    paints = [paint for token in words if (paint := read_colour(token.serialize())) is not None]
    return (paints[-1] if paints else None), has_picture


def over(upper: Paint, lower: Rgb) -> Rgb:
    """What the eye sees where `upper` lies on `lower`."""
    mixed = [round(up * upper.alpha + low * (1 - upper.alpha)) for up, low in zip(upper.colour, lower, strict=True)]
    return mixed[0], mixed[1], mixed[2]
