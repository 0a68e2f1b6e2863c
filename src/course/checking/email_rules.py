"""The rules about rendered emails, by code: importing this fills their table."""

from __future__ import annotations

from importlib import import_module

from course.checking.email_table import EMAIL_RULES

__all__ = ["EMAIL_RULES"]

_FAMILIES = (
    *("links", "pictures", "structure", "markup", "weight", "clients", "colours"),
    *("leaving", "text", "spam", "envelope"),
)

for _family in _FAMILIES:
    import_module(f"course.checking.email_{_family}")
