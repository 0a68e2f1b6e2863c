"""What tells a reader to do something, and what only looks like it, in six languages."""

import pytest

from course.lessons.instructions import heads, instructs, instructs_as_item, is_negative
from course.lessons.languages import language_of

TOLD = {
    "en": [
        "Start with short distances.",
        "If you’re new to running, start with short distances and gradually increase your mileage over time.",
        "First, ensure that you have proper running shoes that provide adequate support.",
        "Aim to run 3-4 times per week, with each session lasting between 20-30 minutes.",
        "Take the time to warm-up before running.",
        "If you experience pain while running, slow down or stop and rest.",
        "Don’t run through pain.",
        "Make sure you are ready.",
        "Wear shoes that fit.",
        "Walk to the shop every day.",
        "Drink water when it is hot.",
        "Always check the label first.",
        "Keep a journal: it helps.",
        "Listen to your body and adjust your running routine accordingly.",
        "Before you plant, water the soil.",
        "Ask yourself: “Is it worth it?”",
    ],
    "de": [
        "Beginnen Sie mit kurzen Strecken.",
        "Achte auf deine Haltung.",
        "Wenn es regnet, nehmen Sie den Bus.",
        "Trink genug Wasser.",
        "Vermeiden Sie Zugluft.",
        "Haben Sie Fieber, bleiben Sie im Bett.",
        "Kündige alte Abos.",
        "Sortiere den Schrank.",
    ],
    "fr": [
        "Commencez par de petites distances.",
        "N’oubliez pas de boire.",
        "Si vous avez mal, arrêtez-vous.",
        "Préchauffer le four à 180 °C.",
        "Évitez les écrans.",
        "Chez les enfants, privilégiez les fruits.",
        "Avant chaque achat, posez-vous la question : « En ai-je besoin ? »",
        "Éteins ton téléphone.",
    ],
    "es": [
        "Empieza con distancias cortas.",
        "No olvides beber agua.",
        "Si te duele, detente.",
        "Empiece poco a poco.",
        "Asegúrate de dormir bien.",
        "Riega por la mañana y evita el mediodía.",
        "Quita las hojas secas.",
        "Prepárate para el invierno.",
        "Apágalo a las diez.",
        "No mires el reloj durante la noche.",
    ],
    "ar": [
        "ارفع رأسك وانظر إلى الأمام.",
        "حدد الهدف أولا.",
        "لا تقرأ من شاشة مضيئة.",
        "اغلق النوافذ.",
        "إبدأ يومك بكوب ماء.",
        "ابدأ بمسافات قصيرة.",
        "لا تنسَ شرب الماء.",
        "إذا شعرت بالألم، توقف فورًا.",
        "احرص على النوم مبكرًا.",
    ],
    "ja": [
        "毎朝コップ一杯の水を飲みましょう。",
        "寝る前にスマートフォンを見ないでください。",
        "無理をしないこと。",
        "まず部屋を暗くしてください。",
    ],
}
NOT_TOLD = {
    "en": [
        "Stretching after running can help reduce muscle soreness.",
        "Exercise is good for you.",
        "Rest helps.",
        "Plants need light.",
        "Subscribe to our newsletter.",
        "Click here to read more.",
        "Start where?",
        "Sleep and stress are linked.",
        "Water is cheap.",
        "Plan B was simple.",
        "Running is fun.",
        "Imagine a garden.",
        "Use cases are many.",
        "Let’s look at it.",
        "Wearing shoes helps.",
        "Walks are good.",
        "For many people, sleep is hard.",
        "In this piece, we’ll explore whether.",
        "Dry leaves bring carbon.",
        "Slow breathing activates the nervous system.",
        "Open Tuesday to Saturday.",
        "See the list below.",
        "Open the door too soon and the fire dies.",
        "Wash marks fade.",
        "Thank you!",
    ],
    "de": [
        "Haben Sie Schmerzen, sollten Sie pausieren.",
        "Die Sonne scheint.",
        "Klicken Sie hier.",
        "Essen ist wichtig.",
        "Bekommen Sie ein solches Schreiben, haben Sie zwei Monate Zeit.",
        "Leben Sie in einer Sozialwohnung, gelten andere Regeln.",
        "Pflege braucht Zeit.",
        "Suche nach Sinn prägt viele Menschen.",
    ],
    "fr": [
        "Vous avez mal.",
        "Chez vous, tout va bien.",
        "Abonnez-vous à notre lettre.",
        "Marcher est bon.",
        "Aide à perdre du poids.",
        "Limite le stress et l’anxiété.",
    ],
    "es": [
        "El agua es buena.",
        "Suscríbete ya.",
        "No es fácil.",
        "Come es raro?",
        "Reduce el estrés.",
        "Sirve para poco.",
        "Cuenta la leyenda que un monje lo inventó.",
    ],
    "ar": [
        "الماء مفيد للجسم.",
        "اشترك في نشرتنا.",
        "لا تحتاج النباتات إلى ماء كثير.",
        "سجل العلماء نتائج مهمة.",
        "قدم الباحثون دراسة جديدة.",
        "قلل المشي من خطر الإصابة.",
    ],
    "ja": [
        "水は体に良いです。",
        "詳しく見ていきましょう。",
        "大切なのは続けることです。",
        "雨が降ることもあるでしょう。",
        "チャンネル登録してください。",
    ],
}


@pytest.mark.parametrize(("language", "sentence"), [(key, text) for key, texts in TOLD.items() for text in texts])
def test_a_reader_is_told_to_do_it(language: str, sentence: str) -> None:
    assert instructs(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), [(key, text) for key, texts in NOT_TOLD.items() for text in texts])
def test_nobody_is_told_to_do_anything(language: str, sentence: str) -> None:
    assert not instructs(sentence, language)


@pytest.mark.parametrize("language", TOLD)
def test_the_language_of_a_text_is_told_by_its_words(language: str) -> None:
    assert language_of(" ".join(TOLD[language])) == language


@pytest.mark.parametrize("text", ["", "12 34", "Это русский текст о беге.", "Lorem ipsum dolor sit amet consectetur"])
def test_other_languages_are_not_told(text: str) -> None:
    assert language_of(text) == ""
    assert not instructs(text, language_of(text))


@pytest.mark.parametrize(
    ("sentence", "says_not"),
    [
        ("Don’t run through pain.", True),
        ("Vermeiden Sie Zugluft.", True),
        ("無理をしないこと。", True),
        ("Run slowly.", False),
        ("Note the time.", False),
    ],
)
def test_what_not_to_do_is_known(sentence: str, says_not: bool) -> None:
    assert is_negative(sentence) is says_not


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Täglich lüften."),
        ("de", "Nicht zu fein mahlen."),
        ("de", "Den Ofen auf 250 Grad vorheizen."),
        ("de", "Kaffee meiden."),
        ("fr", "Ne pas moudre trop fin."),
        ("fr", "Boire assez."),
    ],
)
def test_items_may_tell_in_the_infinitive(language: str, text: str) -> None:
    assert instructs_as_item(text, language)
    assert not instructs(text, language)


@pytest.mark.parametrize(
    "text", ["Viele Menschen scheitern.", "Kinder lernen.", "Wir backen täglich.", "Das ist gelungen."]
)
def test_a_statement_of_an_item_is_no_infinitive(text: str) -> None:
    assert not instructs_as_item(text, "de")


@pytest.mark.parametrize(
    ("heading", "is_told"),
    [
        ("Cap the nap", True),
        ("Make the room boring", True),
        ("Make leaving honest", True),
        ("Water Damage", False),
        ("Test Results", False),
        ("Stretch", False),
    ],
)
def test_headings_tell_where_they_could_not_name_a_thing(heading: str, is_told: bool) -> None:
    assert heads(heading, "en") is is_told
