import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles import parse_markdown
from course.lessons import draft_lessons
from course.lessons.shortening import columns
from course.outline import make_outline
from course.words import Words
from tests.support.planned import a_day, gains_of, heading, item, prose, question, subjects_of


def test_a_title_that_fits_is_the_subject() -> None:
    assert subjects_of(a_day("Keep the soil alive", heading("Keep the soil alive"))) == ["Keep the soil alive"]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Things to know:", "Things to know"),
        ("2. Feed the soil", "Feed the soil"),
        ("Step 3 - Find the cause", "Find the cause"),
        ("10 ways to sleep", "10 ways to sleep"),
        ("Sleep well.", "Sleep well"),
        (
            "How to build the best garden in the world: a complete guide for beginners",
            "How to build the best garden in the world",
        ),
        (
            "A very long heading that goes on and on until nobody reads it and more",
            "A very long heading that goes on and on until nobody reads…",
        ),
        (
            "What everybody ought to know about the sun, the moon and the tides",
            "What everybody ought to know about the sun",
        ),
        (
            "Soil is alive · Water is scarce · Light is free · Seeds are patient",
            "Soil is alive · Water is scarce · Light is free",
        ),
        (
            "睡眠の質を高めるための毎日のスマートフォン習慣と体調管理の基本について",
            "睡眠の質を高めるための毎日のスマートフォン習慣と…",
        ),
    ],
)
def test_a_title_becomes_a_line_that_one_would_send(title: str, subject: str) -> None:
    assert subjects_of(a_day(title, heading(title))) == [subject]


def test_a_title_in_capitals_is_written_as_the_prose_writes_its_words() -> None:
    day = a_day(
        "WHY NASA GROWS LETTUCE IN ORBIT",
        heading("WHY NASA GROWS LETTUCE IN ORBIT"),
        prose("For years NASA has grown lettuce there. Whoever doubts that NASA grows it may ask."),
    )

    assert subjects_of(day) == ["Why NASA grows lettuce in orbit"]


def test_a_german_noun_keeps_its_capital() -> None:
    day = a_day("DAS FAHRRAD IM WINTER", heading("DAS FAHRRAD IM WINTER"), prose("Wer sein Fahrrad im Winter fährt."))

    assert subjects_of(day) == ["Das Fahrrad im Winter"]


def test_tips_without_names_are_told_apart_by_what_they_say() -> None:
    first = a_day("Tips for better sleep in summer (1–2)", item("Keep the room dark.", 1), item("Eat early.", 2))
    second = a_day("Tips for better sleep in summer (3–4)", item("Read a book.", 3), item("Open a window.", 4))

    assert subjects_of(first, second) == ["Keep the room dark", "Read a book"]


def test_a_number_that_the_article_wrote_is_kept() -> None:
    assert subjects_of(a_day("The long road (2)", heading("The long road (2)"))) == ["The long road (2)"]


def test_a_day_of_questions_names_the_first_one() -> None:
    day = a_day("FAQ", heading("FAQ"), question("Is it safe?", "Yes."), question("Is it dear?", "No."))

    assert subjects_of(day) == ["FAQ: Is it safe?"]


def test_a_short_title_names_its_tips() -> None:
    day = a_day("Tips", heading("Tips"), item("Walk: daily.", 1, lead="Walk"), item("Rest: nightly.", 2, lead="Rest"))

    assert subjects_of(day) == ["Tips: Walk, Rest"]


def test_days_of_one_name_differ_by_their_content() -> None:
    first, second = subjects_of(
        a_day("Soil", heading("Soil"), prose("It breathes.")), a_day("Soil", heading("Soil"), prose("It drinks."))
    )

    assert (first, second) == ("Soil", "Soil: It drinks")


def test_days_that_are_the_same_are_numbered() -> None:
    assert subjects_of(*[a_day("Soil", heading("Soil"))] * 3) == ["Soil", "Soil (2)", "Soil (3)"]


_TITLES = st.lists(
    st.sampled_from(["soil", "and", "the", "“light”", "(water)", "roots:", "土の", "水", "مطر"]),
    min_size=1,
    max_size=20,
)


@given(st.lists(_TITLES.map(" ".join), min_size=1, max_size=6))
def test_subjects_fit_and_differ(titles: list[str]) -> None:
    markdown = "# T\n\n" + "\n\n".join(f"## {title}\n\nText." for title in titles)
    article = parse_markdown(markdown, "a.md")
    lessons = draft_lessons(make_outline(article, 1).lessons, Words())
    days = [a_day(title, heading(title)) for title in titles]

    found = [*subjects_of(*days), lessons[0].subject]
    assert all(0 < columns(subject) <= 60 for subject in found)
    assert len({subject.casefold() for subject in found[:-1]}) == len(titles)


def test_a_title_that_was_cut_gives_way_to_a_clause_or_a_sentence_of_its_day() -> None:
    long = "The valley has long been seen as a place for trying out new kinds of seed"
    clause = a_day(
        "The valley, they all say, has long been seen as…", prose("The valley has slept, they all say, for " + long)
    )
    whole = a_day(
        "The valley has long been seen as a place for…", prose(f"{long} and soil. More than nine farms went there.")
    )

    assert subjects_of(clause) == ["The valley, they all say, has long been seen as…"]
    assert subjects_of(whole) == ["More than nine farms went there"]


def test_the_title_of_a_lesson_is_written_as_its_subject() -> None:
    (gains,) = gains_of(a_day("WATER AND MULCH · KEEP PESTS OUT", prose("Water well.")))

    assert gains.title == gains.subject.text == "Water and mulch · Keep pests out"


def test_french_has_a_space_before_its_colon() -> None:
    asked = question(
        "Le zéro déchet est-il cher ?", "Non, et il est bon pour la planète et pour les sols, dans une ville ou non."
    )
    (gains,) = gains_of(a_day("FAQ", heading("FAQ"), asked))

    assert gains.subject.text == "FAQ\u00a0: Le zéro déchet est-il cher ?"
