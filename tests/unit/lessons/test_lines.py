from course.lessons.shortening import columns
from tests.support.planned import a_day, callout, gains_of, heading, item, prose, question

SHORT = "Soil is alive. It breathes."
LONG = prose("A teaspoon of garden soil holds more living beings than there are people on the earth.")


def test_the_preheader_is_the_first_whole_sentence_that_adds_something() -> None:
    (gains,) = gains_of(a_day("Soil is alive", heading("Soil is alive"), prose(SHORT), LONG))

    assert gains.preheader.text == LONG.text
    assert gains.preheader.block is not None
    assert gains.preheader.block.line == 3


def test_a_preheader_does_not_begin_with_the_subject_either() -> None:
    (gains,) = gains_of(
        a_day(
            "Soil is alive", heading("Soil is alive"), prose("Soil is alive, and it breathes day and night long."), LONG
        )
    )

    assert gains.preheader.text == LONG.text


def test_what_announces_a_list_is_no_preheader() -> None:
    (gains,) = gains_of(a_day("Soil", heading("Soil"), prose("Here are the four things to keep in mind:"), LONG))

    assert gains.preheader.text == LONG.text


def test_a_sentence_that_leans_on_another_is_not_preferred() -> None:
    (gains,) = gains_of(a_day("Soil", heading("Soil"), prose("This makes it hard to tell what is in it at all."), LONG))

    assert gains.preheader.text == LONG.text


def test_short_sentences_are_taken_together() -> None:
    (gains,) = gains_of(a_day("Tea", heading("Tea"), prose("It fades. Keep it dark and dry, and it will last.")))

    assert gains.preheader.text == "It fades. Keep it dark and dry, and it will last."


def test_a_preheader_that_is_too_long_ends_at_a_word() -> None:
    (gains,) = gains_of(a_day("Tea", heading("Tea"), prose("word " * 40 + "end.")))

    assert gains.preheader.text.endswith("word…")
    assert columns(gains.preheader.text) <= 110


def test_the_other_questions_of_a_day_are_its_preheader() -> None:
    asked = [question("Is it safe?", "Yes."), question("Does it hurt when one begins with this so late?", "No.")]
    (gains,) = gains_of(a_day("FAQ", heading("FAQ"), *asked))

    assert gains.preheader.text == "Does it hurt when one begins with this so late?"


def test_the_recap_is_yesterdays_takeaway() -> None:
    first = a_day("Soil", heading("Soil"), LONG, callout("Key takeaway", "Feed the soil, and it feeds the plants."))
    gains = gains_of(first, a_day("Light", heading("Light"), LONG))

    assert [one.recap.text for one in gains] == ["", "Feed the soil, and it feeds the plants."]


def test_a_takeaway_that_is_too_long_is_not_cut() -> None:
    first = a_day("Soil", heading("Soil"), LONG, callout("Key takeaway", f"It helps, {'but not all ' * 20}of us."))
    recap = gains_of(first, a_day("Light", heading("Light"), LONG))[1].recap.text

    assert recap == LONG.text


def test_a_note_is_no_takeaway() -> None:
    first = a_day("Soil", heading("Soil"), LONG, callout("Note", "Wear gloves."))

    assert gains_of(first, a_day("Light", heading("Light"), LONG))[1].recap.text == LONG.text


def test_the_recap_of_tips_is_their_names() -> None:
    tips = [item("Walk: daily.", 1, lead="Walk"), item("Rest: nightly.", 2, lead="Rest")]
    gains = gains_of(a_day("Walk, Rest", *tips), a_day("Light", heading("Light"), LONG))

    assert gains[1].recap.text == "Walk, Rest"


def test_the_teaser_tells_what_comes_and_not_what_stands_above_it() -> None:
    said = prose("Soil is alive. A teaspoon of it holds more beings than there are people.")
    gains = gains_of(a_day("Light", heading("Light"), LONG), a_day("Soil is alive", said))

    assert [one.teaser.text for one in gains] == ["A teaspoon of it holds more beings than there are people.", ""]


def test_the_teaser_of_questions_asks_the_first() -> None:
    asked = [question("Is it safe?", "Yes."), question("Is it dear?", "No.")]
    gains = gains_of(a_day("Light", heading("Light"), LONG), a_day("FAQ", heading("FAQ"), *asked))

    assert gains[0].teaser.text == "Is it safe?"


def test_a_line_begins_large_and_ends_without_a_comma() -> None:
    (gains,) = gains_of(a_day("Light", heading("Light"), item("open all of the curtains early in the morning,")))

    assert gains.preheader.text == "Open all of the curtains early in the morning"


def test_the_recap_is_a_whole_sentence_and_never_one_word() -> None:
    told = gains_of(a_day("Soil", heading("Soil"), prose("Soil is dark and alive.")), a_day("Light", LONG))
    bare = gains_of(a_day("Soil", heading("Soil"), prose("Dark.")), a_day("Light", LONG))

    assert told[1].recap.text == "Soil is dark and alive."
    assert bare[1].recap.text == ""


def test_a_timetable_is_no_recap() -> None:
    days = [item("Friday evening: feed.", 1, lead="Friday evening"), item("Saturday: bake.", 2, lead="Saturday")]
    gains = gains_of(a_day("The weekend plan", heading("The weekend plan"), *days), a_day("Light", LONG))

    assert gains[1].recap.text == "The weekend plan"
    assert "Friday" not in gains[1].recap.text


def test_mistakes_are_neither_teased_nor_recalled() -> None:
    mistakes = [item("Planting them all too close together.", 1), item("Watering at noon in the sun.", 2)]
    day = a_day("Common mistakes", heading("Common mistakes"), *mistakes)
    gains = gains_of(a_day("Light", LONG), day, a_day("Soil", LONG))

    assert gains[0].teaser.text == ""
    assert gains[2].recap.text == ""


def test_a_teaser_is_no_fragment() -> None:
    told = prose(
        "Because. (Grab a drink and sit down.) Photo: a jar in the sun. Beans age more quickly than people think."
    )
    gains = gains_of(a_day("Light", LONG), a_day("Beans", heading("Beans"), told))

    assert gains[0].teaser.text == "Beans age more quickly than people think."


def test_the_rest_of_a_label_keeps_its_label() -> None:
    told = item("Reheat: Gently on the stove with a splash of water.", lead="Reheat")
    (gains,) = gains_of(a_day("Storing", heading("Storing"), told))

    assert gains.preheader.text == "Reheat: Gently on the stove with a splash of water."


def test_half_a_quotation_is_no_line() -> None:
    told = prose("He asked: “Is it late and what can be done about it? It was late in May for all of us.")
    (gains,) = gains_of(a_day("Rates", heading("Rates"), told))

    assert gains.preheader.text == "It was late in May for all of us."
