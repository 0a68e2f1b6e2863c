from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.emails.body import MAX_DEPTH, read_body
from course.emails.marks import mark_of
from course.emails.parts import (
    Answer,
    Break,
    Button,
    Callout,
    Cards,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Image,
    Isolated,
    ItemList,
    Link,
    Note,
    Notes,
    Paragraph,
    Part,
    Quote,
    Reference,
    Rule,
    Strong,
    Struck,
    Table,
    Text,
    plain,
)
from course.errors import LessonError
from course.models import MergeField
from tests.support.lessons import EVERY_PART, a_lesson

SEED = "seed"
KNOWN = {"course.title": "A *bold* course", "lesson.day": "3"}


def parts_of(markdown: str) -> tuple[Part, ...]:
    return read_body(a_lesson(markdown), SEED, KNOWN)


def one(markdown: str) -> Part:
    (part,) = parts_of(markdown)
    return part


def words(text: str) -> tuple[Text, ...]:
    return (Text(text=text),)


def test_every_kind_of_part_is_found() -> None:
    kinds = [part.kind for part in parts_of(EVERY_PART)]

    assert kinds == [
        *("paragraph", "heading", "list", "callout", "heading", "cards", "quote", "image", "table", "codeblock"),
        *("rule", "heading", "answer", "answer", "notes"),
    ]


def test_words_keep_their_weight() -> None:
    part = one("a **b** *c* ~~d~~ `e`  \nf")

    assert isinstance(part, Paragraph)
    assert part.inlines == (
        *(Text(text="a "), Strong(inlines=words("b")), Text(text=" "), Emphasis(inlines=words("c")), Text(text=" ")),
        *(Struck(inlines=words("d")), Text(text=" "), Code(text="e"), Break(), Text(text="f")),
    )


@pytest.mark.parametrize("written", ["**Key takeaway:** Go.", "**Key takeaway**: Go.", "**Key takeaway：** Go."])
def test_a_quote_with_a_bold_label_is_a_callout(written: str) -> None:
    assert one(f"> {written}") == Callout(label="Key takeaway", parts=(Paragraph(inlines=words("Go.")),))


@pytest.mark.parametrize("written", ["Somebody said so.", "**Bold** words.", "**Nothing more:**", "- **a:** b"])
def test_any_other_quote_is_a_quote(written: str) -> None:
    assert isinstance(one(f"> {written}"), Quote)


def test_a_numbered_list_becomes_cards_that_keep_their_numbers() -> None:
    part = one("3. **Warm-Up:** Take time.\n4. Rest.")

    assert isinstance(part, Cards)
    assert [(card.number, card.lead) for card in part.cards] == [(3, "Warm-Up"), (4, "")]
    assert part.cards[0].parts == (Paragraph(inlines=words("Take time.")),)


def test_a_numbered_list_inside_another_part_stays_a_list() -> None:
    part = one("- outer\n\n  1. inner")

    assert isinstance(part, ItemList)
    inner = part.items[0].parts[1]
    assert isinstance(inner, ItemList)
    assert inner.start == 1


def test_a_question_takes_everything_up_to_the_next_heading() -> None:
    parts = parts_of("## Is it safe?\n\nYes.\n\n- mostly\n\n## After that\n\nMore.")

    assert [part.kind for part in parts] == ["answer", "heading", "paragraph"]
    assert isinstance(parts[0], Answer)
    assert [part.kind for part in parts[0].parts] == ["paragraph", "list"]


def test_a_question_that_nothing_answers_is_a_heading() -> None:
    assert [part.kind for part in parts_of("## Why?\n\n## Because\n\nSo.")] == ["heading", "heading", "paragraph"]


@pytest.mark.parametrize("mark", ["?", "？", "؟"])
def test_a_question_is_known_by_its_mark_in_any_script(mark: str) -> None:
    assert isinstance(one(f"## Why{mark}\n\nSo."), Answer)


def test_heading_levels_start_at_two_and_skip_none() -> None:
    parts = parts_of("# One\n\n#### Two\n\n###### Three\n\n## Four")

    assert [part.level for part in parts if isinstance(part, Heading)] == [2, 3, 4, 2]


def test_a_picture_alone_is_an_image_and_among_words_its_words() -> None:
    assert one('![Two runners](https://example.com/a.png "Hills")') == Image(
        address="https://example.com/a.png", alt="Two runners", caption="Hills"
    )
    part = one("See ![a hill](https://example.com/a.png).")
    assert isinstance(part, Paragraph)
    assert plain(part.inlines) == "See a hill."


@pytest.mark.parametrize("source", ["a.png", "/a.png", "data:image/png;base64,AAAA", "file:///etc/passwd"])
def test_a_picture_that_no_mail_program_can_fetch_keeps_only_its_words(source: str) -> None:
    part = one(f"![words]({source})")

    assert "words" in (part.alt if isinstance(part, Image) else plain(part.inlines))  # type: ignore[union-attr]
    assert not isinstance(part, Image) or part.address == ""


def test_a_table_keeps_rows_and_alignment() -> None:
    part = one("| a | b |\n|:--|--:|\n| 1 | 2 |\n| 3 |")

    assert isinstance(part, Table)
    assert [cell.align for cell in part.header] == ["left", "right"]
    assert [[plain(cell.inlines) for cell in row] for row in part.rows] == [["1", "2"], ["3", ""]]


def test_code_is_kept_to_the_letter() -> None:
    assert one("```python\nif a < b:\n    <go>\n\n```") == CodeBlock(text="if a < b:\n    <go>\n")


def test_a_rule_is_a_rule() -> None:
    assert isinstance(one("***"), Rule)


@pytest.mark.parametrize("address", ["https://example.com/a?b=1&c=2", "http://example.com", "mailto:a@example.com"])
def test_a_link_that_leads_out_of_an_email_is_kept(address: str) -> None:
    part = one(f"[go]({address})")

    assert part == Paragraph(inlines=(Link(address=address, inlines=words("go")),))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x", "/page", "#top", "ftp://a"],
)
def test_a_link_that_leads_elsewhere_is_none(address: str) -> None:
    part = one(f"[go]({address})")

    assert isinstance(part, Paragraph)
    assert not any(isinstance(inline, Link) for inline in part.inlines)
    assert "go" in plain(part.inlines)


@pytest.mark.parametrize("html", ["<script>alert(1)</script>", "<b onclick='x()'>hi</b>", "<!-- open"])
def test_raw_html_is_text(html: str) -> None:
    assert one(html) == Paragraph(inlines=words(html))


def test_a_recipients_value_is_a_mark_wherever_it_stands() -> None:
    mark = mark_of(SEED, MergeField(name="subscriber.first_name", default="you"))

    assert one('*{{ subscriber.first_name | default("you") }}*') == Paragraph(inlines=(Emphasis(inlines=words(mark)),))


def test_known_values_and_literals_are_never_read_as_markdown() -> None:
    assert one('{{ course.title }}, day {{ lesson.day }} {{ "**" }}not bold{{ "**" }} {{ "{{" }}') == Paragraph(
        inlines=words("A *bold* course, day 3 **not bold** {{")
    )


def test_the_ways_out_can_be_linked_to() -> None:
    mark = mark_of(SEED, MergeField(name="unsubscribe_url"))

    assert one("[Leave]({{ unsubscribe_url }})") == Paragraph(inlines=(Link(address=mark, inlines=words("Leave")),))


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](https://example.com/{{ subscriber.first_name }})",
        "[x]({{ subscriber.first_name }})",
        "[x](https://example.com/?to={{ unsubscribe_url }})",
        "![x](https://example.com/{{ subscriber.email }}.png)",
    ],
)
def test_an_address_made_of_merge_fields_is_refused_with_its_line(markdown: str) -> None:
    with pytest.raises(LessonError, match=r"01-understanding\.md:11: .* merge fields"):
        parts_of(f"Fine.\n\n{markdown}")


def test_known_values_in_an_address_are_encoded() -> None:
    assert one("[x](https://example.com/?c={{ course.title }})") == Paragraph(
        inlines=(Link(address="https://example.com/?c=A%20%2Abold%2A%20course", inlines=words("x")),)
    )


def test_nesting_without_end_is_refused() -> None:
    assert parts_of(">" * MAX_DEPTH + " deep")
    with pytest.raises(LessonError, match="stand in one another"):
        parts_of(">" * (MAX_DEPTH + 1) + " too deep")


def is_read_or_refused_with_its_place(markdown: str) -> bool:
    try:
        return isinstance(parts_of(markdown), tuple)
    except LessonError as error:
        return error.line >= 9


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200))
def test_any_line_of_text_is_read(text: str) -> None:
    assert is_read_or_refused_with_its_place(text.replace("{{", "{"))


@given(st.lists(st.sampled_from(["## ", "> ", "- ", "1. ", "**a:** ", "![b](c)", "|", "---", "\n\n", "  ", "`", "?"])))
def test_any_mix_of_markdown_is_read(pieces: list[str]) -> None:
    assert is_read_or_refused_with_its_place("".join(pieces))


def test_notes_stand_below_the_lesson_in_the_order_of_their_references() -> None:
    *_, paragraph, notes = parts_of("[^b]: Second.\n\nOne[^a] and two[^b].\n\n[^a]: First.")

    assert isinstance(paragraph, Paragraph)
    assert [one.number for one in paragraph.inlines if isinstance(one, Reference)] == [1, 2]
    assert notes == Notes(
        notes=(
            Note(number=1, parts=(Paragraph(inlines=(Text(text="First."),)),)),
            Note(number=2, parts=(Paragraph(inlines=(Text(text="Second."),)),)),
        )
    )


def test_a_note_of_several_parts_keeps_them_all() -> None:
    notes = parts_of("One[^a].\n\n[^a]: First.\n\n    - point")[-1]

    assert isinstance(notes, Notes)
    assert [type(part) for part in notes.notes[0].parts] == [Paragraph, ItemList]


def test_notes_are_no_part_of_the_last_answer() -> None:
    answer, notes = parts_of("## Is it safe?\n\nYes.[^1]\n\n[^1]: Mostly.")

    assert isinstance(answer, Answer)
    assert isinstance(notes, Notes)
    assert plain(answer.question.inlines) == "Is it safe?"


@pytest.mark.parametrize("markdown", ["One[^1].", "One.\n\n[^1]: Nobody asks."])
def test_half_a_note_is_the_text_that_it_is(markdown: str) -> None:
    parts = parts_of(markdown)

    assert all(isinstance(part, Paragraph) for part in parts)
    assert "[^1]" in "".join(plain(part.inlines) for part in parts if isinstance(part, Paragraph))


BUTTON = Button(address="https://example.com/book", inlines=words("Book"))
BOLD_LINK = "**[Book](https://example.com/book)**"


def test_a_bold_link_with_a_paragraph_for_itself_is_a_button() -> None:
    assert parts_of(f"Words.\n\n{BOLD_LINK}")[1:] == (BUTTON,)
    assert one(f"> Words.\n>\n> {BOLD_LINK}") == Quote(parts=(Paragraph(inlines=words("Words.")), BUTTON))


def test_a_list_of_bold_links_stays_a_list() -> None:
    items = one(f"- {BOLD_LINK}\n- {BOLD_LINK}\n\n  {BOLD_LINK}")

    assert isinstance(items, ItemList)
    assert [[part.kind for part in item.parts] for item in items.items] == [["paragraph"], ["paragraph", "button"]]


def test_a_bold_link_that_leads_nowhere_is_bold_words() -> None:
    assert one("**[Book](/book)**") == Paragraph(inlines=(Strong(inlines=words("Book")),))


def test_telephone_numbers_are_kept_apart_only_where_the_language_runs_the_other_way() -> None:
    lesson = a_lesson("اتصل +44 20 7946 0000")
    number = "+44 20 7946 0000"

    assert read_body(lesson, SEED, KNOWN) == (Paragraph(inlines=words(f"اتصل {number}")),)
    assert read_body(lesson, SEED, KNOWN, direction="rtl") == (
        Paragraph(inlines=(Text(text="اتصل "), Isolated(text=number))),
    )


def test_a_row_of_brackets_is_text_and_no_endless_nesting() -> None:
    brackets = "[" * 5_000

    assert parts_of(brackets) == (Paragraph(inlines=(Text(text=brackets),)),)
