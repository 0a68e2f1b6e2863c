"""Settings hold a table of which colour is seen on which: no email and no page shows any other pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from course.emails.render import render_emails
from course.rendering import render_course
from course.settings import ThemeSettings
from course.settings.contrasts import EDGE_ON, TEXT_ON
from course.settings.palettes import TOKENS
from course.settings.theme import DEFAULT_THEME
from course.shipped import shipped
from course.web.pages import Pages
from tests.support.chromium import MISSING, find_chromium, open_chromium
from tests.support.lessons import a_course, a_lesson, some_settings

# Every kind of part inside every kind that can hold others.
NESTED = """\
Words with `code`, a [link](https://example.com/a) and a [`linked code`](https://example.com/b).[^1]

> **Note:** A [link](https://example.com/c) and `code`.
>
> ![a picture](https://example.com/a.png "its caption")
>
> | a | b |
> |---|---|
> | 1 | [2](https://example.com/d) |
>
> > A quote with a [link](https://example.com/e).
>
> - a list with `code`

1. **A card:** with a [link](https://example.com/f), `code` and more:

   ![a picture](https://example.com/a.png "its caption")

   > **Inside:** a callout with a [link](https://example.com/g).

   > A quote.

   | a | b |
   |---|---|
   | 1 | 2 |

   ```
   code
   ```

> A quote with a [link](https://example.com/h) and `code`.
>
> > **Deep:** a callout.

| a | b |
|---|---|
| `1` | [2](https://example.com/i) |

**[A button](https://example.com/j)**

![a picture](https://example.com/a.png "its caption")

---

## Is this a question?

Yes, with a [link](https://example.com/k) and `code`.

> **And:** a callout.

[^1]: A note with `code` and a [link](https://example.com/l).
"""

# The colour of each visible piece of text, and of each edge, with those of the grounds that it is seen on.
PAIRS_SEEN = """() => {
  const opaque = (colour) => Number(colour.match(/[\\d.]+/g)[3] ?? 1) > 0;
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const colour = getComputedStyle(element).backgroundColor;
      if (opaque(colour)) return colour;
    }
    return "none";
  };
  const texts = [], edges = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.replace(/\\u00a0/g, " ").trim();
    if (!text || !element.checkVisibility() || getComputedStyle(element).fontSize === "0px") continue;
    texts.push([getComputedStyle(element).color, ground(element), text]);
  }
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    for (const side of ["Top", "Right", "Bottom", "Left"]) {
      const colour = style[`border${side}Color`];
      if (parseFloat(style[`border${side}Width`]) > 0 && element.checkVisibility() && opaque(colour)) {
        edges.push([colour, ground(element), element.outerHTML.slice(0, 80)]);
        edges.push([colour, ground(element.parentElement), element.outerHTML.slice(0, 80)]);
      }
    }
  }
  return {texts, edges};
}"""

Seen = set[tuple[str, str]]


def a_theme() -> ThemeSettings:
    """A theme that has no colour twice, so that each one tells its token."""
    colours = {
        part: {token: f"#{red}{10 + index:02}0{index % 10}0" for index, token in enumerate(TOKENS)}
        for part, red in (("light", "c"), ("dark", "2"))
    }
    return replace(DEFAULT_THEME, light=colours["light"], dark=colours["dark"])


THEME = a_theme()
NAMES = {
    f"rgb({int(colour[1:3], 16)}, {int(colour[3:5], 16)}, {int(colour[5:7], 16)})": token
    for colours in (THEME.light, THEME.dark)
    for token, colour in colours.items()
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip(MISSING)
    with open_chromium(path) as browser:
        yield browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every kind of email in both directions, the index, and the pages behind the links."""
    folder = tmp_path_factory.mktemp("pages")
    base = {"slug": "back-pain", "title": "Will running help?", "base_url": "https://courses.example.com"}
    for language in ("en", "he"):
        settings = replace(some_settings(course={**base, "language": language}), theme=THEME)
        nested = replace(a_lesson(NESTED, title="Nested"), day=4, recap="What was said before.", action="Do it.")
        lessons = [*a_course(), nested]
        emails = render_emails(lessons, settings, templates=shipped("templates"), cache=folder / "cache")
        render_course(emails, settings, templates=shipped("templates"), out=folder / language)
        for name, response in served(Pages(settings, [shipped("templates")])).items():
            (folder / language / f"{name}.html").write_bytes(bytes(response.body))
    return sorted(folder.glob("*/*.html"))


def served(site: Pages) -> dict[str, Any]:
    form = {
        "email": "a@example.com",
        "has_left": False,
        "is_saved": True,
        "is_unknown": True,
        "send_at": "07:30",
        "next_lesson": ("1 May", "07:30"),
        "lessons_had": None,
        "regions": {},
        "timezone": "UTC",
        "unsubscribe_link": "https://example.com/u",
    }
    return {
        "page-message": site.message("A title", "A note"),
        "page-unsubscribe": site.page("unsubscribe", email="a@example.com"),
        "page-preferences": site.page("preferences", **form),
    }


@pytest.fixture(scope="module")
def seen(browser: Browser, pages: list[Path]) -> dict[str, Seen]:
    """Pairs of tokens by what they are, "texts" or "edges", over all pages in both schemes."""
    found: dict[str, Seen] = {"texts": set(), "edges": set()}
    context = browser.new_context(offline=True)
    tab = context.new_page()
    for path in pages:
        for kind, pairs in look(tab, path).items():
            found[kind] |= pairs
    context.close()
    return found


def look(tab: Page, path: Path) -> dict[str, Seen]:
    found: dict[str, Seen] = {"texts": set(), "edges": set()}
    tab.goto(path.as_uri())
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for kind, pairs in tab.evaluate(PAIRS_SEEN).items():
            strange = [pair for pair in pairs if pair[0] not in NAMES or pair[1] not in NAMES]
            assert strange == [], (path.name, scheme)
            found[kind] |= {(NAMES[front], NAMES[ground]) for front, ground, _ in pairs}
    return found


CHECKED = {frozenset({front, ground}) for front, grounds in TEXT_ON.items() for ground in grounds}


def test_no_text_stands_on_a_ground_that_the_settings_do_not_check(seen: dict[str, Seen]) -> None:
    assert {pair for pair in seen["texts"] if frozenset(pair) not in CHECKED} == set()


def test_every_pair_that_the_settings_check_is_seen_somewhere(seen: dict[str, Seen]) -> None:
    assert CHECKED - {frozenset(pair) for pair in seen["texts"]} == set()


def test_no_edge_that_leads_the_eye_lies_on_another_ground(seen: dict[str, Seen]) -> None:
    checked = {(front, ground) for table in (TEXT_ON, EDGE_ON) for front in table for ground in table[front]}
    leading = {(front, ground) for front, ground in seen["edges"] if front != "rule"}  # rules only divide
    assert leading
    assert leading - checked == set()
