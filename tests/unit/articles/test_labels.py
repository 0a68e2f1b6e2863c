"""The words by which articles mark their parts, in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles.labels import answer_mark, callout_label, is_callout_name, question_mark


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Key takeaway: start slow.", "Key takeaway"),
        ("Did you know? It rains.", None),
        ("Wichtig: Langsam anfangen.", "Wichtig"),
        ("Das Wichtigste in Kürze: Langsam anfangen.", "Das Wichtigste in Kürze"),
        ("Gut zu wissen: Das geht immer.", "Gut zu wissen"),
        ("Idea clave: empieza despacio.", "Idea clave"),
        ("Recuerda: empieza despacio.", "Recuerda"),
        ("À retenir : commencez doucement.", "À retenir"),
        ("À retenir\u00a0: commencez doucement.", "À retenir"),
        ("Ce qu’il faut retenir : commencez doucement.", "Ce qu’il faut retenir"),
        ("L’essentiel : commencez doucement.", "L’essentiel"),
        ("Le saviez-vous ? : il pleut.", "Le saviez-vous ?"),
        ("الخلاصة: ابدأ ببطء.", "الخلاصة"),
        ("هل تعلم؟: القهوة ثمرة.", "هل تعلم؟"),
        ("ポイント：ゆっくり始めましょう。", "ポイント"),
        ("注意: 痛みがあるときは休みます。", "注意"),
        ("小贴士：慢慢来。", "小贴士"),
        ("Важно: начинайте медленно.", "Важно"),
        ("핵심: 천천히 시작하세요.", "핵심"),
        ("Let op: begin rustig.", "Let op"),
    ],
)
def test_a_callout_is_told_by_its_label(text: str, label: str | None) -> None:
    match = callout_label(text)

    assert (match["label"] if match else None) == label
    assert label is None or is_callout_name(label)


@pytest.mark.parametrize(
    "text",
    [
        "Wichtig ist, langsam anzufangen: sonst schmerzt es.",
        "El punto clave de todo esto es sencillo: empieza.",
        "Trois choses comptent : le temps, le calme, le sommeil.",
        "هذه هي النقاط: الأولى والثانية.",
        "ポイントは三つあります：姿勢、呼吸、時間。",
        "12:30",
        "https://example.com/note: x",
        "Note",
    ],
)
def test_a_sentence_with_a_colon_is_no_callout(text: str) -> None:
    assert callout_label(text) is None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Q: Is it safe?", "A: Yes."),
        ("Frage 2: Ist das sicher?", "Antwort: Ja."),
        ("F: Ist das sicher?", "A: Ja."),
        ("P: ¿Es seguro?", "R: Sí."),
        ("Question : est-ce sûr ?", "R : Oui."),
        ("س: هل هو آمن؟", "ج: نعم."),
        ("سؤال ١: هل هو آمن؟", "جواب: نعم."),
        ("質問：安全ですか？", "回答：はい。"),
        ("Q1：安全ですか？", "A1：はい。"),
        ("问：安全吗？", "答：安全。"),
        ("Вопрос: это безопасно?", "Ответ: да."),
    ],
)
def test_questions_and_answers_are_told_by_their_marks(question: str, answer: str) -> None:
    assert question_mark(question)
    assert answer_mark(answer)
    assert not question_mark(answer)


@pytest.mark.parametrize("text", ["F: 98.6 degrees", "P: the pressure", "Pregunta a tu médico.", "سارة: هل هو آمن؟"])
def test_a_letter_before_no_question_asks_nothing(text: str) -> None:
    assert question_mark(text) is None


@given(st.text(max_size=300))
def test_any_text_has_a_label_that_it_begins_with_or_none(text: str) -> None:
    match = callout_label(text)

    assert match is None or text.startswith(match["label"])
