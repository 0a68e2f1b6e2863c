"""`course.toml` and the environment as one frozen value; every mistake is reported at once, by dotted path."""

from __future__ import annotations

from course.settings.checks import email_address, zone_name
from course.settings.reading import parse_settings
from course.settings.values import (
    PLACEHOLDERS,
    CheckSettings,
    CourseSettings,
    ProviderSettings,
    Settings,
    ThemeSettings,
)

__all__ = [
    "PLACEHOLDERS",
    "CheckSettings",
    "CourseSettings",
    "ProviderSettings",
    "Settings",
    "ThemeSettings",
    "email_address",
    "parse_settings",
    "zone_name",
]
