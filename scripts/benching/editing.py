"""Saves files of a project that the studio shows, and tells how long each took to be seen: JSON, in milliseconds."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.support.chromium import MISSING, find_chromium, open_chromium  # noqa: E402 (needs the path above)
from tests.support.previewing import previewing  # noqa: E402 (as above)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

_PAUSE_S = 1.0  # between edits: nobody saves while the last one is still on its way
_GREETING = "{{ email.greeting }}"

# When the frame first shows the words, looked for before every picture that the browser draws. The clock is the one
# of time.time().
_WAIT = """(words) => {
  const frame = document.querySelector("[data-testid=frame-phone]");
  window.shownAt = new Promise((resolve) => {
    const look = () => {
      const isThere = frame.contentDocument?.body?.textContent.includes(words);
      requestAnimationFrame(isThere ? () => resolve(Date.now()) : look);
    };
    look();
  });
}"""


def main() -> int:
    """Measure what was asked for."""
    project, times = Path(sys.argv[1]), json.loads(sys.argv[2])
    chromium = find_chromium()
    if chromium is None:
        sys.stderr.write(f"{MISSING}\n")
        return 1
    with previewing(project) as (url, _), open_chromium(chromium) as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(url)
        page.wait_for_selector("html[data-version]")
        found = {name: [_edit(page, project, _EDITS[name], turn) for turn in range(count + 1)][1:]  # the first warms up
                 for name, count in times.items()}  # fmt: skip
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _edit(page: Page, project: Path, make: Callable[[Path, str], tuple[Path, str]], turn: int) -> float:
    """Save one edit; milliseconds until it is seen."""
    time.sleep(_PAUSE_S)
    words = f"seen-{make.__name__.strip('_')}-{turn}"
    path, text = make(project, words)
    page.evaluate(_WAIT, words)
    began = time.time()
    path.write_text(text, encoding="utf-8")
    shown: float = page.evaluate("() => window.shownAt")
    return shown - began * 1000


def _lesson(project: Path, words: str) -> tuple[Path, str]:
    path = project / "lessons" / "01-understanding-lower-back-pain.md"
    return path, path.read_text(encoding="utf-8").rstrip() + f"\n\nA line more, {words}.\n"


def _template(project: Path, words: str) -> tuple[Path, str]:
    path = project / "templates" / "opening.mjml.j2"
    return path, path.read_text(encoding="utf-8").replace(_GREETING, f"{words} {_GREETING}", 1)


def _settings(project: Path, words: str) -> tuple[Path, str]:
    path = project / "course.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    return path, "\n".join(f'title = "{words}"' if line.startswith("title =") else line for line in lines) + "\n"


_EDITS = {"lesson": _lesson, "template": _template, "course.toml": _settings}


if __name__ == "__main__":
    raise SystemExit(main())
