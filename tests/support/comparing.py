"""Whether two pictures of a page show the same, as far as a person could tell.

A letter's edge is drawn a little differently by each version of a browser; a heading that moved, another colour, or
a line that is missing is no such thing. So both pictures are softened, what is left of a difference is counted in
small tiles, and the worst tile decides: a change in one place is not lost in a long page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from PIL import Image, ImageChops, ImageFilter

TILE = 50  # pixels, each way
_SOFTNESS = 1.2  # pixels of blur
_LEAST = 40  # of 255, in any channel: less is no difference
_MOST_IN_A_TILE = 0.05  # the share of a tile's pixels that may differ
_MOST_IN_ALL = 0.005
_MOST_IN_SIZE = 3  # pixels that a page may be longer or shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How far two pictures are apart."""

    size: int  # pixels, the larger of both ways
    worst: float  # the share of pixels that differ in the worst tile, 0 to 1
    share: float  # and in the whole picture
    at: tuple[int, int]  # the worst tile's left and top

    @property
    def is_none(self) -> bool:
        """Whether nobody would see it."""
        return self.size <= _MOST_IN_SIZE and self.worst <= _MOST_IN_A_TILE and self.share <= _MOST_IN_ALL

    def __str__(self) -> str:
        return (
            f"{self.size} px in size, {self.share:.2%} of all pixels, "
            f"{self.worst:.1%} of those around ({self.at[0]}, {self.at[1]})"
        )


def compare(actual: Image.Image, expected: Image.Image) -> Difference:
    """How far `actual` is from `expected`; what sticks out of either counts by its size alone."""
    seen = _marks(actual, expected)
    tiles = seen.reduce(TILE)
    shares = list(tiles.tobytes())
    place = max(range(len(shares)), key=shares.__getitem__)
    return Difference(
        size=max(abs(actual.width - expected.width), abs(actual.height - expected.height)),
        worst=shares[place] / 255,
        share=sum(seen.histogram()[128:]) / (seen.width * seen.height),
        at=(place % tiles.width * TILE, place // tiles.width * TILE),
    )


def show(actual: Image.Image, expected: Image.Image) -> Image.Image:
    """What is expected, what is there, and where they differ, side by side."""
    seen = _marks(actual, expected).convert("RGB")
    width, height = expected.width, max(actual.height, expected.height)
    sheet = Image.new("RGB", (width + actual.width + seen.width + 20, height), "white")
    for picture, left in ((expected, 0), (actual, width + 10), (seen, width + actual.width + 20)):
        sheet.paste(picture.convert("RGB"), (left, 0))
    return sheet


def _marks(actual: Image.Image, expected: Image.Image) -> Image.Image:
    """White where both differ, black elsewhere: as large as what they have in common."""
    common = (0, 0, min(actual.width, expected.width), min(actual.height, expected.height))
    soft = [
        picture.convert("RGB").crop(common).filter(ImageFilter.GaussianBlur(_SOFTNESS))
        for picture in (actual, expected)
    ]
    largest = reduce(ImageChops.lighter, ImageChops.difference(*soft).split())
    return largest.point(lambda value: 255 if value > _LEAST else 0)
