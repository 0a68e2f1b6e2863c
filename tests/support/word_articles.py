"""The Word files of the corpus; run as a module, this writes them: `python -m tests.support.word_articles`."""

from __future__ import annotations

from pathlib import Path

from tests.support.word_files import (
    PNG,
    bold,
    contents,
    link,
    p,
    picture,
    reference,
    run,
    style,
    table,
    text_box,
    word_file,
)

FOLDER = Path(__file__).parents[1] / "articles"


def _blog_draft() -> bytes:
    """A draft as marketers hand it round: a title, a contents field, a box, comments, tracked changes, questions."""
    changed = (
        "<w:r><w:t xml:space='preserve'>Start with </w:t></w:r>"
        "<w:del><w:r><w:delText>two</w:delText></w:r></w:del><w:ins><w:r><w:t>one</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'> small pot by the kitchen window, where you see it every day.</w:t></w:r>"
    )
    return word_file(
        p("Growing Herbs Indoors: A Calm Beginner’s Guide", "Title"),
        p("How to keep basil, mint and chives alive on a window sill", "Subtitle"),
        contents("Contents", "Choose the right herbs\t1", "Give them light\t1", "Water less than you think\t2"),
        p("Fresh herbs make plain food better, and a window sill is all the garden that they need."),
        p("Choose the right herbs", "Heading1"),
        p("Basil, mint and chives forgive mistakes. Rosemary does not like wet roots, so leave it for later."),
        p(changed),
        p("Give them light", "Heading1"),
        p(run("Most herbs want ") + bold("six hours of light") + run(" a day. Turn the pots once a week.")),
        text_box(p(bold("Key takeaway: ") + run("light matters more than fertiliser."))),
        p("Water less than you think", "Heading1"),
        p("Put a finger into the soil. Where it is dry to the first knuckle, water; else wait a day."),
        p("Three signs of too much water:", ""),
        p("The lower leaves turn yellow.", "ListParagraph", num=(1, 0)),
        p("The soil smells of cellar.", "ListParagraph", num=(1, 0)),
        p("Small flies rise when you touch the pot.", "ListParagraph", num=(1, 0)),
        p("Frequently asked questions", "Heading1"),
        p("Can I use garden soil?", "Heading2"),
        p("Better not: it packs down in a pot. Potting soil stays loose."),
        p("When may I harvest?", "Heading2"),
        p("As soon as a plant has six pairs of leaves. Cut above a pair, and two stems grow from there."),
        header=p("Internal – do not forward"),
        comments=p("Do we have a picture for this?"),
    )


_GERMAN = "".join(
    [
        style("Titel", "Titel"),
        style("berschrift1", "Überschrift 1"),
        style("berschrift2", "Überschrift 2"),
        style("Listenabsatz", "Listenabsatz", more='<w:pPr><w:ind w:left="720"/></w:pPr>'),
        style("Zitat", "Zitat"),
        style("Aufzhlung", "Aufzählung", more='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    ]
)


def _german() -> bytes:
    """Style names as localised programs write them; the numbers of the headings come from a list."""
    return word_file(
        p("Brot backen ohne Hast", "Titel"),
        p("Gutes Brot braucht wenig Arbeit und viel Zeit. Diese Anleitung verteilt beides auf einen ruhigen Tag."),
        p("Den Teig ansetzen", "berschrift1", num=(2, 0)),
        p("Mischen Sie am Abend Mehl, Wasser, Salz und wenig Hefe. Zwei Minuten Rühren genügen."),
        p("Wenig Hefe macht den Teig langsam, und langsamer Teig schmeckt besser.", "Zitat"),
        p("Den Teig falten", "berschrift1", num=(2, 0)),
        p("Am Morgen ist der Teig doppelt so hoch. Falten Sie ihn viermal zur Mitte."),
        p("Hände anfeuchten", "Aufzhlung"),
        p("Rand greifen und dehnen", "Aufzhlung"),
        p("Schüssel eine Vierteldrehung weiterdrehen", "Aufzhlung"),
        p("Das Brot backen", "berschrift1", num=(2, 0)),
        p("Heizen Sie den Topf mit dem Ofen auf 240 °C vor. Backen Sie 30 Minuten mit und 15 ohne Deckel."),
        p("Woran erkenne ich, dass es fertig ist?", "berschrift2"),
        p("Klopfen Sie auf den Boden: Klingt er hohl, ist das Brot gar."),
        styles=_GERMAN,
        language='<w:lang w:val="de-DE" w:eastAsia="en-US" w:bidi="ar-SA"/>',
    )


def _right_to_left(text: str, key: str = "", *, num: tuple[int, int] | None = None, looks: str = "") -> str:
    return p(run(text, f"{looks}<w:rtl/>"), key, num=num, more="<w:bidi/>")


def _arabic() -> bytes:
    """Right to left, in Arabic: bold is bold of complex scripts."""
    return word_file(
        _right_to_left("دليل النوم الهادئ", "Title"),
        _right_to_left("النوم الجيد يبدأ قبل الليل بساعات. هذه خطوات بسيطة يمكن لأي شخص أن يجربها هذا الأسبوع."),
        _right_to_left("غرفة النوم", "Heading1"),
        _right_to_left("اجعل الغرفة مظلمة وباردة. أبعد الهاتف عن السرير."),
        _right_to_left("أغلق الستائر قبل النوم بساعة.", "ListParagraph", num=(2, 0)),
        _right_to_left("اخفض الحرارة قليلا.", "ListParagraph", num=(2, 0)),
        _right_to_left("ساعات المساء", "Heading1"),
        _right_to_left("تناول العشاء مبكرا، واقرأ كتابا بدلا من مشاهدة الشاشة."),
        _right_to_left("ملاحظة: القهوة بعد الظهر تؤخر النوم."),
        _right_to_left("أسئلة شائعة", "Heading1"),
        _right_to_left("كم ساعة أحتاج؟", "Heading2"),
        _right_to_left("يحتاج معظم البالغين إلى سبع أو ثماني ساعات."),
        _right_to_left("هل القيلولة مفيدة؟", "Heading2"),
        _right_to_left("نعم، إذا كانت قصيرة وقبل الثالثة عصرا."),
        language='<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-EG"/>',
    )


def _everything() -> bytes:
    """Notes, a table with merged cells, a picture with its caption, lists in lists that go on after an interruption."""
    joined = (
        f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Weekday")}</w:tc>',
        f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p()}</w:tc>",
    )
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Rest, or an easy walk")}</w:tc>'
    return word_file(
        p("A Commute by Bicycle", "Heading1"),
        p(run("Riding to work costs little and wakes you up.") + reference("footnote", 2) + run(" Plan it in a week.")),
        p("Check the bicycle", "Heading2"),
        p(picture("bike", "A bicycle with a basket, leaning on a wall") + run("")),
        p("Figure 1: basket in front, lights at both ends", "Caption"),
        p("Brakes", "ListParagraph", num=(2, 0)),
        p("Pull each lever: it must stop before the handlebar.", "ListParagraph", num=(1, 1)),
        p("Look at the pads.", "ListParagraph", num=(1, 1)),
        p("Tyres", "ListParagraph", num=(2, 0)),
        p("A firm tyre rolls easily and seldom goes flat.", "ListParagraph"),
        p("Lights", "ListParagraph", num=(2, 0)),
        p("Find the way", "Heading2"),
        p(
            run("Use ")
            + link("the city’s cycle map", "map")
            + run(" and prefer quiet streets.")
            + reference("footnote", 3)
        ),
        table(
            [
                ["When", "Route", "Minutes"],
                [joined[0], "Canal path", "35"],
                [joined[1], "Main road", "25"],
                ["Sunday", wide],
            ]
        ),
        p("Dress for the weather", "Heading2"),
        p(
            run("Wear layers: H")
            + run("2", '<w:vertAlign w:val="subscript"/>')
            + run("O from outside is rain, from inside it is sweat.")
        ),
        links={"map": "https://maps.example.org/cycling?city=1&layer=2"},
        pictures={"bike": PNG},
        notes={
            2: p("Twenty minutes each way are enough to feel it."),
            3: p("A longer quiet street beats a short loud one."),
        },
    )


def _normal_and_bold() -> bytes:
    """No styles at all: a larger first line, bold lines for headings, numbers and bullets typed by hand."""
    return word_file(
        p(run("Spend Less Time on Email", '<w:b/><w:sz w:val="36"/>')),
        p(),
        p("Email fills the time that you give it. Give it less, and it still gets done."),
        p(),
        p(bold("Read it twice a day")),
        p("Choose two times, such as eleven and four. Outside of them the program stays closed."),
        p(),
        p(bold("Write shorter answers")),
        p("Most questions need one sentence. If yours needs five paragraphs, pick up the telephone."),
        p("• Say the answer first."),
        p("• Then the reason."),
        p("• Then stop."),
        p(),
        p(bold("Keep the inbox empty")),
        p("Go down the list once:"),
        p("1. Answer what takes two minutes."),
        p("2. Note down what takes longer."),
        p("3. Delete the rest."),
        styles="",
    )


ARTICLES = {
    "blog-draft.docx": _blog_draft,
    "german-styles.docx": _german,
    "arabic.docx": _arabic,
    "notes-tables-pictures.docx": _everything,
    "normal-and-bold.docx": _normal_and_bold,
}

if __name__ == "__main__":
    for name, make in ARTICLES.items():
        (FOLDER / name).write_bytes(make())
