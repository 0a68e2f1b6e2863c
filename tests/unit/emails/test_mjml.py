from __future__ import annotations

import pytest

from course.emails.mjml import Source, check_mjml
from course.errors import RenderError


def check(mjml: str) -> None:
    check_mjml(Source(name="lessons/02-two.md", mjml=mjml))


def test_what_is_well_formed_passes() -> None:
    check('<mjml><mj-text>a &amp; b<br /><a href="https://example.com/?a=1&amp;b=2">c</a></mj-text></mjml>')


@pytest.mark.parametrize("text", ["a & b", "a < b", "<b>a", "</b>", "&nbsp;", "a\x0cb", '<a href="x" href="y">z</a>'])
def test_what_is_not_well_formed_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(RenderError, match=r"lessons/02-two\.md: line 2 of its MJML is not well-formed"):
        check(f"<mjml>\n<mj-text>{text}</mj-text></mjml>")


@pytest.mark.parametrize("tag", ["script", "SCRIPT", "mj-include", "iframe", "form", "link"])
def test_elements_that_no_email_may_have_are_refused(tag: str) -> None:
    with pytest.raises(RenderError, match=rf"line 1 of its MJML holds <{tag}>"):
        check(f"<mjml><mj-text><{tag} /></mj-text></mjml>")


def test_attributes_that_run_something_are_refused() -> None:
    with pytest.raises(RenderError, match="the attribute onclick"):
        check('<mjml><mj-text><a onclick="x()">a</a></mj-text></mjml>')
