"""Marks of lists, headings and questions in many scripts, and lines that only look like them."""

import pytest

from course.articles import parse_text
from course.models import Block, BlockKind

PROSE = "Some text that says what it has to say, and then stops."


def blocks(text: str) -> tuple[Block, ...]:
    return parse_text(f"The Title\n\n{text}", "article.txt").blocks


def headings(text: str) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in blocks(text) if block.kind is BlockKind.HEADING]


@pytest.mark.parametrize(
    ("first", "second", "ordinals"),
    [
        ("・", "・", [None, None]),
        ("‣ ", "‣ ", [None, None]),
        ("✅ ", "✅ ", [None, None]),
        ("·\t", "·\t", [None, None]),
        ("o\t", "o\t", [None, None]),
        ("x ", "x ", [None, None]),
        ("1️⃣ ", "2️⃣ ", [1, 2]),
        ("① ", "② ", [1, 2]),
        ("（1）", "（2）", [1, 2]),
        ("1、", "2、", [1, 2]),
        ("１．", "２．", [1, 2]),
        ("١. ", "٢. ", [1, 2]),
        ("१. ", "२. ", [1, 2]),
        ("一、", "二、", [1, 2]),
        ("#1 ", "#2 ", [1, 2]),
        ("No. 1: ", "No. 2: ", [1, 2]),
        ("✅ 1. ", "✅ 2. ", [1, 2]),
        ("Schritt 1: ", "Schritt 2: ", [1, 2]),
        ("Étape 1 : ", "Étape 2 : ", [1, 2]),
        ("Consejo n.º 1: ", "Consejo n.º 2: ", [1, 2]),
        ("Step One: ", "Step Two: ", [1, 2]),
        ("الخطوة 1: ", "الخطوة 2: ", [1, 2]),
        ("الخطوة الأولى: ", "الخطوة الثانية: ", [1, 2]),
        ("ステップ1：", "ステップ2：", [1, 2]),
    ],
)
def test_items_are_told_by_the_marks_of_every_script(first: str, second: str, ordinals: list[int | None]) -> None:
    found = blocks(f"{first}one thing\n{second}another thing")

    assert [(block.kind, block.ordinal, block.text) for block in found] == [
        (BlockKind.LIST_ITEM, ordinals[0], "one thing"),
        (BlockKind.LIST_ITEM, ordinals[1], "another thing"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "o que diz a lei, sem mais.",
        "No. 10 Downing Street is a house in London.",
        "#1 in the charts, they said.",
        "2.x was the last version of it.",
        "It's 8:15 pm and nobody sleeps.",
        "Adults 6.00",
        "🌱 grows here.",
    ],
)
def test_a_mark_that_stands_alone_begins_no_item(line: str) -> None:
    assert [block.kind for block in blocks(f"{PROSE}\n\n{line}")] == [BlockKind.PARAGRAPH] * 2


@pytest.mark.parametrize(
    "names",
    [
        ("■ はじめる前に", "■ おわりに"),
        ("【はじめる前に】", "【おわりに】"),
        ("▼ Before", "▼ After"),
        ("一、先调整睡觉时间", "二、准备好早晨的第一件事"),
        ("第1章 なぜ", "第2章 どうやって"),
        ("Consejo 1: Riega por la mañana", "Consejo 2: Abona poco"),
        ("- Warm up", "- Cool down"),
        ("1️⃣ Warm up", "2️⃣ Cool down"),
    ],
)
def test_marked_lines_over_text_of_their_own_are_headings(names: tuple[str, str]) -> None:
    found = blocks(f"{names[0]}\n\n{PROSE}\n\n{names[1]}\n\n{PROSE}")

    assert [block.kind for block in found] == [BlockKind.HEADING, BlockKind.PARAGRAPH] * 2


def test_a_heading_keeps_its_label_as_it_is_written() -> None:
    assert headings(f"ステップ1：焼く\n\n{PROSE}\n\nステップ2：煮る\n\n{PROSE}") == [
        (2, "ステップ1：焼く"),
        (2, "ステップ2：煮る"),
    ]


def test_labelled_lines_in_a_row_are_a_list() -> None:
    found = blocks("Roasted: halve them first.\nCreamy: stir in the cream.\nSpicy: add a chilli.")

    assert [(block.kind, block.lead) for block in found] == [
        (BlockKind.LIST_ITEM, lead) for lead in ("Roasted", "Creamy", "Spicy")
    ]


def test_lines_of_a_dialogue_are_no_list() -> None:
    found = blocks("Ann: I would not go.\nBen: I would.\nAnn: Then go.")

    assert {block.kind for block in found} == {BlockKind.PARAGRAPH}


def test_a_quotation_holds_the_line_that_says_whose_it_is() -> None:
    (quote,) = blocks('"Attention is the rarest gift."\n— a card on the door')

    assert (quote.kind, quote.text) == (BlockKind.QUOTE, '"Attention is the rarest gift."\n— a card on the door')


def test_a_label_that_comes_again_in_each_section_heads_none() -> None:
    text = "".join(f"The {name} One\n\nWhen to send: day {day}\n\n{PROSE}\n\n" for day, name in enumerate("ABC"))

    assert [name for _, name in headings(text)] == ["The A One", "The B One", "The C One"]


def test_a_spanish_sentence_that_ends_in_a_colon_is_no_heading() -> None:
    prose = "El agua de la mañana dura más, porque el sol todavía no aprieta y la tierra guarda la humedad. " * 3

    assert headings(f"{prose}\n\nPara empezar basta con poco:\n\n• macetas\n• tierra") == []


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Q: ", "A: "), ("Frage: ", "Antwort: "), ("问：", "答："), ("س: ", "ج: "), ("Q1. ", "A1. ")],
)
def test_questions_are_marked_in_many_languages(question: str, answer: str) -> None:
    (found,) = blocks(f"{question}Why run?\n{answer}Because it helps.")

    assert (found.kind, found.text) == (BlockKind.QUESTION, "Why run?\n\nBecause it helps.")


def test_a_heading_that_asks_below_marked_questions_is_a_section() -> None:
    text = f"FAQ\n\nQ: Why run?\nA: Because.\n\nAnd now?\n\n{PROSE}"

    assert [name for _, name in headings(text)] == ["FAQ", "And now?"]


def test_a_callout_below_a_marked_answer_is_no_part_of_it() -> None:
    found = blocks("Q: Why run?\nA: Because.\n\nNote: ask a doctor.")

    assert [block.kind for block in found] == [BlockKind.QUESTION, BlockKind.CALLOUT]


def test_an_email_loses_its_header_and_signature_and_is_named_by_its_subject() -> None:
    head = "From: The Desk <desk@example.com>\nTo: readers\nDate: Tue, 4 Mar 2025\nSubject: Three ways out\n\n"
    article = parse_text(f"{head}{PROSE}\n\n{PROSE}\n\n--\nThe Desk\n14 Fern Lane", "mail.txt")

    assert article.title == "Three ways out"
    assert [block.text for block in article.blocks] == [PROSE, PROSE]
    assert [(left.reason, left.block.line, left.block.last_line) for left in article.left_out] == [
        ("an email's header", 1, 4),
        ("an email's signature", 10, 12),
    ]


def test_page_numbers_that_cut_sentences_are_left_out_and_the_sentence_put_together() -> None:
    article = parse_text(
        "The Guide\n\nEvery business loses data sooner or later, and the only thing that\n\n1\n\n"
        "helps is a copy that somebody has tried to restore from before it was\n\n2\n\nneeded at all.",
        "guide.txt",
    )

    assert [left.reason for left in article.left_out] == ["a page number"] * 2
    (sentence,) = article.blocks
    assert sentence.text.startswith(
        "Every business loses data sooner or later, and the only thing that helps is a copy"
    )
    assert sentence.text.endswith("tried to restore from before it was needed at all.")


def test_numbers_over_sections_are_no_page_numbers() -> None:
    assert not parse_text(f"Chapters\n\n1\n\n{PROSE}\n\n2\n\n{PROSE}", "a.txt").left_out


def test_words_that_a_line_end_breaks_are_put_together_and_compounds_keep_their_hyphens() -> None:
    (paragraph,) = blocks(
        "Begin with an inventory of all that you have, and where the mail and ac-\n"
        "counts live. Most offices find three places, and one that is a well-\n"
        "known folder which nobody feels responsible for, until it is gone."
    )

    assert "and accounts live" in paragraph.text
    assert "a well-known folder" in paragraph.text


def test_a_text_with_the_marks_of_markdown_is_read_by_them() -> None:
    article = parse_text(f"# 🌱 The Title\n\n## ✅ Begin\n\nGo **slowly**.\n\n## End\n\n{PROSE}", "answer.txt")

    assert article.title == "🌱 The Title"
    assert [block.text for block in article.blocks] == ["✅ Begin", "Go slowly.", "End", PROSE]


def test_line_breaks_and_tags_stay_in_a_text_with_the_marks_of_markdown() -> None:
    (paragraph,) = parse_text("**One** and **two**\nand **three** <b>four", "answer.txt").blocks

    assert paragraph.text == "One and two\nand three <b>four"


@pytest.mark.parametrize(
    "prose",
    [
        "Visit three. Ask each about rain.",
        "Visit three: the mill, the pier and the old town.",
        "Take two. Photograph both rooms.",
        "Day two. We painted the walls. It rained.",
        "Number one. Sweep before you open.",
        "Phase 2. The market grew, and so did we.",
    ],
)
def test_a_sentence_that_ends_in_a_number_is_no_label(prose: str) -> None:
    (first, _) = blocks(f"{prose}\n\nBring a friend, and ask for a second opinion.")

    assert (first.kind, first.markdown, first.ordinal) == (BlockKind.PARAGRAPH, prose, None)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Day one. We washed.\n\nDay two. We painted.", ["**Day one.** We washed.", "**Day two.** We painted."]),
        ("Week 1 - rest\n\nWeek 2 – run", ["**Week 1** - rest", "**Week 2** – run"]),
        ("Schritt 1. Kochen.\n\nSchritt 2. Essen.", ["Kochen.", "Essen."]),
        (
            "Room one. It is red.\n\nSide two. It is blue.\n\nSide one. No.\n\nSide three. It is green.",
            ["Room one. It is red.", "Side two. It is blue.", "Side one. No.", "Side three. It is green."],
        ),
        (
            "Door one. It is red.\n\nDoor two. It is blue.\n\nDoor three. It is green.",
            ["**Door one.** It is red.", "**Door two.** It is blue.", "**Door three.** It is green."],
        ),
    ],
)
def test_labels_count_beside_others_and_keep_their_marks(text: str, written: list[str]) -> None:
    assert [block.markdown for block in blocks(text)] == written


def test_headings_that_begin_with_the_same_label_are_headings_between_paragraphs() -> None:
    names = ["Morning Tips: Drink Water First", "Morning Tips: Plan the Day", "Morning Tips: Move a Little"]
    text = "".join(f"{name}\n\n{PROSE}\n\n" for name in names)

    assert headings(f"{PROSE}\n\n{text}") == [(2, name) for name in names]


def test_a_heading_above_the_first_underlined_one_is_no_deeper() -> None:
    text = f"BUDGET FIRST\n\n{PROSE}\n\nGuest List\n----------\n\n{PROSE}\n\nWho Comes\n\n{PROSE}\n"

    assert headings(text) == [(2, "BUDGET FIRST"), (2, "Guest List"), (3, "Who Comes")]
