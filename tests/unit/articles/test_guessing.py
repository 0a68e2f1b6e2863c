"""Texts that say nothing about their encoding are read in the one that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles.decoding import decode, decode_html

TEXTS = {
    "Russian": ("Бег укрепляет мышцы спины. Начинайте медленно, пять минут в день.", "cp1251 koi8-r iso8859-5 cp866"),
    "Ukrainian": ("Біг зміцнює м’язи спини. Починайте повільно, якщо з’являється біль.", "cp1251"),
    "Japanese": ("走ることは背中の筋肉を強くします。最初は一日五分だけ、ゆっくり始めましょう。", "cp932 euc_jp"),
    "a Japanese title": ("パンの焼き方", "cp932 euc_jp"),
    "Chinese": ("跑步可以增强背部肌肉。刚开始的时候要慢，每天五分钟就够了。", "gb18030"),
    "traditional Chinese": ("跑步可以增強背部肌肉。剛開始的時候要慢，每天五分鐘就夠了。", "big5"),
    "Korean": ("달리기는 허리 근육을 강하게 만듭니다. 처음에는 천천히 시작하세요.", "cp949"),
    "Arabic": ("الجري يقوي عضلات الظهر. ابدأ ببطء، خمس دقائق في اليوم.", "cp1256 iso8859-6"),
    "Polish": ("Bieganie wzmacnia mięśnie pleców. Zacznij powoli, pięć minut dziennie.", "cp1250 iso8859-2"),
    "Czech": ("Běhání posiluje svaly zad. Začněte pomalu, když to bolí.", "cp1250 iso8859-2"),
    "Hungarian": ("A futás erősíti a hátizmokat. Kezdje lassan, és pihenjen, ha fáj.", "cp1250 iso8859-2"),
    "German": ("Laufen stärkt die Rückenmuskeln. Fangen Sie mit der Übung „Brücke“ an.", "cp1252 mac-roman"),
    "French": ("Commencez lentement, et arrêtez-vous dès que ça fait mal. C’est très agréable.", "cp1252 mac-roman"),
    "Spanish": ("¿Cuándo empezar? Empiece despacio, cinco minutos al día, y descanse mañana.", "cp1252"),
    "Portuguese": ("Não comece rápido: a recuperação também é treino.", "cp1252"),
    "Swedish": ("Löpning stärker ryggens muskler. Börja långsamt, fem minuter åt gången.", "cp1252"),
    "English": ("Don’t run every day — it’s “too much” for your back.", "cp1252 mac-roman"),
    "a few words": ("It’s fine to rest.", "cp1252"),
    "a sum of money": ("Bake at 200° for £5", "cp1252"),
    "Greek": ("Το τρέξιμο δυναμώνει τους μυς της πλάτης. Ξεκινήστε αργά.", "cp1253 iso8859-7"),
    "Hebrew": ("ריצה מחזקת את שרירי הגב. התחילו לאט, חמש דקות ביום.", "cp1255 iso8859-8"),
    "Turkish": ("Koşmak sırt kaslarını güçlendirir. Yavaş başlayın, ağrı olursa dinlenin.", "cp1254"),
    "Thai": ("การวิ่งช่วยเสริมสร้างกล้ามเนื้อหลัง", "cp874"),
    "Lithuanian": ("Bėgimas stiprina nugaros raumenis. Pradėkite lėtai, ir ilsėkitės, jei skauda.", "cp1257"),
}
CASES = [(text, codec) for text, codecs in TEXTS.values() for codec in codecs.split()]


@pytest.mark.parametrize(("text", "codec"), CASES)
def test_a_sentence_is_read_in_the_encoding_that_it_was_written_in(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize(("text", "codec"), CASES)
def test_so_is_a_long_text_with_much_ascii_before_it(text: str, codec: str) -> None:
    long = "Plain words come first.\n" * 5000 + (text + "\n") * 2000

    assert decode(long.encode(codec)) == long


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Plain words.\n", "Начинайте медленно. Пять минут.\n", "走ること。\n一日五分。\n"])
def test_utf_16_is_known_without_its_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_few_broken_bytes_leave_utf_8_what_it_is() -> None:
    data = "Größe – schön “x” übel ".encode() + b"caf\xe9 "

    assert decode(data) == "Größe – schön “x” übel caf\ufffd "


def test_what_japanese_mails_were_written_in_is_read() -> None:
    assert decode("走ることは".encode("iso2022_jp")) == "走ることは"


@given(st.binary(max_size=300))
def test_a_page_of_any_bytes_is_text(data: bytes) -> None:
    assert isinstance(decode_html(data), str)


@given(st.text(), st.sampled_from(["", "utf-8", "shift_jis", "windows-1251", "nonsense"]))
def test_utf_8_is_read_as_such_whatever_is_said_of_it(text: str, said: str) -> None:
    text = text.replace("\0", "").replace("\x1b", "").removeprefix("\ufeff")

    assert decode_html(text.encode("utf-8", errors="ignore"), said) == text.encode("utf-8", errors="ignore").decode()


PARAGRAPH = "<p>Не бегайте</p>"


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset=windows-1251>",
        '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1251">',
        "<?xml version='1.0' encoding='windows-1251'?><html>",
        '<!-- <meta charset="shift_jis"> --><meta charset="cp1251">',
    ],
)
def test_a_page_says_how_it_is_encoded(head: str) -> None:
    assert decode_html((head + PARAGRAPH).encode("cp1251")) == head + PARAGRAPH


def test_the_server_knows_better_than_the_page() -> None:
    page = "<meta charset=koi8-r>" + PARAGRAPH

    assert decode_html(page.encode("cp1251"), "windows-1251") == page


def test_latin_1_is_taken_for_what_browsers_take_it_for() -> None:
    assert decode_html("<meta charset=iso-8859-1>it’s".encode("cp1252")) == "<meta charset=iso-8859-1>it’s"
