"""A newsletter that nothing is wrong with, and ways to spoil it, for tests of the rules about emails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from course.checking.email_file import read_email_file
from course.checking.material import CheckedEmail
from course.checking.rule_book import EMAIL_RULES

PAGE = """<!doctype html>
<html lang="en" dir="ltr" xmlns:v="urn:schemas-microsoft-com:vml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Spring seeds</title>
<!--[if mso]><style>table {border-collapse:collapse}</style><![endif]-->
<style>
body { margin:0; background-color:#f4f4f4 }
a:hover { text-decoration:none }
.card { border-radius:8px }
@media (max-width:480px) { .col { display:block !important; width:100% !important } }
</style>
</head>
<body style="background-color:#f4f4f4">
<div style="display:none;max-height:0;overflow:hidden">What to sow in March.&#8199;&#847;&zwnj;</div>
<table role="presentation" width="100%"><tr><td align="center">
<!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->
<div lang="en" dir="ltr" style="max-width:600px;background-color:#ffffff;color:#222222;font-size:16px">
<h1 style="font-size:28px">Seeds for spring</h1>
<p>New seeds are in the shop, and the guide tells how to sow them in cold weeks. Beans &amp; peas cost 10% less.</p>
<img src="https://example.com/tray.png" alt="A tray of seedlings" width="560">
<h2>How to begin</h2>
<p>Fill the tray with earth, water it well, and let it stand in a bright window for a week.</p>
<p><a href="https://example.com/guide" style="color:#1d4a3c">Read the guide to sowing</a></p>
<p style="font-size:13px;color:#555555">Green Shop, 12 Harbour Street, Bristol BS1 4QA.
<a href="https://example.com/unsubscribe/1" style="color:#1155cc">Unsubscribe</a></p>
</div>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
"""

TEXT = """SEEDS FOR SPRING

New seeds are in the shop, and the guide tells how to sow them in cold
weeks. Beans & peas cost 10% less.

[A tray of seedlings]

HOW TO BEGIN

Fill the tray with earth, water it well, and let it stand in a bright
window for a week.

Read the guide to sowing: https://example.com/guide

--
Green Shop, 12 Harbour Street, Bristol BS1 4QA.
Unsubscribe: https://example.com/unsubscribe/1
"""

HEAD = """From: Green Shop <news@example.com>
To: reader@example.net
Subject: Seeds for spring
Date: Mon, 02 Mar 2026 07:30:00 +0000
Message-ID: <1.seeds@example.com>
List-Unsubscribe: <https://example.com/unsubscribe/1>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"
"""


def message(*, head: str = HEAD, text: str | None = TEXT, html: str = PAGE) -> str:
    """An .eml file; without plain text where `text` is None."""
    parts = [("plain", text), ("html", html)]
    bodies = [
        f"--b\nContent-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{content}\n"
        for kind, content in parts
        if content is not None
    ]
    return "\n".join([head, *bodies, "--b--", ""])


def spoilt(source: str, old: str, new: str) -> str:
    """`source` with `new` in the place of `old`, which it holds."""
    assert old in source, old
    return source.replace(old, new, 1)


def read(folder: Path, content: str, name: str = "mail.eml", clients: tuple[str, ...] = ()) -> CheckedEmail:
    """The email in a file of this content."""
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="")
    return read_email_file(path, clients)


def lesson_email(**changes: Any) -> CheckedEmail:
    """The newsletter as a lesson's email."""
    values: dict[str, Any] = {
        "path": "lessons/01-seeds.md",
        "source": "---\nday: 1\n---\n\nNew seeds are in the shop.\n\n[Read the guide to sowing](https://example.com/guide)\n",
        "day": 1,
        "subject": "Seeds for spring",
        "preheader": "What to sow in March.",
        "html": PAGE,
        "text": TEXT,
        "headers": {
            "List-Unsubscribe": "<https://example.com/unsubscribe/1>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        "postal_address": "Green Shop, 12 Harbour Street, Bristol BS1 4QA",
        "unsubscribe_url": "https://example.com/unsubscribe/1",
        "clients": (),
    }
    return CheckedEmail(**{**values, **changes})


def found(email: CheckedEmail) -> list[tuple[str, int, str]]:
    """Code, line and message of all that is wrong with an email."""
    return [(rule.code, broken.line, broken.message) for rule in EMAIL_RULES for broken in rule.check(email)]


def codes(email: CheckedEmail) -> set[str]:
    """The codes of all that is wrong with an email."""
    return {code for code, _, _ in found(email)}
