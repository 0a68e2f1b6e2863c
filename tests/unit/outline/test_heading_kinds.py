"""What headings say by their name, in many languages."""

from __future__ import annotations

import re

import pytest

from course.outline import heading_kinds
from course.outline.heading_kinds import is_conclusion_name, is_faq_name, is_introduction_name


@pytest.mark.parametrize(
    "heading",
    [
        "FAQs About Running",
        "Q&A",
        "Häufig gestellte Fragen",
        "Fragen und Antworten",
        "Preguntas frecuentes",
        "Preguntas y respuestas",
        "Questions fréquentes",
        "Questions-réponses",
        "الأسئلة الشائعة",
        "أسئلة وأجوبة",
        "よくあるご質問",
        "Q＆A",
        "Domande e risposte",
        "Частые вопросы",
        "שאלות נפוצות",
    ],
)
def test_a_heading_says_that_questions_follow(heading: str) -> None:
    assert is_faq_name(heading)


@pytest.mark.parametrize(
    "heading", ["Open questions of physics", "Fragen stellen lernen", "El arte de preguntar", "質問の力"]
)
def test_a_heading_about_asking_is_no_such_name(heading: str) -> None:
    assert not is_faq_name(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Introduction",
        "L’introduction",
        "Einleitung:",
        "Vorwort",
        "Introducción",
        "مقدمة",
        "المقدمة",
        "はじめに",
        "前言",
        "מבוא",
    ],
)
def test_a_heading_says_that_an_introduction_follows(heading: str) -> None:
    assert is_introduction_name(heading)
    assert not is_conclusion_name(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Conclusion",
        "Final thoughts",
        "The bottom line",
        "In summary:",
        "Fazit",
        "Zum Schluss",
        "Conclusión",
        "En resumen",
        "En conclusion",
        "Pour conclure :",
        "まとめ",
        "おわりに",
        "الخاتمة",
        "خلاصة",
        "Conclusione",
        "Выводы",
        "总结",
        "סיכום",
        "לסיכום",
    ],
)
def test_a_heading_says_that_a_conclusion_follows(heading: str) -> None:
    assert is_conclusion_name(heading)
    assert not is_introduction_name(heading)


@pytest.mark.parametrize(
    "heading",
    ["Introduction to sails", "Final thoughts on tyres", "Fazit der Studie", "La conclusión del caso", "まとめ買い"],
)
def test_a_heading_that_says_more_is_a_part_of_its_own(heading: str) -> None:
    assert not is_introduction_name(heading)
    assert not is_conclusion_name(heading)


def _alternatives(pattern: str) -> list[str]:
    """What stands between the outermost bars of a regular expression."""
    found, depth = [""], 0
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


@pytest.mark.parametrize("name", _alternatives(heading_kinds._FAQ.pattern))
def test_each_name_of_an_faq_holds_a_sign_that_is_looked_for_first(name: str) -> None:
    example = re.sub(r"\(\?:([^()|]*)[^()]*\)", r"\1", name).replace("?", "")
    assert heading_kinds._FAQ_SIGN.search(example.casefold())
