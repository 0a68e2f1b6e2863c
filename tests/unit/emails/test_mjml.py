from __future__ import annotations

import pytest

from course.emails.mjml import RefusedMjmlError, Source, check_mjml, refusal
from course.errors import RenderError


def check(mjml: str) -> None:
    check_mjml([Source(name="lessons/02-two.md", mjml=mjml)])


def test_what_is_well_formed_passes() -> None:
    check('<mjml><mj-text>a &amp; b<br /><a href="https://example.com/?a=1&amp;b=2">c</a></mj-text></mjml>')


@pytest.mark.parametrize("text", ["a & b", "a < b", "<b>a", "</b>", "&nbsp;", "a\x0cb", '<a href="x" href="y">z</a>'])
def test_what_is_not_well_formed_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(RenderError, match=r"lessons/02-two\.md: line 2 of its MJML: this is not well-formed"):
        check(f"<mjml>\n<mj-text>{text}</mj-text></mjml>")


@pytest.mark.parametrize("tag", ["script", "SCRIPT", "mj-include", "iframe", "form", "link"])
def test_elements_that_no_email_may_have_are_refused(tag: str) -> None:
    with pytest.raises(RenderError, match=rf"line 1 of its MJML \({tag}\): no email may hold <{tag}>"):
        check(f"<mjml><mj-text><{tag} /></mj-text></mjml>")


def test_attributes_that_run_something_are_refused() -> None:
    with pytest.raises(RenderError, match="the attribute onclick"):
        check('<mjml><mj-text><a onclick="x()">a</a></mj-text></mjml>')


def test_every_email_that_is_wrong_is_named_at_once() -> None:
    sources = [Source(name=f"{name}.md", mjml="<mjml>\n<form /><form /></mjml>") for name in "ab"]
    with pytest.raises(RefusedMjmlError) as caught:
        check_mjml([*sources, Source(name="c.md", mjml="<mjml></mjml>")])
    assert caught.value.lessons == ("a.md", "b.md")
    assert [(complaint.name, complaint.line, complaint.tag) for complaint in caught.value.complaints] == [
        ("a.md", 2, "form"),
        ("b.md", 2, "form"),
    ]


def test_complaints_of_the_compiler_are_read_with_their_parts() -> None:
    said = "Line 12 of /tmp/x/0001.mjml (mj-foo) — Element mj-foo doesn't exist"
    error = refusal(said, {"0001.mjml": Source(name="lessons/02-two.md", mjml="")})
    assert isinstance(error, RefusedMjmlError)
    assert error.complaints == (("lessons/02-two.md", 12, "mj-foo", "Element mj-foo doesn't exist"),)
    assert error.message == "lessons/02-two.md: line 12 of its MJML (mj-foo): Element mj-foo doesn't exist"
