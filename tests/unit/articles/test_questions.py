"""Questions and their answers, in every format."""

import pytest

from course.articles import parse_markdown, parse_text
from course.articles.html import parse_html
from course.articles.word import parse_word
from course.models import Article, BlockKind
from tests.support.word_files import p, reference, run, word_file

MARKDOWN = """# Walking to work

Most of us could walk further.

## Why walk

It is cheap[^1] and it is yours.

## FAQ

### Is it slow?

Yes.

### Do I need boots?

No, shoes will do.[^2]

[^1]: Shoes cost extra.

[^2]: In snow, boots.

## Go

Put your shoes by the door.
"""
PAGE = """<html><head><title>Walking to work</title></head><body><article><h1>Walking to work</h1>
<p>Most of us could walk further, and most of us know that.</p>
<h2>Why walk</h2><p>It is cheap<sup><a href="#n1" id="r1">1</a></sup> and it is yours, and it wakes you up.</p>
<h2>FAQ</h2><h3>Is it slow?</h3><p>Yes.</p>
<h3>Do I need boots?</h3><p>No, shoes will do.<sup><a href="#n2" id="r2">2</a></sup></p>
<ol class="footnotes"><li id="n1">Shoes cost extra. <a href="#r1">↩</a></li>
<li id="n2">In snow, boots. <a href="#r2">↩</a></li></ol></article></body></html>"""


def _in_word() -> Article:
    body = (
        p("Walking to work", "Title"),
        p("Why walk", "Heading1"),
        p(run("It is cheap") + reference("footnote", 1) + run(" and it is yours.")),
        p("FAQ", "Heading1"),
        p("Is it slow?", "Heading2"),
        p("Yes."),
        p("Do I need boots?", "Heading2"),
        p(run("No, shoes will do.") + reference("footnote", 2)),
    )
    return parse_word(word_file(*body, notes={1: p("Shoes cost extra."), 2: p("In snow, boots.")}), "walking.docx")


def questions(article: Article) -> list[str]:
    return [block.markdown for block in article.blocks if block.kind is BlockKind.QUESTION]


def notes(article: Article) -> list[tuple[str, str]]:
    return [(block.lead, block.markdown) for block in article.blocks if block.kind is BlockKind.NOTE]


@pytest.mark.parametrize(
    "article",
    [parse_markdown(MARKDOWN, "walking.md"), parse_html(PAGE, "walking.html"), _in_word()],
    ids=["markdown", "html", "word"],
)
def test_a_note_below_an_answer_is_no_part_of_it(article: Article) -> None:
    assert questions(article) == ["Is it slow?\n\nYes.", "Do I need boots?\n\nNo, shoes will do.[^2]"]
    assert notes(article) == [("1", "Shoes cost extra."), ("2", "In snow, boots.")]


def test_an_answer_goes_on_below_a_note() -> None:
    article = parse_markdown("# T\n\n## FAQ\n\n### Why?\n\nSo.[^a]\n\n[^a]: Says who.\n\nAnd so.", "a.md")

    assert questions(article) == ["Why?\n\nSo.[^a]\n\nAnd so."]
    assert notes(article) == [("a", "Says who.")]


PAIRS = {
    "english": ("Frequently Asked Questions", ["How many hours?", "Seven.", "Are naps bad?", "Not if they are short."]),
    "spanish": ("Preguntas frecuentes", ["¿Cuántas horas?", "De siete a nueve.", "¿Es malo?", "No, si es corta."]),
    "french": ("Questions fréquentes", ["Combien d’heures ?", "De sept à neuf.", "Est-ce un risque ?", "Non"]),
    "german": ("Häufige Fragen", ["Wie viele Stunden?", "Sieben bis neun.", "Schadet Wein?", "Ein wenig."]),
    "japanese": ("よくある質問", ["何時間必要ですか？", "七時間です。", "昼寝は悪いですか？", "短ければ大丈夫です。"]),
    "arabic": ("الأسئلة الشائعة", ["كم ساعة أحتاج؟", "سبع ساعات.", "هل القيلولة سيئة؟", "لا."]),
}


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["touching", "apart"])
@pytest.mark.parametrize("language", PAIRS)
def test_the_line_below_a_question_of_an_faq_is_its_answer(language: str, between: str) -> None:
    name, (one, first, two, second) = PAIRS[language]
    text = f"The Title\n\nSome words stand here first.\n\n{name}\n\n{one}\n{first}{between}{two}\n{second}\n"

    assert questions(parse_text(text, "a.txt")) == [f"{one}\n\n{first}", f"{two}\n\n{second}"]


@pytest.mark.parametrize("numbers", [("", "", ""), ("1. ", "2. ", "3. ")], ids=["bare", "numbered"])
def test_pairs_in_a_row_need_no_name(numbers: tuple[str, str, str]) -> None:
    asked = ["Is it safe?", "May I drink wine?", "How long is too long?"]
    told = ["Yes.", "A little is fine.", "Nine hours"]
    pairs = "\n\n".join(f"{n}{q}\n{a}" for n, q, a in zip(numbers, asked, told, strict=True))
    article = parse_text(f"The Title\n\nSome words stand here first.\n\n{pairs}\n\nGo to bed now.", "a.txt")

    assert questions(article)[:2] == ["Is it safe?\n\nYes.", "May I drink wine?\n\nA little is fine."]
    assert questions(article)[2].startswith("How long is too long?\n\nNine hours")


def test_a_question_that_runs_over_two_lines_is_one() -> None:
    asked = "How long should a grown person sleep at night\nso as to be awake in the morning?"
    article = parse_text(f"The Title\n\nWords stand here.\n\nFAQ\n\n{asked}\nSeven hours.\n\nWhy?\nSo.", "a.txt")

    assert questions(article) == [f"{asked}\n\nSeven hours.".replace("\n", " ", 1), "Why?\n\nSo."]


@pytest.mark.parametrize(
    "text",
    [
        "Ada: Why?\nBo: So.\n\nAda: When?\nBo: Now.\n\nAda: Where?\nBo: Here.",
        "“Why?”\n“So.”\n\n“When?”\n“Now.”\n\n“Where?”\n“Here.”",
        "Who knows?\nNobody does.\n\nAnother paragraph stands here.\n\nWho cares?\nSome do.",
    ],
)
def test_talk_and_single_questions_are_no_faq(text: str) -> None:
    assert questions(parse_text(f"The Title\n\nSome words stand here first.\n\n{text}", "a.txt")) == []


MARKED = "Q: Is it safe?\nA: Yes.\n\n**Is it slow?**\nA little.\n\n**Is it *cheap*?**\\\nVery.\n"


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_marked_and_bold_questions_take_the_line_below_as_their_answer(name: str) -> None:
    text = f"# T\n\nWords stand here.\n\n## FAQ\n\n{MARKED}"
    article = parse_markdown(text, name) if name == "a.md" else parse_text(text.replace("\\\n", "\n"), name)

    assert questions(article) == ["Is it safe?\n\nYes.", "Is it slow?\n\nA little.", "Is it *cheap*?\n\nVery."]


def test_marks_of_other_languages_part_a_paragraph() -> None:
    article = parse_markdown("# T\n\nVoilà.\n\nF: Ist es sicher?\nA: Ja.\n\nP: ¿Es caro?\nR: No.", "a.md")

    assert questions(article) == ["Ist es sicher?\n\nJa.", "¿Es caro?\n\nNo."]


def test_bold_questions_in_a_row_need_no_name() -> None:
    pairs = "\n\n".join(
        f"**{q}?**\n{a}." for q, a in [("Is it safe", "Yes"), ("Is it slow", "No"), ("Is it dear", "So")]
    )
    article = parse_markdown(f"# T\n\nSome words stand here.\n\n{pairs}", "a.md")

    assert questions(article) == ["Is it safe?\n\nYes.", "Is it slow?\n\nNo.", "Is it dear?\n\nSo."]


def test_a_break_below_a_bold_question_is_no_part_of_the_answer() -> None:
    page = "<h1>T</h1><p>Some words.</p><h2>FAQ</h2><p><strong>Is it so?</strong><br>Yes.</p>"

    assert questions(parse_html(page, "a.html")) == ["Is it so?\n\nYes."]


FAQ_TEXT = "The Title\n\nSome words stand here first.\n\nFAQ\n\nIs it slow?\n\nA little.\n\nIs it safe?\n\nYes.\n\n"


@pytest.mark.parametrize(
    "closing", ["With love from Bath", "Thanks for reading!", "Thank you for reading. See you next week.", "Ada"]
)
def test_a_line_that_closes_the_article_is_no_part_of_the_last_answer(closing: str) -> None:
    article = parse_text(FAQ_TEXT + closing, "a.txt")

    assert questions(article) == ["Is it slow?\n\nA little.", "Is it safe?\n\nYes."]
    assert (article.blocks[-1].kind, article.blocks[-1].markdown) == (BlockKind.PARAGRAPH, closing)


@pytest.mark.parametrize("more", ["But only at night.", "Come to:\n\n12 High Street", "Or do you mind?"])
def test_an_answer_keeps_its_other_paragraphs(more: str) -> None:
    assert questions(parse_text(FAQ_TEXT + more, "a.txt"))[-1] == f"Is it safe?\n\nYes.\n\n{more}"


OPENED = "<details><summary>Is it cheap?</summary>\n\nVery.\n\n</details>\n\n### Is it safe?\n\nYes.\n"


def test_what_a_click_opens_stands_beside_the_questions_of_headings() -> None:
    article = parse_markdown(f"# T\n\nWords.\n\n## FAQ\n\n### Is it slow?\n\nA little.\n\n{OPENED}", "a.md")

    assert questions(article) == ["Is it slow?\n\nA little.", "Is it cheap?\n\nVery.", "Is it safe?\n\nYes."]
