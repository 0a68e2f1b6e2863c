"""The pictures that emails show: those on the web as they are, those beside the lessons from `base_url`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from course.emails.links import image_address
from course.pictures import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.tree import SyntaxTreeNode

    from course.pictures import Picture


class Shown(NamedTuple):
    """Where an email gets a picture from, and how large it is."""

    address: str  # "" where there is none to get: the picture's words stand alone
    width: int = 0  # pixels; 0 where nobody knows
    height: int = 0  # pixels; 0 where nobody knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """The pictures beside a course's lessons, and where the world finds them."""

    base_url: str
    pictures: Mapping[str, Picture]  # by the name of the file in the lessons' `images`

    def show(self, address: str) -> Shown:
        """What an email shows for `address`, as a lesson has it."""
        name = own_name(address)
        if name in self.pictures:
            picture = self.pictures[name]
            return Shown(f"{self.base_url}/{FOLDER}/{name}", picture.width, picture.height)
        return Shown(image_address(address))


NO_PICTURES = Gallery(base_url="", pictures={})


def own_name(address: str) -> str:
    """The name of a picture beside the lessons, "" for any other address."""
    folder, _, name = address.removeprefix("./").partition("/")
    return unquote(name) if folder == FOLDER else ""


def picture_runs(nodes: Sequence[SyntaxTreeNode]) -> Iterator[tuple[bool, Sequence[SyntaxTreeNode]]]:
    """A paragraph's inside, parted into pictures that have a line for themselves, and words.

    Yields:
        (True, pictures) and (False, what else stands between them), in order; a picture may be a link around it.
    """
    lines: list[list[SyntaxTreeNode]] = [[]]
    for node in nodes:
        lines[-1].append(node)
        if node.type in _BREAKS:
            lines.append([])
    for are_pictures, group in groupby(filter(None, lines), key=_has_only_pictures):
        run = [node for line in group for node in line]
        if are_pictures:
            yield True, [node for node in run if _is_picture(node)]
        else:
            yield False, run[:-1] if run[-1].type in _BREAKS else run


def _has_only_pictures(line: Sequence[SyntaxTreeNode]) -> bool:
    rest = [node for node in line if not _is_picture(node)]
    return len(rest) < len(line) and all(node.type in _BREAKS or not node.content.strip() for node in rest)


def _is_picture(node: SyntaxTreeNode) -> bool:
    if node.type == "link":
        return len(node.children) == 1 and node.children[0].type == "image"
    return node.type == "image"


_BREAKS = frozenset({"softbreak", "hardbreak"})
