"""Lessons and rendered emails, linted: one rule, one function, one code.

Each part loads when it is asked for: a settings file that cannot be read needs no HTML parser.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course.checking.running import all_rules, check_course, check_emails

__all__ = ["all_rules", "check_course", "check_emails"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.running"), name)
