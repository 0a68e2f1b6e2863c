"""Every lesson of the back-pain course, and two of every kind of part, to the byte.

`tests/golden/README.md` says how to renew them.
"""

from __future__ import annotations

import os

import pytest

from tests.support.samples import ROOT, sample_names, samples

GOLDEN = ROOT / "tests" / "golden"
# Read before any fixture clears the environment.
RENEW = bool(os.environ.get("COURSE_RENEW_GOLDEN"))
KINDS = ("html", "txt")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sample_names())
def test_a_lesson_is_rendered_to_the_byte(name: str, kind: str) -> None:
    content = samples()[name].html if kind == "html" else samples()[name].text
    golden = GOLDEN / f"{name}.{kind}"
    if RENEW:
        golden.write_text(content, encoding="utf-8", newline="\n")
    assert content == golden.read_text(encoding="utf-8")


def test_every_file_that_is_kept_is_compared() -> None:
    kept = {path.name for kind in KINDS for path in GOLDEN.glob(f"*.{kind}")}
    assert kept == {f"{name}.{kind}" for name in sample_names() for kind in KINDS}
