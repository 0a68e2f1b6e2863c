import pytest

from course.articles import parse_text
from course.models import Block, BlockKind
from course.outline import make_outline

PROSE = "Some text that says what it has to say, and then stops."


def blocks(text: str) -> tuple[Block, ...]:
    return parse_text(f"The Title\n\n{text}", "article.txt").blocks


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in blocks(text)]


def headings(text: str) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in blocks(text) if block.kind is BlockKind.HEADING]


@pytest.mark.parametrize(
    "line",
    [
        "Strengthening the Back Muscles",
        "HOW IT ALL BEGAN",
        "What running does",
        "Ingredients:",
        "## A marked one",
        "3. The Third",
        "2.1 A part of it",
        "How does running help?",
        "Start Moving Today!",
        "Chapter 4",
        "背中を強くする",
    ],
)
def test_a_line_that_stands_over_text_is_a_heading(line: str) -> None:
    assert kinds(f"{line}\n\n{PROSE}") == ["heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "It ends like a sentence.",
        "“Where do we start?”",
        "— Here, she said",
        "so it goes on",
        "Sound familiar?",
        "Write to me@example.com",
        "By Morgan Reed",
        "Here are some tips:",
        "Figure 2: a well-kept heap",
        "Dear friends,",
        "(Grab a drink, this is a long one!)",
        "Serves 4 | Prep: 10 minutes | Cook: 35 minutes",
    ],
)
def test_other_short_lines_are_text(line: str) -> None:
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE}") == ["paragraph", "paragraph", "paragraph"]


def test_a_short_last_line_is_no_heading() -> None:
    assert kinds(f"{PROSE}\n\nThanks for reading") == ["paragraph", "paragraph"]


def test_an_address_is_one_paragraph_of_several_lines() -> None:
    (_, address) = blocks(f"{PROSE}\n\nThe Sleep Desk\n12 High Street\nSpringfield")

    assert address.kind is BlockKind.PARAGRAPH
    assert address.markdown == "The Sleep Desk\\\n12 High Street\\\nSpringfield"


def test_wrapped_lines_are_one_paragraph() -> None:
    (paragraph,) = blocks(
        "A dripping tap can waste fifteen litres a day, which is more than most\n"
        "people drink in a week. Here is how to use less without noticing."
    )

    assert "most people" in paragraph.text
    assert (paragraph.line, paragraph.last_line) == (3, 4)


def test_underlines_make_headings_of_two_levels() -> None:
    assert headings(f"One\n===\n\n{PROSE}\n\nTwo\n---\n\n{PROSE}") == [(2, "One"), (3, "Two")]


def test_title_case_below_capitals_is_a_level_deeper() -> None:
    text = f"THE FIRST PART\n\n{PROSE}\n\nA Detail of It\n\n{PROSE}\n\nTHE SECOND PART\n\n{PROSE}"

    assert headings(text) == [(2, "THE FIRST PART"), (3, "A Detail of It"), (2, "THE SECOND PART")]


def test_a_heading_may_stand_right_above_its_text() -> None:
    text = (
        "Understanding the Pain\n" + PROSE + " It is long enough to be told from a heading, as paragraphs mostly are."
    )

    assert kinds(text) == ["heading", "paragraph"]


def test_numbered_lines_over_text_are_headings_with_their_numbers() -> None:
    found = blocks(f"1. Start Slow\n\n{PROSE}\n\n2. Wear Shoes\n\n{PROSE}")

    assert [(block.kind.value, block.ordinal) for block in found if block.ordinal] == [("heading", 1), ("heading", 2)]


def test_numbered_headings_below_a_heading_that_announces_them_are_a_level_deeper() -> None:
    text = f"Two Tips\n\n{PROSE}\n\n1. Start Slow\n\n{PROSE}\n\n2. Wear Shoes\n\n{PROSE}\n\nThe End of It\n\n{PROSE}"

    assert [level for level, _ in headings(text)] == [2, 3, 3, 2]


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("1. one thing\n2. another thing", [1, 2]),
        ("1) one thing\n2) another thing", [1, 2]),
        ("(1) one thing\n(2) another thing", [1, 2]),
        ("a) one thing\nb) another thing", [1, 2]),
        ("i. one thing\nii. another thing", [1, 2]),
        ("- one thing\n- another thing", [None, None]),
        ("• one thing\n• another thing", [None, None]),
        ("✓ one thing\n✓ another thing", [None, None]),
        ("Tip 1: one thing\nTip 2: another thing", [1, 2]),
        ("Step 1 - one thing\nStep 2 - another thing", [1, 2]),
    ],
)
def test_list_items_are_told_by_their_marks(text: str, ordinals: list[int | None]) -> None:
    found = blocks(text)

    assert [block.kind for block in found] == [BlockKind.LIST_ITEM] * 2
    assert [block.ordinal for block in found] == ordinals
    assert [block.text for block in found] == ["one thing", "another thing"]


def test_a_label_that_says_more_than_its_number_stays() -> None:
    (first, _) = blocks("Week 1: walk\nWeek 2: run")

    assert (first.lead, first.text, first.markdown) == ("Week 1", "Week 1: walk", "**Week 1:** walk")


def test_a_lead_is_bold() -> None:
    (item, _) = blocks("1. Start Slow: go easy.\n2. Stop – when it hurts too much.")

    assert (item.lead, item.markdown) == ("Start Slow", "**Start Slow:** go easy.")


def test_items_deeper_in_are_of_a_deeper_level() -> None:
    assert [block.level for block in blocks("1. one\n   - inner\n   - inner too\n2. two")] == [0, 1, 1, 0]


def test_an_indented_paragraph_belongs_to_its_item() -> None:
    (item, after) = blocks("- one thing\n\n  said at length\n\nAfter the list.")

    assert item.text == "one thing\n\nsaid at length"
    assert after.kind is BlockKind.PARAGRAPH


def test_a_wrapped_line_that_begins_with_a_number_is_no_item() -> None:
    (paragraph,) = blocks(
        "The oldest tree in the park was planted long before the war, in or about\n"
        "10. It has stood there ever since, and nobody has ever measured its height."
    )

    assert paragraph.kind is BlockKind.PARAGRAPH


def test_one_initial_is_no_list() -> None:
    assert kinds("A. Smith wrote to us about it, and we answered.") == ["paragraph"]


@pytest.mark.parametrize("label", ["Key takeaway", "Note", "Important", "Warning", "Tip", "Wichtig"])
def test_a_labelled_paragraph_is_a_callout(label: str) -> None:
    (callout,) = blocks(f"{label}: Mind the gap.")

    assert (callout.kind, callout.lead) == (BlockKind.CALLOUT, label)
    assert callout.markdown == f"**{label}:** Mind the gap."


def test_marked_questions_hold_their_answers() -> None:
    found = blocks("Q: Why run?\nA: Because it helps.\n\nQ: When?\nA: Now.")

    assert [block.text for block in found] == ["Why run?\n\nBecause it helps.", "When?\n\nNow."]
    assert {block.kind for block in found} == {BlockKind.QUESTION}


def test_question_lines_under_an_faq_hold_their_answers() -> None:
    text = f"FAQs\n\nIs it safe?\n\nYes.\n\nHow long?\n\nTwice a week\n\nThe Last Word\n\n{PROSE}"

    assert kinds(text) == ["heading", "question", "question", "heading", "paragraph"]


def test_sections_that_ask_are_sections() -> None:
    text = f"What is it?\n\n{PROSE}\n\n{PROSE}\n\nHow does it work?\n\n{PROSE}\n\n{PROSE}"

    assert [heading for _, heading in headings(text)] == ["What is it?", "How does it work?"]


def test_questions_that_close_an_article_are_an_faq_without_a_name() -> None:
    text = f"The Cost\n\n{PROSE}\n\nThe Gain\n\n{PROSE}\n\n" + "\n\n".join(f"Is it number {n}?\n\nYes." for n in "123")

    assert kinds(text)[4:] == ["question"] * 3


def test_furniture_ends_an_answer() -> None:
    (_, question, furniture) = blocks("FAQ\n\nIs it safe?\n\nYes.\n\nLeave a Comment")

    assert question.text == "Is it safe?\n\nYes."
    assert furniture.text == "Leave a Comment"


def test_a_table_of_contents_without_marks_makes_no_headings() -> None:
    text = f"The Soil\n\nThe Light\n\nThe Soil\n\n{PROSE}\n\nThe Light\n\n{PROSE}"

    assert [heading for _, heading in headings(text)] == ["The Soil", "The Light"]


def test_a_first_sentence_is_no_title() -> None:
    article = parse_text(f"{PROSE}\n\n{PROSE}", "drafts/my-long_walk.txt")

    assert article.title == "My long walk"
    assert len(article.blocks) == 2


def test_furniture_above_the_title_is_looked_past() -> None:
    article = parse_text(f"Home > Blog > Backs\n\nA Good Back\n\n{PROSE}", "a.txt")

    assert article.title == "A Good Back"


def test_braces_are_written_so_that_they_merge_nothing() -> None:
    (paragraph,) = blocks("Hello {{ name }}.")

    assert paragraph.text == "Hello {{ name }}."
    assert paragraph.markdown == 'Hello {{ "{{" }} name }}.'


def test_dates_that_part_the_prose_are_headings() -> None:
    text = f"{PROSE}\n\nApril 2, 1987\n\n{PROSE}\n\n14 June 1996\n\n{PROSE}"

    assert headings(text) == [(2, "April 2, 1987"), (2, "14 June 1996")]


def test_one_date_is_no_heading() -> None:
    assert headings(f"{PROSE}\n\nApril 2, 1987\n\n{PROSE}") == []


@pytest.mark.parametrize("name", ["Share", "MENU", "Comments"])
def test_a_name_of_furniture_between_prose_is_a_heading(name: str) -> None:
    assert headings(f"{PROSE}\n\n{name}\n\n{PROSE}\n\nWhat else\n\n{PROSE}")[0][1] == name


def test_a_share_line_below_all_prose_is_no_heading() -> None:
    assert headings(f"{PROSE}\n\nShare\n\nFacebook Twitter") == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_question_over_two_lines_of_a_wrapped_text_holds_its_answer(newline: str) -> None:
    text = (
        "Cat FAQ\n\nShort answers.\n\nWhy does my cat knock things\noff the table at night?\n\nBecause it works.\n\n"
        "Do cats dream?\n\nProbably of birds."
    )
    questions = parse_text(text.replace("\n", newline), "article.txt").blocks[1:]

    assert [block.kind for block in questions] == [BlockKind.QUESTION] * 2
    assert questions[0].text.startswith("Why does my cat knock things off the table at night?\n\n")


def test_a_heading_over_two_lines_of_a_wrapped_text_is_one() -> None:
    prose = "A dripping tap can waste fifteen litres a day, which is more than most\npeople drink in a week."
    title = "What the Water Company Will Never Tell You About the Pipes Under\nYour Own House"

    assert headings(f"{prose}\n\n{title}\n\n{prose}") == [(2, title.replace("\n", " "))]


@pytest.mark.parametrize(
    "below",
    [
        "By Morgan Reed | March 3, 2024",
        "By the editorial team · 12 March 2026 · 6 min read",
        "Written by\nMorgan Reed",
        "Facebook Twitter Email",
        "Prep Time: 10 minutes",
    ],
)
def test_a_title_right_above_a_byline_is_the_title(below: str) -> None:
    article = parse_text(f"How to Brew Green Tea\n{below}\n\n{PROSE}", "article.txt")

    assert article.title == "How to Brew Green Tea"
    assert article.blocks[0].text == below


def test_a_category_above_a_byline_and_the_title_is_not_the_title() -> None:
    text = f"Marketing\n10 min read\nWhat Is a Lead Magnet?\nPublished\n\n{PROSE}"

    assert parse_text(text, "article.txt").title == "What Is a Lead Magnet?"


def test_rows_of_a_table_stay_together() -> None:
    (_, rows) = blocks(f"{PROSE}\n\nPlan | Monday | Friday\nMusic | off | off\nLamp | on | off")

    assert rows.text.count("\n") == 2


def test_short_capitals_are_headings_like_the_other_capitals() -> None:
    assert headings(f"STAFF\n\n{PROSE}\n\nRENT\n\n{PROSE}") == [(2, "STAFF"), (2, "RENT")]


@pytest.mark.parametrize("below", ["The Plant Post\n14 Fern Lane\nLeeds\n\nand tell me.", "and tell me."])
def test_a_line_whose_sentence_goes_on_below_is_no_heading(below: str) -> None:
    assert headings(f"{PROSE}\n\nWrite a letter:\n\n{below}") == []


def test_steps_stand_beside_the_list_of_what_is_needed_and_keep_their_numbers() -> None:
    text = f"What You Need\n\nIngredients:\n\nTea and sugar.\n\nStep 1: Brew\n\n{PROSE}\n\nStep 2: Wait\n\n{PROSE}"

    assert headings(text) == [(2, "What You Need"), (3, "Ingredients"), (2, "Step 1: Brew"), (2, "Step 2: Wait")]


@pytest.mark.parametrize("below", ["39 min read", "By Robin Field", "March 3, 2024 · 5 min read"])
def test_the_name_of_a_column_above_a_title_and_its_byline_is_not_the_title(below: str) -> None:
    article = parse_text(f"Podcast Basics\n\nHow to Start a Podcast at Home\n\n{below}\n\n{PROSE}", "a.txt")

    assert article.title == "How to Start a Podcast at Home"
    assert article.blocks[0].kind is BlockKind.PARAGRAPH


def test_a_short_title_above_a_heading_is_the_title() -> None:
    article = parse_text(f"Sleep Better\n\nWhy Sleep Matters So Much\n\n{PROSE}", "a.txt")

    assert article.title == "Sleep Better"


def test_a_line_in_brackets_is_no_title() -> None:
    assert parse_text(f"(A note to begin with)\n\nHow to Sleep\n\n{PROSE}", "a.txt").title == "How to Sleep"


def test_the_facts_of_a_recipe_below_its_title_are_no_heading() -> None:
    (facts, _) = blocks(f"Serves 4 | Prep: 10 minutes | Cook: 35 minutes\n\n{PROSE}")

    assert facts.kind is BlockKind.PARAGRAPH


DRAFT = """Meta title: How to Clean an Oven
Meta description: A short guide to a clean oven.
Slug: clean-an-oven

DRAFT v3

How to Clean an Oven

[INSERT IMAGE: the oven before]

It took me nine years to learn this. What follows is the plan.

Take Out the Racks

Soak them in the bath. Leave them overnight, and rinse them.

TODO: ask for a picture

Put them back when they are dry. Close the door.

Slug: a name in an address, as this article may well say.
"""


def test_the_title_of_a_draft_stands_below_the_notes_to_its_editor() -> None:
    article = parse_text(DRAFT, "draft.txt")
    left = [left.block.text for left in make_outline(article, 1).left_out]

    assert article.title == "How to Clean an Oven"
    assert "DRAFT v3" in left
    assert "[INSERT IMAGE: the oven before]" in left
    assert "TODO: ask for a picture" in left
    assert any("Slug: clean-an-oven" in text for text in left)
    assert not any("as this article may well say" in text for text in left)


def test_bullets_of_several_marks_at_one_indent_are_one_list() -> None:
    mixed = "- soil\n* sun\n• rain\n– wind\n✓ time"

    assert [block.level for block in blocks(mixed)] == [0] * 5
    assert [block.level for block in blocks("- soil\n• clay\n• sand\n- sun\n• noon")] == [0, 1, 1, 0, 1]
