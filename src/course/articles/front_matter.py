"""The front matter of a Markdown file: YAML between ---, TOML between +++, or a JSON object."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from course.articles.lines import clean_lines
from course.errors import ArticleError
from course.lessons import compose_front_matter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Its first words are a key: below a rule, an article may begin too.
_YAML = re.compile(
    r"---[ \t]*\n(?=(?:[ \t]*(?:\#.*)?\n)*+(?:[\w\"'-]+[ \t]*:(?:[ \t]|$)|---|\.\.\.))"
    r"(?P<inside>(?s:.*?))^(?:---|\.\.\.)[ \t]*$",
    re.MULTILINE,
)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<inside>(?s:.*?))^\+\+\+[ \t]*$", re.MULTILINE)
_JSON = re.compile(r"(?P<inside>\{[ \t]*\n(?s:.*?)^\})[ \t]*$", re.MULTILINE)
_TITLE_LINE = re.compile(r"\s*[\"']?title[\"']?\s*[:=]\s*(?P<quote>[\"']?)(?P<title>.*?)(?P=quote)\s*,?\s*")
_LARGEST = 16 * 1024  # characters
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands above a Markdown article."""

    text: str = ""  # as it stands, rules included
    title: str = ""
    language: str = ""  # BCP 47

    @property
    def lines(self) -> int:
        """How many lines it takes up."""
        return self.text.count("\n") + 1 if self.text else 0

    def rest(self, title: str) -> str:
        """What of it is not used: all but the line that gives the article its title; "" where nothing is left."""
        lines = self.text.split("\n")
        kept = [line for line in lines if not (title and _titled(line) == title)]
        return "\n".join(kept) if any(char.isalnum() for line in kept for char in line) else ""


def read_front_matter(text: str, source: str) -> FrontMatter:
    """The front matter that `text` begins with; an empty one where it has none, or that cannot be read.

    Raises:
        ArticleError: it is larger than front matter ever is.
    """
    for pattern, read in _FORMS:
        match = pattern.match(text)
        if match is None:
            continue
        if len(match["inside"]) > _LARGEST:
            problem = f"the front matter is larger than {_LARGEST // 1024} KB"
            raise ArticleError(f"{source}:1: {problem}", "shorten it; begin with a blank line what is no front matter")
        values = read(match["inside"])
        if values is None:
            continue
        title = " ".join(" ".join(clean_lines(values.get("title", ""))).split())
        return FrontMatter(text=match[0], title=title, language=_language(values))
    return FrontMatter()


def _titled(line: str) -> str:
    """The title that `line` alone gives; "" where it gives none."""
    match = _TITLE_LINE.fullmatch(line)
    return " ".join(match["title"].split()) if match else ""


def _language(values: Mapping[str, str]) -> str:
    found = (values.get(key, "").strip() for key in ("lang", "language", "locale"))
    return next((name.replace("_", "-") for name in found if _LANGUAGE.fullmatch(name)), "")


def _from_yaml(inside: str) -> Mapping[str, str] | None:
    """The scalars of a YAML mapping; none where it is not YAML, as it stands between rules all the same."""
    try:
        root = compose_front_matter(inside)
    except (yaml.YAMLError, RecursionError):
        return {}
    return {
        key.value: node.value
        for key, node in (root.value if isinstance(root, yaml.MappingNode) else ())
        if isinstance(key, yaml.ScalarNode) and isinstance(node, yaml.ScalarNode) and not node.tag.endswith(":null")
    }


def _from_toml(inside: str) -> Mapping[str, str] | None:
    try:
        values = tomllib.loads(inside)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return {key: value for key, value in values.items() if isinstance(value, str)}


def _from_json(inside: str) -> Mapping[str, str] | None:
    try:
        values = json.loads(inside)
    except (ValueError, RecursionError):
        return None
    return {key: value for key, value in values.items() if isinstance(value, str)}


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], Mapping[str, str] | None]], ...] = (
    (_YAML, _from_yaml),
    (_TOML, _from_toml),
    (_JSON, _from_json),
)
