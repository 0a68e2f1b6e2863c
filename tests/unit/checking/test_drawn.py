from __future__ import annotations

import pytest

from course.checking.drawn import Drawing
from course.checking.material import CheckedTemplate

FOOTER = """\
{# Why this email came. #}
<mj-table css-class="soft" font-size="14px" color="{{ light.soft }}">
<tr><td class="lined" style="padding-top:22px">
<a href="{{ email.footer.preferences_url }}">{{ email.footer.preferences }}</a>
<a href="{{ email.footer.unsubscribe_url }}">{{ email.footer.unsubscribe }}</a>
</td></tr>
</mj-table>
"""
STYLE = """\
{# Only what cannot be inlined: .card{color:#bbbbbb} is not. #}
.card{background-color:{{ dark.card }}!important}
.tint{background-color:{{ dark.tint }}!important}
"""
NAMES = ("templates/footer.mjml.j2", "templates/style.css.j2")
GREY = ("C701", "“Hello there” has a contrast of 1.9:1 (#bbbbbb on #ffffff), and needs 4.5:1", "<p>Hello there</p>")
TALL = ("C602", "position does not work", '<td\n class="lined" style="position:absolute;padding-top:22px">')
NO_EXIT = ("C801", "no link that can be seen leads to the page for leaving", "")


def templates(*, old: str = "", new: str = "", knows_shipped: bool = True) -> list[CheckedTemplate]:
    """The two templates with `new` in the place of `old`."""
    return [
        CheckedTemplate(path=path, text=text.replace(old, new) if old else text, shipped=text if knows_shipped else "")
        for path, text in zip(NAMES, (FOOTER, STYLE), strict=True)
    ]


CASES = [
    (GREY, 'color="{{ light.soft }}"', 'color="#bbbbbb"', (NAMES[0], 2)),
    (GREY, "{{ dark.tint }}", "#bbbbbb", (NAMES[1], 3)),
    (TALL, "padding-top:22px", "padding-top:22px;position:absolute", (NAMES[0], 3)),
    (NO_EXIT, "{{ email.footer.unsubscribe_url }}", "https://example.com/{# unsubscribe_url #}", (NAMES[0], 5)),
]


@pytest.mark.parametrize(("mistake", "old", "new", "place"), CASES)
def test_a_mistake_is_found_in_the_line_that_was_changed(
    mistake: tuple[str, str, str], old: str, new: str, place: tuple[str, int]
) -> None:
    assert Drawing(templates(old=old, new=new)).place(*mistake) == place


@pytest.mark.parametrize(("mistake", "old", "new", "place"), CASES[:3])
def test_a_mistake_is_found_in_templates_that_nothing_can_be_held_against(
    mistake: tuple[str, str, str], old: str, new: str, place: tuple[str, int]
) -> None:
    assert Drawing(templates(old=old, new=new, knows_shipped=False)).place(*mistake) == place


def test_a_line_that_was_taken_out_is_missed_where_it_was() -> None:
    line = '<a href="{{ email.footer.unsubscribe_url }}">{{ email.footer.unsubscribe }}</a>\n'
    assert Drawing(templates(old=line, new="")).place(*NO_EXIT) == (NAMES[0], 5)


def test_words_that_no_template_has_are_found_in_none() -> None:
    message = "the link “the study” does not say where it leads"
    assert Drawing(templates()).place("C305", message, "<i>the study</i>") is None


def test_without_templates_of_its_own_nothing_is_found() -> None:
    assert Drawing([]).place(*GREY) is None


def test_what_nothing_draws_any_more_is_missed_near_where_it_was() -> None:
    gone = templates(old="{{ email.footer.unsubscribe_url }}", new="https://example.com/", knows_shipped=False)
    assert Drawing(gone).place(*NO_EXIT) == (NAMES[0], 5)
