"""Takes values out of the tables of `course.toml`, checks each, and notes what was wrong and what nobody asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MISSING = object()


class Reader:
    """Takes values out of nested tables, checks each, and remembers what was wrong and what was never asked for.

    Attributes:
        problems: dotted path and what is wrong with it, in the order in which they were met.
    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.problems: list[tuple[str, str]] = []
        self._document = document
        self._known: set[str] = set()
        self._arrays: set[str] = set()

    def get(self, path: str, check: Callable[[Any], Any], *, default: Any = _MISSING) -> Any:
        """The checked value at `path`; its default where it is absent, or where a problem was noted."""
        self._known.add(path)
        value: Any = self._document
        for key in path.split("."):
            value = value.get(key, _MISSING) if isinstance(value, dict) else _MISSING
        if value is _MISSING:
            if default is _MISSING:
                self.problems.append((path, "is missing"))
                return ""
            return default
        return self.check(path, value, check, default="" if default is _MISSING else default)

    def tables(self, name: str) -> Any:
        """What stands under `name`, which is an array of tables; none where it is absent."""
        self._arrays.add(name)
        return self._document.get(name, [])

    def check(self, path: str, value: Any, check: Callable[[Any], Any], *, default: Any = "") -> Any:
        """`value` checked; `default` where a problem was noted under `path`."""
        try:
            return check(value)
        except ValueError as error:
            self.problems.append((path, str(error)))
            return default

    def refuse_unknown(self) -> None:
        """Note every key that nothing asked for: most are typing mistakes."""
        for table, section in self._document.items():
            if table not in self._arrays:
                self._refuse_unknown(table, section)

    def _refuse_unknown(self, path: str, value: Any) -> None:
        if path in self._known:
            return
        if not any(known.startswith(f"{path}.") for known in self._known):
            others = self._known if "." in path else {known.partition(".")[0] for known in self._known} | self._arrays
            self.problems.append((path, f"is not a setting{_nearest(path, others)}"))
        elif not isinstance(value, dict):
            self.problems.append((path, "must be a table"))
        else:
            for key, inner in value.items():
                self._refuse_unknown(f"{path}.{key}", inner)


def _nearest(word: str, known: set[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (only where there is a mistake to explain)

    close = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {close[0]}?" if close else ""
