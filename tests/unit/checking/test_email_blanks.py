"""What was to be filled in and was not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.checked_emails import HEAD, PAGE, TEXT, codes, message, read, spoilt

P = "<p>New seeds are in the shop,"


def beginning_with(words: str) -> str:
    return spoilt(PAGE, P, f"<p>{words}</p>\n{P}")


@pytest.mark.parametrize("field", ["{{ name }}", "*|FNAME|*", "%%first_name%%", "${name}"])
def test_a_field_among_the_words_of_a_page_is_told(field: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, beginning_with(f"Hi {field}, welcome"), "page.html")) == {"C432"}


@pytest.mark.parametrize("name", ["page.html", "mail.eml"])
def test_a_field_in_code_is_what_the_email_tells_of(name: str, tmp_path: Path) -> None:
    page = beginning_with("Write <code>{{ name }}</code> to show a name.")
    content = page if name == "page.html" else message(html=page)

    assert not {"C427", "C432"} & codes(read(tmp_path, content, name))


def test_a_field_beside_code_is_told_all_the_same(tmp_path: Path) -> None:
    page = beginning_with("Hi {{ name }}, write <code>{{ name }}</code> to show a name.")

    assert "C427" in codes(read(tmp_path, message(html=page)))


def test_a_field_in_an_address_of_a_message_is_told(tmp_path: Path) -> None:
    page = spoilt(PAGE, "https://example.com/guide", "https://example.com/guide?to={{ id }}")

    assert "C427" in codes(read(tmp_path, message(html=page)))


EMPTY = [
    "Hi ,",
    "Dear , welcome to the shop",
    "Hi <b></b>, welcome",
    "Good morning, None.",
    "Guten Tag null,",
    "Hola undefined, bienvenido",
    "مرحبا ،",
    "undefined様",
]


@pytest.mark.parametrize("greeting", EMPTY)
def test_a_greeting_of_nobody_is_told(greeting: str, tmp_path: Path) -> None:
    assert "C428" in codes(read(tmp_path, beginning_with(greeting), "page.html"))


GREETINGS = [
    "Hi there,",
    "Hello, none of this is new to you.",
    "Good morning, false alarm: the shop is open.",
    "Bonjour !",
    "Hi, unknown facts about seeds follow.",
    "お客様、こんにちは。",
    "Dear reader, your name stands on the list.",
]


@pytest.mark.parametrize("greeting", GREETINGS)
def test_a_greeting_of_somebody_breaks_no_rule(greeting: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, beginning_with(greeting), "page.html")) == set()


@pytest.mark.parametrize(
    "words",
    ["Lorem ipsum dolor sit amet, consectetur", "Insert text here", "TODO: write this", "[Add your image here]"],
)
def test_words_that_hold_the_place_of_others_are_told(words: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, beginning_with(words), "page.html")) == {"C433"}


@pytest.mark.parametrize("words", ["Printers call such text “lorem ipsum”.", "Write a to-do list; a TODO is no plan."])
def test_words_about_such_words_break_no_rule(words: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, beginning_with(words), "page.html")) == set()


def test_a_subject_that_no_inbox_shows_is_told_at_its_line(tmp_path: Path) -> None:
    head = spoilt(HEAD, "Seeds for spring", "Seeds for spring, " * 6)

    assert codes(read(tmp_path, message(head=head, text=TEXT))) == {"C846"}


ARABIC = "هذا نص عربي طويل بما يكفي ليعرف أنه من اليمين إلى اليسار في هذه الرسالة."


def test_a_paragraph_from_right_to_left_needs_its_direction(tmp_path: Path) -> None:
    assert codes(read(tmp_path, beginning_with(ARABIC), "page.html")) == {"C405"}


@pytest.mark.parametrize("attribute", ['dir="rtl"', 'dir="auto"', 'style="direction:rtl"'])
def test_a_paragraph_with_its_direction_breaks_no_rule(attribute: str, tmp_path: Path) -> None:
    page = spoilt(PAGE, P, f"<p {attribute}>{ARABIC}</p>\n{P}")

    assert codes(read(tmp_path, page, "page.html")) == set()


BESIDE = (
    '<table width="100%"><tr><td><img src="https://example.com/a.png" alt="A bean"></td><td>Words about it.</td></tr>'
    "</table>"
)


def test_a_table_that_only_places_a_picture_is_told(tmp_path: Path) -> None:
    assert codes(read(tmp_path, spoilt(PAGE, P, BESIDE + P), "page.html")) == {"C407"}


@pytest.mark.parametrize(
    "table",
    [
        BESIDE.replace("<table ", '<table role="presentation" '),
        "<table><tr><td>Beans</td><td>2</td></tr><tr><td>Peas</td><td>3</td></tr></table>",
        f"<label>More{BESIDE}</label>",
    ],
)
def test_other_tables_break_no_rule(table: str, tmp_path: Path) -> None:
    assert "C407" not in codes(read(tmp_path, spoilt(PAGE, P, table + P), "page.html"))


def test_a_message_without_a_title_element_is_told(tmp_path: Path) -> None:
    assert codes(read(tmp_path, message(html=spoilt(PAGE, "<title>Spring seeds</title>\n", "")))) == {"C409"}


def test_a_message_with_an_empty_title_breaks_no_rule(tmp_path: Path) -> None:
    assert codes(read(tmp_path, message(html=spoilt(PAGE, "Spring seeds</title>", "</title>")))) == set()


def test_a_message_of_parts_without_a_main_heading_is_told(tmp_path: Path) -> None:
    page = PAGE.replace("<h1 ", "<h2 ").replace("</h1>", "</h2>")

    assert codes(read(tmp_path, message(html=page))) == {"C401"}


@pytest.mark.parametrize("only", ["<p>How to begin</p>", "<h2>How to begin</h2>"])
def test_a_letter_may_do_without_a_main_heading(only: str, tmp_path: Path) -> None:
    page = PAGE.replace("<h1 ", "<p ").replace("</h1>", "</p>").replace("<h2>How to begin</h2>", only)

    assert codes(read(tmp_path, message(html=page))) == set()
