"""`[[personas]]` of `course.toml`: further sample readers to look at the emails as."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from course.models import Persona
from course.settings import checks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from course.settings.reader import Reader

_ADDRESS = "reader@example.com"
_LONGEST_LABEL = 60  # characters: it has to fit into a list


def read_personas(reader: Reader, fields: Sequence[str]) -> tuple[Persona, ...]:
    """The sample readers that `course.toml` adds.

    Args:
        reader: gets every problem, by its dotted path: "personas[2].timezone" is of the second table.
        fields: the names of the course's further merge fields.
    """
    tables = reader.tables("personas")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        reader.problems.append(("personas", "must be tables, one for each reader: [[personas]], with two brackets"))
        return ()
    read = [_Table(reader, f"personas[{number}]", table) for number, table in enumerate(tables, start=1)]
    personas = tuple(table.persona(fields) for table in read)
    for place, (table, persona) in enumerate(zip(read, personas, strict=True)):
        if persona.key and persona.key in [other.key for other in personas[:place]]:
            table.refuse("key", f"{persona.key!r} is taken by a table above; give one of the two another key")
    return personas


class _Table:
    """One `[[personas]]` table."""

    def __init__(self, reader: Reader, path: str, table: dict[str, Any]) -> None:
        self._reader = reader
        self._path = path
        self._table = table
        self._asked: list[str] = []

    def persona(self, fields: Sequence[str]) -> Persona:
        """The reader it describes; a problem is noted for everything that is wrong."""
        label = self._get("label", _label, default=None)
        persona = Persona(
            key=self._key(label or ""),
            label=label or "",
            first_name=self._get("first_name", _line_or_nothing, default=""),
            email=self._get("email", checks.email_address, default=_ADDRESS),
            timezone=self._get("timezone", checks.zone_name, default=None),
            fields=self._fields(fields),
        )
        if "label" not in self._table:
            self.refuse("label", "is missing: it is what the reader is called in lists")
        for key in self._table.keys() - set(self._asked):
            self.refuse(key, f"is not a setting; a sample reader has {', '.join(self._asked)}")
        return persona

    def refuse(self, key: str, problem: str) -> None:
        """Note a problem with `key`."""
        self._reader.problems.append((f"{self._path}.{key}", problem))

    def _get(self, key: str, check: Callable[[Any], Any], *, default: Any) -> Any:
        self._asked.append(key)
        if key not in self._table:
            return default
        return self._reader.check(f"{self._path}.{key}", self._table[key], check, default=default)

    def _key(self, label: str) -> str:
        given: str = self._get("key", checks.slug, default="")
        made = "" if "key" in self._table else _key_of(label)
        if label and not made and "key" not in self._table:
            self.refuse("key", f'is missing: none can be made of {label!r}; give one such as "reader-2"')
        return given or made

    def _fields(self, known: Sequence[str]) -> dict[str, str]:
        given = self._get("fields", _table, default={})
        for name in given.keys() - set(known):
            listed = f"; it has {', '.join(known)}" if known else ", which is empty"
            self.refuse(f"fields.{name}", f"is not in course.fields{listed}")
        checked = {name: self._field(name, value) for name, value in given.items()}
        return {name: value for name, value in checked.items() if name in known}

    def _field(self, name: str, value: Any) -> str:
        checked: str = self._reader.check(f"{self._path}.fields.{name}", value, _line_or_nothing)
        return checked


def _label(value: Any) -> str:
    text = checks.line(value)
    if len(text) > _LONGEST_LABEL:
        raise ValueError(f"has {len(text)} characters; it may have {_LONGEST_LABEL}")
    return text


def _line_or_nothing(value: Any) -> str:
    """One line of text, which may be empty: many readers leave a field out."""
    return "" if isinstance(value, str) and not value.strip() else checks.line(value)


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError('must be a table such as { company = "Example Ltd" }')  # noqa: TRY004 (one kind of error here)
    return value


def _key_of(label: str) -> str:
    """`label` as a key, "" where it has no letter or digit that ASCII has."""
    folded = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", folded))
