import pytest

from course.words import Words
from tests.support.planned import a_day, callout, days_of, gains_of, heading, item, prose, question

# Small words enough for the language to be told.
ENGLISH = prose("The soil is a part of the garden, and it is not the least of it for you and your plants.")


def action_of(*blocks: object) -> str:
    (gains,) = gains_of(a_day("Soil", heading("Soil"), ENGLISH, *blocks))  # type: ignore[arg-type]
    return gains.action.text


def test_the_action_is_a_sentence_of_the_lesson() -> None:
    assert action_of(prose("Worms are small. Cover the ground with leaves. They like it.")) == (
        "Cover the ground with leaves."
    )


def test_a_tip_is_preferred_to_running_text() -> None:
    assert action_of(prose("Cover the ground with leaves."), item("Give water before nine.", 1)) == (
        "Give water before nine."
    )


@pytest.mark.parametrize(
    "task",
    [
        "Try this today: write down the last three questions a customer asked you.",
        "Your task for today: write down the last three questions a customer asked you.",
        "Today’s exercise: walk around the beds for ten minutes.",
    ],
)
def test_a_task_that_is_set_in_so_many_words_is_the_action(task: str) -> None:
    assert action_of(item("Give water before nine.", 1), prose(f"Worms are small. {task}")) == task


def test_what_a_colon_leads_to_is_no_task_where_it_tells_nobody_to_do_anything() -> None:
    assert action_of(prose("Your task for today: nothing at all.")) == ""


def test_the_label_of_a_tip_is_not_part_of_it() -> None:
    assert action_of(item("Start Slow: Begin with one bed of salad.", 1, lead="Start Slow")) == (
        "Begin with one bed of salad."
    )


def test_a_condition_stays_with_what_it_allows() -> None:
    assert action_of(prose("If you have no pain, run five miles.")) == "If you have no pain, run five miles."


def test_two_short_instructions_are_taken_together() -> None:
    assert action_of(prose("Warm the pot. Add one spoon of leaves per cup. It fades.")) == (
        "Warm the pot. Add one spoon of leaves per cup."
    )


def test_what_stands_under_mistakes_is_no_action() -> None:
    mistakes = (item("Water the leaves at noon.", 1), item("Dig when the ground is wet.", 2))

    assert action_of(heading("Common mistakes", 3), *mistakes) == Words().action_tips.format(
        tips="Water the leaves at noon, Dig when the ground is wet"
    )


def test_mistakes_are_mistakes_on_the_next_day_too() -> None:
    first = a_day("Mistakes", heading("Common mistakes"), ENGLISH, item("Water the leaves at noon.", 1))
    second = a_day("More", item("Dig when the ground is wet.", 2))

    assert gains_of(first, second)[1].action.text == ""


def test_a_section_after_the_mistakes_may_tell_again() -> None:
    first = a_day("Mistakes", heading("Common mistakes"), ENGLISH, item("Water the leaves at noon.", 1))
    second = a_day("Care", heading("Care"), prose("Cover the ground with leaves."))

    assert gains_of(first, second)[1].action.text == "Cover the ground with leaves."


def test_advice_to_see_a_doctor_gives_way_to_what_can_be_done() -> None:
    assert action_of(prose("Ask a doctor before you start. Wear shoes that fit.")) == "Wear shoes that fit."


def test_where_a_lesson_warns_the_action_names_no_dose() -> None:
    said = "See a doctor if it hurts. Run 30 minutes every day. Listen to your body on every run."

    assert action_of(prose(said)) == "Listen to your body on every run."


@pytest.mark.parametrize(
    "said",
    [
        "Subscribe to our newsletter.",
        "Click here to read more.",
        "Dry leaves bring carbon.",
        "Do you water it?",
        "Keep it away from radiators.",
        "“Come back in August.”",
        "Wash marks fade.",
        "Start with number one tonight.",
        "Thank you!!",
        "Tell me in the comments!",
        f"Cover the ground {'with leaves and straw ' * 10}.",
    ],
)
def test_what_nobody_could_do_today_is_no_action(said: str) -> None:
    assert action_of(prose(said)) == ""


def test_without_instructions_the_course_asks() -> None:
    tips = [item("Walk: a daily joy.", 1, lead="Walk"), item("Sleep: a nightly one.", 2, lead="Sleep")]

    assert action_of(*tips) == Words().action_tips.format(tips="Walk, Sleep")
    assert action_of(question("Why?", "Because."), question("When?", "Later.")) == Words().action_questions


def test_the_action_says_where_it_was_found() -> None:
    (gains,) = gains_of(a_day("Soil", heading("Soil"), ENGLISH, prose("Cover the ground with leaves.")))

    assert gains.action.block is not None
    assert gains.action.block.line == 3


def test_a_callout_tells_only_where_nothing_else_does() -> None:
    assert action_of(callout("Note", "Use gloves."), prose("Cover the ground with leaves.")) == (
        "Cover the ground with leaves."
    )
    assert action_of(callout("Note", "Use gloves for this work.")) == "Use gloves for this work."


def test_days_keep_their_own_actions() -> None:
    days = days_of(a_day("A", ENGLISH, prose("Warm the pot.")), a_day("B", prose("Cool the cellar with ice.")))

    assert [gains.action.text for gains in gains_of(*days)] == ["Warm the pot.", "Cool the cellar with ice."]


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("Water is most of it. Please filter it.", "Water is most of it. Please filter it."),
        ("Beans age quickly. Never freeze them twice.", "Beans age quickly. Never freeze them twice."),
        ("Rinse the pot. If it smells, boil it.", "Rinse the pot. If it smells, boil it."),
        ("He said: “Go on. Warm the pot.” We did.", ""),
    ],
)
def test_an_action_has_what_it_points_to_and_its_condition(said: str, action: str) -> None:
    assert action_of(prose(said)) == action


def test_a_heading_that_tells_what_to_do_is_the_action_where_no_sentence_is() -> None:
    day = a_day(
        "BUILD THE BEDS", heading("BUILD THE BEDS"), prose("Raised beds warm up early and drain well."), ENGLISH
    )

    assert gains_of(day)[0].action.text == "Build the beds"


@pytest.mark.parametrize("name", ["Water Damage", "Ingredients", "Setup (2)", "Build it?", "Test Results", "Why Beds?"])
def test_a_heading_that_names_a_thing_is_no_action(name: str) -> None:
    assert gains_of(a_day(name, heading(name), ENGLISH))[0].action.text == ""


def test_an_entry_of_a_table_of_contents_is_no_action() -> None:
    first = a_day("Contents", heading("Contents"), ENGLISH, item("Watch usage, not surveys"))
    second = a_day("Usage", heading("Watch usage, not surveys"), ENGLISH)

    assert gains_of(first, second)[0].action.text == ""


def test_an_answer_tells_only_where_nothing_else_does() -> None:
    answer = question("Does it fade?", "Keep the tin in a dark cupboard.")

    assert action_of(answer, prose("Warm the pot.")) == "Warm the pot."
    assert action_of(answer) == "Keep the tin in a dark cupboard."
    assert action_of(question("How?", "Alternate.")) == ""


def test_tips_that_are_long_or_count_days_are_not_asked_about() -> None:
    long = item("The soil of a garden that has been dug for many years is dark.", 1)
    days = [item("Monday: soil.", 2, lead="Monday"), item("Tuesday: sun.", 3, lead="Tuesday")]

    assert action_of(long, *days) == ""


SPANISH = prose("El té es la bebida de los que no tienen prisa, y se toma en una taza con agua o con leche.")


def test_a_list_of_what_something_does_tells_nobody_to_do_it() -> None:
    benefits = [item("Mejora la memoria."), item("Cuida los dientes.")]
    steps = [item("Calienta el agua."), item("Cuida los tiempos.")]

    assert gains_of(a_day("Té", heading("Té"), SPANISH, *benefits))[0].action.text == ""
    assert gains_of(a_day("Té", heading("Té"), SPANISH, *steps))[0].action.text == "Calienta el agua."


def test_japanese_steps_may_be_in_the_plain_form() -> None:
    steps = [item("カーテンを開けて日光を浴びる", 1), item("水を飲む。", 2)]
    told = gains_of(a_day("朝のステップ", heading("朝のステップ"), prose("朝は大切です。"), *steps))
    named = gains_of(a_day("朝のこと", heading("朝のこと"), prose("朝は大切です。"), *steps))

    assert told[0].action.text == "カーテンを開けて日光を浴びる"
    assert named[0].action.is_own


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("Some words here are plain. Keep it cut side down.", ""),
        ("The loaf is soft. Keep it cut side down.", "The loaf is soft. Keep it cut side down."),
        ("Dairy-free? Use coconut yogurt for the sauce.", "Dairy-free? Use coconut yogurt for the sauce."),
        ("Why? Use the oats before they turn.", "Use the oats before they turn."),
    ],
)
def test_an_action_stands_with_what_tells_its_it_and_for_whom_it_is(said: str, action: str) -> None:
    assert action_of(prose(said)) == action


def test_a_heading_that_points_back_is_no_action_and_what_stands_below_it_is() -> None:
    told = a_day("Store it", heading("Store it"), ENGLISH, prose("Some words here are plain. Keep it cut side down."))
    plain = a_day("Store it", heading("Store it"), ENGLISH)

    assert gains_of(told)[0].action.text == "Keep it cut side down."
    assert gains_of(plain)[0].action.text == ""


def test_an_arabic_statement_that_begins_with_a_verbal_noun_is_no_action() -> None:
    statement = prose("تعلم لغة جديدة يفتح لك أبوابا كثيرة في الحياة.")
    order = prose("اكتب خمس كلمات كل يوم في دفتر صغير.")

    assert gains_of(a_day("اللغة", heading("اللغة"), statement, order))[0].action.text == order.text
    assert gains_of(a_day("اللغة", heading("اللغة"), prose("تناول وجبة خفيفة يوميا.")))[0].action.text != ""
