import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.words.sentences import is_balanced, sentences, whole_sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("“Quoted.” Then more.", ["“Quoted.”", "Then more."]),
        ("See e.g. Two, or Dr. Smith.", ["See e.g. Two, or Dr. Smith."]),
        ("Es kostet z. B. Zeit. Und Geld.", ["Es kostet z. B. Zeit.", "Und Geld."]),
        ("It is 3.5 km. Walk.", ["It is 3.5 km.", "Walk."]),
        ("wrapped in\nthe middle\nNew line", ["wrapped in the middle", "New line"]),
        ("睡眠は大切です。「はい。」次です！", ["睡眠は大切です。", "「はい。」", "次です！"]),
        ("هل نمت؟ نعم. حسنًا.", ["هل نمت؟", "نعم.", "حسنًا."]),
        ("SEOUL, Aug. 5 (AB) – It rained. Then not.", ["SEOUL, Aug. 5 (AB) – It rained.", "Then not."]),
        ("The U.S. Army left the U.S. The rest stayed.", ["The U.S. Army left the U.S.", "The rest stayed."]),
        ("No. I will not. See No. 4.", ["No.", "I will not.", "See No. 4."]),
        ("Open 9:30 a.m. Tuesday. Come.", ["Open 9:30 a.m. Tuesday.", "Come."]),
        ("Take vitamin C. Eat fruit.", ["Take vitamin C.", "Eat fruit."]),
        ("Sail with John F. Hill. See Sen. Hill.", ["Sail with John F. Hill.", "See Sen. Hill."]),
        ("Am 3. Mai. Der 2. Versuch, d. h. Morgen.", ["Am 3. Mai.", "Der 2. Versuch, d. h. Morgen."]),
        ("En EE. UU. El sol, p. ej. Mucho.", ["En EE. UU.", "El sol, p. ej. Mucho."]),
        ("M. Dupont, p. ex. Paul. Il y en a. Trois.", ["M. Dupont, p. ex. Paul.", "Il y en a.", "Trois."]),
        ("Use bread, etc. Add salt.", ["Use bread, etc.", "Add salt."]),
        ("قال د. حسن ذلك. ثم ذهب.", ["قال د. حسن ذلك.", "ثم ذهب."]),
        ("Words[^1] with a note.[^2] More.", ["Words with a note.", "More."]),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


@given(st.text(alphabet="ab.?! \n“”。1", max_size=80))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("He said: “I called. It rang.” Then he left.", ["He said: “I called. It rang.”", "Then he left."]),
        ('Is it so?" Then he left.', ["Then he left."]),
        ("“We have to go. It is late.", ["It is late."]),
        ("Do it (this. And that.) now. Rest.", ["Do it (this. And that.) now.", "Rest."]),
        ("Er rief: „Komm. Schnell.“ Ich kam.", ["Er rief: „Komm. Schnell.“", "Ich kam."]),
        ('1) Wash it. Use a 5" pot.', ["1) Wash it.", 'Use a 5" pot.']),
        ("彼は「はい。そう。」次です。", ["彼は「はい。そう。」", "次です。"]),
    ],
)
def test_quotations_and_brackets_stay_whole(text: str, whole: list[str]) -> None:
    assert list(whole_sentences(text)) == whole


@given(st.text(alphabet='ab.() "“”„«»「」。1', max_size=80))
def test_no_half_of_a_quotation_is_taken(text: str) -> None:
    assert all(map(is_balanced, whole_sentences(text)))


def test_full_stops_without_end_are_one_sentence() -> None:
    assert list(sentences("." * 200_000 + "a")) == ["." * 200_000 + "a"]
