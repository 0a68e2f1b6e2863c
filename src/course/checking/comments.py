"""Where settings and front matter have comments: where TOML or YAML reads a `#` as one, and not as a value's."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

# A string, to its end or to that of the line, or of the text where it may have several lines; or a comment.
_TOML = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{0,5}'
    r"|'''(?:[^']|'(?!''))*+'{0,5}"
    r'|"(?:[^"\\\n]|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+",
    re.DOTALL,
)
_OPENING = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_COMMENT = re.compile("#[^\n\u0085\u2028\u2029]*")
_BLOCK_HEADER = re.compile(r"[|>][-+\d]{0,3}[ \t]+(?=#)")
_LARGEST_YAML = 262_144  # characters; larger front matter is refused by its reader
_MOST_TOKENS = 100_000
_DEEPEST = 100  # brackets in one another; the scanner's time grows by their square


def toml_comments(text: str) -> Iterator[int]:
    """Where each comment of a TOML file begins, from 0. What is no TOML is read as far as its strings go."""
    return (match.start() for match in _TOML.finditer(text) if match[0].startswith("#"))


def yaml_comments(text: str) -> Iterator[int]:
    """Where each comment of a YAML text begins, from 0; none beyond a mistake, or brackets nested without sense."""
    position = 0
    for start, end in _yaml_tokens(text):
        yield from (match.start() for match in _COMMENT.finditer(text, position, max(start, position)))
        if header := _BLOCK_HEADER.match(text, start, end):
            yield header.end()
        position = max(position, end)


def _yaml_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Where the tokens of a YAML text begin and end; between them are spaces and comments."""
    depth = 0
    try:
        tokens = yaml.scan(text if len(text) <= _LARGEST_YAML else "", Loader=yaml.SafeLoader)
        for token in islice(tokens, _MOST_TOKENS):
            depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
            if depth > _DEEPEST:
                return
            yield token.start_mark.index, token.end_mark.index
    except yaml.YAMLError:
        return
