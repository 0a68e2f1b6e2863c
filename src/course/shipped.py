"""What comes with the package beside its code: templates, the MJML lock, the starter article, the page about checks."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]
_IN_CHECKOUT = {"article.txt": "lessons/source/will-running-help-lower-back-pain.txt", "checks.md": "docs/checks.md"}


def shipped(name: str) -> Path:
    """The path of a shipped file or folder: the checkout's own where this is one, else the wheel's copy.

    Args:
        name: "templates", "package.json", "package-lock.json", "article.txt" or "checks.md".
    """
    if (_CHECKOUT / "pyproject.toml").is_file() and _PACKAGE.parent.name == "src":
        return _CHECKOUT / _IN_CHECKOUT.get(name, name)
    return _PACKAGE / "_shipped" / name
