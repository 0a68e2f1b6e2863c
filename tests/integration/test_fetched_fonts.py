"""The fonts that settings refuse are those that MJML itself would have every email fetch."""

from __future__ import annotations

import re
from pathlib import Path

from course.emails.toolchain import find_mjml
from course.settings.fonts import FETCHED


def test_the_fonts_that_are_refused_are_those_that_this_mjml_links() -> None:
    modules = next(path for path in Path(find_mjml().command[-1]).parents if path.name == "node_modules")
    code = (modules / "mjml-core" / "lib" / "index.js").read_text(encoding="utf-8")

    linked = re.findall(r"""['"]?([A-Z][A-Za-z ]*)['"]?: ['"]https?://[a-z.]+/""", code)
    assert sorted(linked) == sorted(FETCHED)
