"""What an .eml file holds besides its page: its headers as they stand, its parts, and where their lines are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """One message as it travels."""

    fields: tuple[tuple[str, str, int], ...]  # name in lower case, decoded value, line; in order, repeated ones too
    raw_fields: tuple[tuple[str, str], ...]  # name in lower case, the value as it stands
    parts: tuple[str, ...]  # the types of its parts, in order
    content_ids: frozenset[str]  # of its parts, without brackets
    defects: tuple[str, ...]  # what breaks the rules of MIME, in words
    html_lines: tuple[int, ...]  # line of the file of each line of the page
    text_line: int  # of the file, where the plain text begins; 1 where there is none
    has_long_lines: bool  # whether a line passes the 998 bytes that SMTP carries
    charset: str  # of the page, lower case

    def all(self, name: str) -> list[tuple[str, int]]:
        """Every value of a header, and its line."""
        return [(value, line) for field, value, line in self.fields if field == name]
