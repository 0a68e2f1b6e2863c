"""axe-core in a page: what it finds wrong for people who read with a screen reader, a keyboard or little sight."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

# Rules about pages that say nothing of an email, each with its reason. A mail program shows an email inside a page of
# its own: that page has the landmarks, the way past them and the title.
NOT_OF_EMAILS = {
    "landmark-one-main": "the mail program's page has the main landmark",
    "region": "landmarks are the mail program's too; most of them drop an email's",
    "bypass": "there is nothing to skip: an email is the content",
    "document-title": "mail programs show the subject",
}

_RUN = """async (without) => {
  const rules = Object.fromEntries(without.map((rule) => [rule, {enabled: false}]));
  const found = await axe.run(document, {rules, resultTypes: ["violations"], iframes: false});
  const places = (nodes) => nodes.map((node) => node.html.slice(0, 160));
  return found.violations.map(({id, help, nodes}) => ({id, help, places: places(nodes)}));
}"""


def violations(tab: Page, *, without: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """What axe-core objects to on the page as it stands: rule, what it asks for, and the places.

    Args:
        tab: the page; a policy that forbids scripts does not keep axe out.
        without: rules that do not apply.
    """
    tab.evaluate(f"() => {{ {(files('axe_playwright_python') / 'axe.min.js').read_text(encoding='utf-8')} }}")
    found: list[dict[str, Any]] = tab.evaluate(_RUN, list(without))
    return found
