"""What each rule about a lesson catches, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.support.checked import BODY, a_checked_course, a_file, codes_of, findings_of, found_in

MORE = "\n\n" + BODY


def test_a_clean_course_has_no_findings() -> None:
    assert found_in(a_checked_course()) == []


# Each of these bodies breaks one rule, once.
BROKEN = [
    ("C103", "Hi {{ subscriber.frist_name | default('you') }}!"),
    ("C103", "You work at {{ subscriber.fields.company | default('work') }}."),
    ("C104", "Hi {{ subscriber.first_name !"),
    ("C104", "Hi {{ subscriber.first_name | upper }}!"),
    ("C105", "Hi {{ subscriber.first_name }}!"),
    ("C106", "Hi *|FNAME|*!"),
    ("C106", "Hi %%First Name%%!"),
    ("C106", "{% if subscriber %}Hello{% endif"),
    ("C106", "Hi {first_name}!"),
    ("C106", "Hi [[first_name]], nice to see you."),
    ("C107", "Lorem ipsum dolor sit amet."),
    ("C107", "TODO: write about shoes."),
    ("C107", "Our price is TBD."),
    ("C107", "Best wishes, [Your Name]"),
    ("C107", "It costs [insert price here] a month."),
    ("C107", "XXX"),
    ("C120", "This is day 2 of 7."),
    ("C120", "Welcome to lesson two of five."),
    ("C120", "You have read four of eight lessons."),
    ("C120", "You've finished three of the\nthree lessons."),
    ("C120", "Thank you for taking our 5-day course."),
    ("C120", "This course has eight lessons."),
    ("C120", "Lektion zwei von acht: gehen."),
    ("C120", "Willkommen in unserem fünftägigen Kurs, in unseren Schuhen."),
    ("C120", "Sie haben schon vier von acht Lektionen gelesen."),
    ("C120", "Merci de suivre notre cours en cinq jours."),
    ("C120", "Vous avez lu quatre leçons sur huit."),
    ("C120", "Gracias por seguir este curso de cinco días."),
    ("C120", "Ya has leído cuatro de las ocho lecciones."),
    ("C120", "شكرا لك على متابعة دورتنا المكونة من خمسة أيام."),
    ("C120", "لقد قرأت أربعة دروس من أصل ثمانية."),
    ("C120", "この5日間コースへようこそ。"),
    ("C120", "八回中四回が終わりました。"),
    ("C121", "Welcome to day 2."),
    ("C121", "This is the second day of our 3-day course."),
    ("C121", "Heute ist der zweite Tag unseres Kurses."),
    ("C121", "C'est le deuxième jour de notre cours."),
    ("C121", "Hoy es el segundo día de nuestro curso."),
    ("C121", "هذا هو اليوم الثاني من دورتنا."),
    ("C121", "今日はこのコースの二日目です。"),
    ("C130", "See [our price list](/prices)."),
    ("C130", "See [our price list](prices.html)."),
    ("C130", "See [our price list](www.example.com/prices)."),
    ("C130", "See [our price list]()."),
    ("C130", "See [our price list](https://)."),
    ("C130", "See [our price list](http:///prices)."),
    ("C130", "See [our price list](https://exa mple.com).".replace(" mple", "%20mple")),
    ("C130", "See [our price list](htp://example.com)."),
    ("C130", "See [our price list](javascript:alert)."),
    ("C130", "Write to [our desk](mailto:nobody)."),
    ("C130", "Put [it](webcal://example.com/days.ics) into your calendar."),
    ("C130", "[Call us](tel:)."),
    ("C131", "See [the second part](#part-two)."),
    ("C132", "See [our prices](https://example.com/our prices)."),
    ("C132", "See [our prices] (https://example.com/prices)."),
    ("C132", "See [our prices](https://example.com/prices and more."),
    ("C132", "See (our prices)[https://example.com/prices]."),
    ("C132", "See [our prices][prices]."),
    ("C133", "[The study](https://example.com/a) and [the study](https://example.com/b)."),
    ("C140", "![A runner](images/runner.png)"),
    ("C140", "![A runner](../pictures/runner.png)"),
    ("C140", "![A runner](file:///tmp/runner.png)"),
    ("C141", "![](https://example.com/runner.png)"),
    ("C144", "Look at ![a runner](https://example.com/runner.png) who smiles."),
    ("C150", "A <b>bold</b> word."),
    ("C150", '<div class="box">\nWords.\n</div>'),
    ("C150", "Words.<br>More words."),
    ("C150", "Words <!-- a note among words --> and more."),
    ("C151", "# A heading\n\nWords."),
    ("C152", "## One\n\nWords.\n\n#### Two\n\nWords."),
    ("C153", "##\n\nWords."),
    ("C154", "This is **bold, I thought."),
    ("C155", "```\ncode\n\nand all the rest"),
    ("C156", "As said before.[^1]"),
    ("C157", "##Shoes\n\nWords."),
    ("C157", "Words end here.\n###Shoes"),
    ("C157", "> ##Shoes matter"),
    ("C157", "##\u00a0Shoes"),
]


@pytest.mark.parametrize(("code", "body"), BROKEN)
def test_a_broken_lesson_breaks_that_rule_alone(code: str, body: str) -> None:
    assert codes_of(f"{BODY}\n{body}\n") == [code]


@pytest.mark.parametrize(("code", "body"), BROKEN)
def test_a_finding_names_the_line(code: str, body: str) -> None:
    finding = findings_of(f"{BODY}\n{body}\n")[0]
    first = a_file(1, f"{BODY}\n{body}").count("\n") - body.count("\n") + 1
    assert finding.path == "lessons/01-lesson.md"
    assert first <= finding.line <= first + body.count("\n")


CLEAN = [
    "<!-- a note to whoever edits this -->",
    "Write `{{ anything }}` like this.".replace("{{ anything }}", "{% anything %}"),
    'Braces: {{ "{{" }} are shown as they are.',
    "Your to-do list: buy shoes. Todo lo que necesitas. The Super Bowl XXX was long ago.",
    "Leave [the page](https://example.com/a?b=c&d=e#part), or [write to us](mailto:desk@example.com).",
    "[Call us](tel:+44-20-7946-0000), or [send us this lesson](mailto:?subject=Walk).",
    # Links that stay in the email are told there, once.
    "[Here](https://example.com./x), [there](https://intranet/x), [nowhere](https://example..com).",
    "You can [leave the course]({{ unsubscribe_url }}) at any time.",
    "[The study](https://example.com/a) and [the study](https://example.com/a) again.",
    "[Straße](https://münchen.example/straße) and [here we are](https://example.com:8443/).",
    "An array[0](see above) and a list [1] and [x] (maybe).",
    "![A runner](https://example.com/runner.png)\n![Another](https://example.com/runner2.png)",
    "[![A runner](https://example.com/runner.png)](https://example.com)",
    "2 < 3 and 5 > 4, and a <https://example.com> address.",
    "Write `<div>` in code.\n\n```html\n<div>{% if x %} TODO [text](#here)</div>\n```",
    "A footnote.[^1]\n\n[^1]: Here it is.",
    "Five \\*\\*stars\\*\\* and 2 ** 3 in `a ** b`.".replace("2 ** 3 in ", ""),
    "On day 3 of the week we rest, and half of the days are free.",
    "Start tomorrow with a walk. Tomorrow is another day, and tomorrow you will feel better.",
    "Mañana por la mañana, morgen früh, demain matin: 明日から歩きましょう。غدا ستشعر بتحسن.",
    "This is **bold** and __this__ too, and *so* is ***this***.",
    "| a | b |\n|---|---|\n| 1 | [words](https://example.com/t) |",
    "#1 of all tips, #running, \\##Shoes, ##5 and `##Shoes`.\n\\##Shoes\n`##Shoes`",
    "####### Seven marks\n\n```\n##Shoes\n```",
    "I took a 5-day course at the gym, and the fourth day of that 5-day course was hard. It has five lessons.",
    "Four of eight runners stopped. On the second day of our course we go further. You have had two of eight cookies.",
    "You have read one of three lessons of our 3-day course. This is the first day of this course.",
    "Sie haben eine von drei Lektionen gelesen. Ein fünftägiger Kurs im Studio. Unser 3-Tage-Kurs.",
    "Un cours de 5 jours, et notre cours en trois leçons. Un jour sur deux, vous avez lu le journal.",
    "Un curso de cinco días. دورة من خمسة أيام. 5日間コースに行きました。この3日間コース。",
    "By the next lesson you take from your teacher, you will know.",
]


@pytest.mark.parametrize("body", CLEAN)
def test_a_clean_lesson_breaks_no_rule(body: str) -> None:
    assert codes_of(f"{BODY}\n{body}\n") == []


@pytest.mark.parametrize("address", ["https:/example.com/x", "https:///example.com/x", "https:example.com/x"])
def test_a_dead_link_is_quoted_as_the_lesson_has_it(address: str) -> None:
    assert findings_of(f"{BODY}\n[The list]({address})\n")[0].message.endswith(f": {address}")


def test_all_unknown_fields_of_a_file_are_told() -> None:
    found = findings_of(f"{BODY}\n{{{{ subscriber.nam }}}} and {{{{ broken\n\nand {{{{ cuorse.title }}}}\n")
    assert [(one.code, one.column) for one in found] == [("C103", 1), ("C104", 26), ("C103", 5)]


def test_a_misspelt_field_is_told_what_was_meant() -> None:
    finding = findings_of(f"{BODY}\n{{{{ subscriber.firstname | default('you') }}}}\n")[0]
    assert "did you mean subscriber.first_name?" in finding.message


@pytest.mark.parametrize(
    ("code", "front"),
    [
        ("C110", {"subject": ""}),
        ("C110", {"subject": "''"}),
        ("C101", {"title": ""}),
        ("C101", {"action": "[a, b]"}),
        ("C101", {"subjekt": "Walk"}),
        ("C112", {"subject": "Walking before you run is what every second runner would tell you"}),
        (
            "C113",
            {"subject": "Walking before you run is what every second runner would tell you if you asked them all"},
        ),
        ("C115", {"preheader": ""}),
        ("C116", {"preheader": "Walk first."}),
        ("C117", {"preheader": "Ten minutes around the block do more than an hour. " * 3}),
        ("C118", {"preheader": "Walk before you run!"}),
        ("C118", {"preheader": "Before you run, walk"}),
        ("C103", {"subject": "'{{ subscriber.name }}, walk'"}),
        ("C107", {"preheader": "Lorem ipsum dolor sit amet, consectetur"}),
        ("C120", {"subject": "Day 2 of 3"}),
        ("C120", {"subject": "'[2/3] Walk before you run'"}),
        ("C121", {"subject": "'Day 2: walk before you run'"}),
        ("C124", {"recap": "Yesterday was a day off."}),
    ],
)
def test_a_broken_front_matter_breaks_that_rule_alone(code: str, front: dict[str, str]) -> None:
    assert codes_of(**front) == [code]


@pytest.mark.parametrize(
    "front",
    [
        {"subject": "'{{ subscriber.first_name | default(\"Friend\") }}, walk before you run'"},
        {"subject": "'Day 1: walk before you run'"},
        {"subject": "Day 1 of 3"},
        {"preheader": "Walk before you run, and your back will be grateful for years."},
        {"title": "Tips (3/4 of them for beginners)"},
    ],
)
def test_a_clean_front_matter_breaks_no_rule(front: dict[str, str]) -> None:
    assert codes_of(**front) == []


def test_a_conflict_is_told_once_at_its_line() -> None:
    text = a_file(1, f"{BODY}\n<<<<<<< yours\nA\n||||||| last built\nB\n=======\nC\n>>>>>>> article\n")
    found = found_in(a_checked_course(text, a_file(2), a_file(3)))
    line = text[: text.index("<<<<<<<")].count("\n") + 1
    assert found == [("C102", "lessons/01-lesson.md", line)]


def test_a_lesson_that_cannot_be_read_is_checked_as_text() -> None:
    found = found_in(
        a_checked_course(a_file(1, f"{BODY}\n[a page](/x) {{{{ nope }}}}\n", title=""), a_file(2), a_file(3))
    )
    assert [code for code, _, _ in found] == ["C101", "C130", "C103"]


def test_braces_that_readers_are_to_see_are_told_how_to_be_written_and_pass_so() -> None:
    told = findings_of(f"{BODY}\nWrite `{{{{ name }}}}` in the file.")
    assert [one.code for one in told] == ["C103"]
    assert told[0].hint.endswith('write {{ "{{" }}')
    assert codes_of(BODY + '\nWrite `{{ "{{" }} name }}` in the file.') == []
