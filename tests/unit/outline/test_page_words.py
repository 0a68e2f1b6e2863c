"""Page furniture in many languages, and what is not: an article may speak of cookies, sharing and comments."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.outline.furniture import (
    begins_comments,
    furniture_reason,
    furniture_section_reason,
    is_by_place,
    is_date,
    is_furniture_heading,
    is_of_comments,
    may_head,
    opens_comments,
)
from course.outline.page_words import LANGUAGES
from tests.support.first_words import first_words

COMMENT, SHARE, ELSEWHERE = "an invitation to comment", "share links", "links to other pages"
COOKIES, NEWSLETTER, COPYRIGHT = "a cookie notice", "a newsletter sign-up", "a copyright line"
PAGE, NAVIGATION, ADVERTISEMENT = "a line about the page", "navigation", "an advertisement"

FURNITURE = {
    # German
    "Schreibe einen Kommentar": COMMENT,
    "12 Kommentare": COMMENT,
    "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind markiert": COMMENT,
    "Jetzt teilen:": SHARE,
    "Auf Facebook teilen": SHARE,
    "Diesen Artikel per WhatsApp teilen": SHARE,
    "Das könnte Sie auch interessieren": ELSEWHERE,
    "Lesen Sie auch: Zehn Wege zu besserem Schlaf": ELSEWHERE,
    "Wir verwenden Cookies, um unsere Website zu verbessern.": COOKIES,
    "Melden Sie sich für unseren Newsletter an": NEWSLETTER,
    "© 2026 Gartenfreunde. Alle Rechte vorbehalten.": COPYRIGHT,
    "Anzeige": ADVERTISEMENT,
    "Von Anna Schmidt": PAGE,
    "Veröffentlicht am 3. Mai 2026": PAGE,
    "Lesezeit: 5 Minuten": PAGE,
    "5 Min. Lesezeit": PAGE,
    "Zum Inhalt springen": NAVIGATION,
    "Nächster Beitrag: Der Rasen im Herbst": NAVIGATION,
    # Spanish
    "Deja un comentario": COMMENT,
    "3 comentarios": COMMENT,
    "Comparte este artículo en Facebook": SHARE,
    "Compartir en WhatsApp": SHARE,
    "Artículos relacionados": ELSEWHERE,
    "También te puede interesar:": ELSEWHERE,
    "Lee también: Cómo dormir mejor": ELSEWHERE,
    "Utilizamos cookies para mejorar tu experiencia.": COOKIES,
    "Este sitio web utiliza cookies propias y de terceros.": COOKIES,
    "Suscríbete a nuestro boletín y recibe novedades": NEWSLETTER,
    "© 2026 Todos los derechos reservados": COPYRIGHT,
    "Publicidad": ADVERTISEMENT,
    "Por María López": PAGE,
    "Publicado el 12 de marzo de 2026": PAGE,
    "12 de marzo de 2026": PAGE,
    "Tiempo de lectura: 4 minutos": PAGE,
    "4 min de lectura": PAGE,
    "Volver arriba": NAVIGATION,
    # French
    "Laisser un commentaire": COMMENT,
    "5 commentaires": COMMENT,
    "Partager cet article": SHARE,
    "Partager sur Facebook": SHARE,
    "Articles similaires": ELSEWHERE,
    "À lire aussi : Bien dormir en été": ELSEWHERE,
    "Nous utilisons des cookies pour mesurer notre audience.": COOKIES,
    "Abonnez-vous à notre newsletter": NEWSLETTER,
    "Tous droits réservés": COPYRIGHT,
    "Mentions légales": COPYRIGHT,
    "Par Claire Dubois": PAGE,
    "Publié le 12 mars 2026 à 10h": PAGE,
    "Mis à jour le 1er avril 2026": PAGE,
    "Temps de lecture : 6 minutes": PAGE,
    "Retour en haut": NAVIGATION,
    "« Article précédent": NAVIGATION,
    # Arabic
    "اترك تعليقًا": COMMENT,
    "3 تعليقات": COMMENT,
    "٣ تعليقات": COMMENT,
    "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها": COMMENT,
    "شارك هذا المقال": SHARE,
    "مشاركة عبر واتساب": SHARE,
    "فيسبوك تويتر واتساب": SHARE,
    "مقالات ذات صلة": ELSEWHERE,
    "اقرأ أيضًا: كيف تنام جيدًا": ELSEWHERE,
    "نستخدم ملفات تعريف الارتباط لتحسين تجربتك.": COOKIES,
    "اشترك في نشرتنا البريدية": NEWSLETTER,
    "جميع الحقوق محفوظة © 2026": COPYRIGHT,
    "إعلان": ADVERTISEMENT,
    "بقلم: سلمى حداد": PAGE,
    "نُشر في 12 مارس 2026": PAGE,
    "12 مارس 2026": PAGE,
    "١٢ مارس ٢٠٢٦": PAGE,
    "وقت القراءة: 5 دقائق": PAGE,
    "القائمة الرئيسية": NAVIGATION,
    # Japanese
    "コメントを残す": COMMENT,
    "コメント (3)": COMMENT,
    "メールアドレスが公開されることはありません。※が付いている欄は必須項目です": COMMENT,
    "この記事をシェアする": SHARE,
    "この記事が気に入ったらシェアしてください": SHARE,
    "関連記事": ELSEWHERE,
    "あわせて読みたい：よく眠るためのコツ": ELSEWHERE,
    "当サイトではCookieを使用しています。": COOKIES,
    "メルマガ登録はこちら": NEWSLETTER,
    "無断転載を禁じます": COPYRIGHT,
    "スポンサーリンク": ADVERTISEMENT,
    "公開日：2026年3月12日": PAGE,
    "2026年3月12日": PAGE,
    "最終更新日: 2026/03/12": PAGE,
    "この記事は約5分で読めます": PAGE,
    "文：山田はなこ": PAGE,
    "トップへ戻る": NAVIGATION,
    "ホーム > 健康 > 腰痛": NAVIGATION,
    # Others
    "Lascia un commento": COMMENT,
    "Leia também": ELSEWHERE,
    "Geef een reactie": COMMENT,
    "Поделиться": SHARE,
    "Читайте также": ELSEWHERE,
    "相关文章": ELSEWHERE,
    "发布时间：2026-03-12": PAGE,
    "댓글 남기기": COMMENT,
    "מאת נועה לוי": PAGE,
    "זמן קריאה: 4 דקות": PAGE,
}

PROSE = [
    # English
    "Cookies remember what a visitor has put into the cart.",
    "Share what you have learned with a friend over coffee.",
    "Comments in code should say why.",
    # German
    "Kommentare im Quelltext erklären, warum etwas so gemacht ist.",
    "Teilen Sie sich den Tag in drei Abschnitte ein.",
    "Cookies sind kleine Dateien, die der Browser speichert.",
    "Von Anfang an auf die Haltung achten",
    "Newsletter schreiben, die gelesen werden",
    "Über den Tag verteilt trinken",
    "Die Quellen des Flusses liegen im Gebirge.",
    "Wir nutzen den Morgen für die schwersten Aufgaben.",
    "Auf den Rücken legen und die Beine anwinkeln",
    "Jetzt die Blätter teilen",
    # Spanish
    "Los comentarios de los clientes dicen más que las encuestas.",
    "Compartir la mesa es compartir la vida.",
    "Por la mañana, bebe un vaso de agua.",
    "Las cookies son pequeños archivos de texto.",
    "Publicado o no, un buen texto se corrige dos veces.",
    "Comparte la receta con quien quieras y cuéntale cómo la hiciste.",
    "Inicio de la temporada de siembra",
    # French
    "Les cookies sont de petits fichiers.",
    "Partager un repas fait du bien.",
    "Par temps froid, couvrez les pots.",
    "« Je ne dors plus », dit-elle.",
    "Les mots « juste » et « bon » n’ont pas le même sens.",
    "Lire la suite des nombres à voix haute aide à les retenir.",
    "En continuant ainsi, vous gagnerez dix minutes par jour.",
    "Sources d’énergie renouvelable",
    # Arabic
    "تساعد المشاركة في الأعمال المنزلية على الحركة.",
    "ملفات تعريف الارتباط ملفات صغيرة يحفظها المتصفح.",
    "شارك أصدقاءك ما تعلمته اليوم.",
    "«ابدأ ببطء»",
    "قال الطبيب: «الحركة خير دواء».",
    "اقرأ النص مرتين ثم اكتب ملخصًا له.",
    "التعليقات في الشيفرة تشرح السبب.",
    # Japanese
    "コメントはコードの理由を説明します。",
    "シェアハウスで暮らす人が増えています。",
    "クッキーはブラウザーが保存する小さなファイルです。",
    "公開する前に、もう一度読み返しましょう。",
    "関連する筋肉をゆっくり伸ばします。",
    "この記事では、腰痛を防ぐ三つの習慣を紹介します。",
    "検索の仕方を変えると、結果も変わります。",
    # Others
    "Condividi quello che impari con chi ti è vicino ogni giorno.",
    "Комментарии в коде объясняют причину.",
    "分享食物是一种乐趣。",
    "זמן קריאה קבוע לפני השינה עוזר להירדם.",
    "5.1.10",
]

SECTIONS = {
    "Über die Autorin": "about the author",
    "Quellen": "a list of sources",
    "Sobre el autor": "about the author",
    "Referencias bibliográficas": "a list of sources",
    "À propos de l’auteur": "about the author",
    "Pour aller plus loin": "a list of sources",
    "نبذة عن الكاتب": "about the author",
    "المصادر والمراجع": "a list of sources",
    "この記事を書いた人": "about the author",
    "参考文献": "a list of sources",
    "Об авторе": "about the author",
    "关于作者": "about the author",
}
MENUS = [
    "Startseite\nÜber uns\nLeistungen\nKontakt",
    "Inicio\nSobre nosotros\nBlog\nContacto",
    "Accueil\nÀ propos\nTarifs\nContact",
    "الرئيسية\nمن نحن\nالمدونة\nاتصل بنا",
    "ホーム\n会社概要\nサービス\nお問い合わせ",
]


@pytest.mark.parametrize(("text", "reason"), FURNITURE.items())
def test_page_furniture_is_told_in_every_language(text: str, reason: str) -> None:
    assert furniture_reason(text) == reason


@pytest.mark.parametrize("text", PROSE)
def test_prose_about_the_same_things_is_no_furniture(text: str) -> None:
    assert furniture_reason(text) == ""
    assert furniture_section_reason(text) == ""


@pytest.mark.parametrize(("heading", "reason"), SECTIONS.items())
def test_a_section_about_the_author_or_of_sources_is_told_by_its_heading(heading: str, reason: str) -> None:
    assert furniture_section_reason(heading) == reason
    assert furniture_section_reason(f"{heading}:") == reason


@pytest.mark.parametrize("text", MENUS)
def test_a_menu_is_told_by_its_entries(text: str) -> None:
    assert furniture_reason(text) == "navigation"


@pytest.mark.parametrize(
    "text",
    ["12 Kommentare", "3 comentarios", "5 commentaires", "٣ تعليقات", "コメント(3)", "3件のコメント", "2 commenti"],
)
def test_a_count_of_comments_opens_them(text: str) -> None:
    assert opens_comments(text)


COMMENT_BELOW = ["Jenna says:", "May 3, 2024 at 9:14 am", "That worked in five nights.", "Reply"]


@pytest.mark.parametrize("opener", ['14 thoughts on "Sleep"', "14 Comments", "Leave a Reply", "Comments"])
def test_readers_comments_begin_where_a_comment_stands_below_what_opens_them(opener: str) -> None:
    assert begins_comments([opener, *COMMENT_BELOW])
    assert not begins_comments([opener, "A comment in code explains why.", "Reply"]) or opener[0] == "1"
    assert not begins_comments([opener, "A comment in code explains why.", "It never says what."])


def test_a_name_with_a_date_and_a_time_begins_comments_by_itself_and_a_speaker_does_not() -> None:
    assert begins_comments(COMMENT_BELOW)
    assert not begins_comments(["Jenna says:", "We walked for an hour.", "Tom says:"])


@pytest.mark.parametrize(
    "text", ["May 3, 2024 at 9:14 am", "3. Mai 2024 um 9:14 Uhr", "3 de mayo de 2024 a las 9:14", "2024年5月3日 9:14"]
)
def test_a_date_with_a_time_is_a_line_about_the_page_by_its_place(text: str) -> None:
    assert furniture_reason(text) == PAGE
    assert is_by_place(text)


@pytest.mark.parametrize("text", ["Jonas sagt:", "Lucía dice:", "Chloé dit :", "سلمى تقول:", "Ann says"])
def test_who_speaks_may_stand_among_comments(text: str) -> None:
    assert is_of_comments(text)


@pytest.mark.parametrize("text", ["Teilen", "Comentarios", "Partager", "مشاركة", "コメント", "Комментарии"])
def test_one_word_may_head_a_part_of_the_article(text: str) -> None:
    assert furniture_reason(text)
    assert may_head(text)


@pytest.mark.parametrize(
    "text",
    [
        "Montag, 3. Mai 2026",
        "3 de mayo de 2026",
        "lundi 1er juin 2026",
        "2026年5月3日",
        "2026년 5월 3일",
        "3 مايو 2026",
    ],
)
def test_a_date_by_itself_is_one_only_by_its_place(text: str) -> None:
    assert is_date(text)
    assert is_by_place(text)


PATTERNS = [
    pattern
    for words in LANGUAGES
    for table in (words.patterns, words.line_patterns, words.section_patterns)
    for patterns in table.values()
    for pattern in patterns
]


@pytest.mark.parametrize(("needed", "source"), PATTERNS)
def test_a_pattern_is_looked_up_by_each_word_that_it_begins_with_and_no_other(needed: str, source: str) -> None:
    named = set(needed.split())
    words = {word for word in named if word not in {"#", "*"} and not word.startswith("~")}
    begun = {word: {word} if word.isascii() else {word, word[:2], word[:1]} for word in first_words(source)}
    told_by_a_sign = named - words
    assert told_by_a_sign or all(keys & words for keys in begun.values())
    assert words <= set().union(*begun.values())


def test_the_words_that_a_pattern_may_begin_with_are_read_off_it() -> None:
    assert first_words(r"(?:next|nächste[rs]?) page\b.*|\d+ of") == {"next", "nächste", "nächster", "nächstes", "1"}
    assert first_words(r"[«‹]*\s?home\s*[>/].{1,80}") == {"home"}
    assert first_words(r".{1,9} rights") == {""}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nächste Seite: Rasen", NAVIGATION),
        ("Dieses Rezept auf Facebook teilen", SHARE),
        ("Auteure : Camille Petit", PAGE),
        ("Estas aquí: Inicio", NAVIGATION),
        ("كاتب: سارة", PAGE),
        ("約 5 分で読めます", PAGE),
        ("Unsere Newsletter abonnieren", NEWSLETTER),
        ("~5 min read", PAGE),
        ("Home/Recipes/Bread", NAVIGATION),
    ],
)
def test_each_way_to_begin_a_pattern_is_found(text: str, reason: str) -> None:
    assert furniture_reason(text) == reason


CALL, CREDIT, EDITOR = "a call to action", "a picture's credit", "a note to the editor"
PASTED = {
    "SHARE ON FACEBOOK | PIN IT | 2.3k shares": SHARE,
    "Share on linkedin": SHARE,
    "Pin it for later!": SHARE,
    "Related: 12 Garage Shelving Ideas": ELSEWHERE,
    "Related Podcast Blog Posts": ELSEWHERE,
    "Passende Produkte": ELSEWHERE,
    "Productos relacionados": ELSEWHERE,
    "Produits similaires": ELSEWHERE,
    "منتجات مشابهة": ELSEWHERE,
    "関連商品": ELSEWHERE,
    "Photo: Robin Field": CREDIT,
    "Photo credit: Robin Field / Filmstock": CREDIT,
    "Written by Robin Jun 27, 2023 · 4 min read": PAGE,
    "13 min readNov 13, 2019": PAGE,
    "Autor: Nieves Campo Publicado: 2 agosto 2025 Categoría: Salud": PAGE,
    "Verificado por Redacción": PAGE,
    "Published by the Tidy Desk team — April 2026": PAGE,
    "Listen": NAVIGATION,
    "Did this help? Click here to subscribe and never miss a post!": NEWSLETTER,
    "Want my free list? Enter your email below and I'll send it!": NEWSLETTER,
    "Have you been there? Tell me in the comments!": COMMENT,
    "If you make this, please leave a star rating and a comment below!": COMMENT,
    "Disclosure: This post may contain affiliate links, at no cost to you.": ADVERTISEMENT,
    "Meta title: How to Clean an Oven": EDITOR,
    "Focus keyword: oven cleaning": EDITOR,
    "DRAFT v3": EDITOR,
    "TODO: check the numbers": EDITOR,
    "CTA: Book a demo": EDITOR,
    "[INSERT IMAGE: the oven]": EDITOR,
    "Shop Now →": CALL,
    "Add to cart": CALL,
    "Download the free checklist": CALL,
    "US$25": CALL,
    "In den Warenkorb": CALL,
    "Ajouter au panier": CALL,
    "أضف إلى السلة": CALL,
    "カートに入れる": CALL,
}


@pytest.mark.parametrize(("text", "reason"), PASTED.items())
def test_what_is_pasted_with_an_article_is_told(text: str, reason: str) -> None:
    assert furniture_reason(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Serves 4 | Prep: 10 minutes | Cook: 35 minutes",
        "Calories: 412kcal | Carbohydrates: 12g | Protein: 34g",
        "Photos of the garden help you plan.",
        "Share on which days you felt well.",
        "Published by accident, the story spread.",
        "Ask your students to tell you in the comments.",
        "Leave a note in the comments so that others know why.",
        "Draft a plan for the week.",
        "Listen to the room.",
        "Photo: what the camera sees",
        "Buy now or wait a year: what the numbers say",
        "Related work is listed below.",
        "More ways to cook old recipes",
        "Click here and there, and the map zooms.",
        "Enter your email address in the first field and press Enter twice.",
        "Pin the map to the wall",
        "Todo lo que necesitas",
        "The meta title is what searchers see first.",
    ],
)
def test_lines_of_an_article_that_are_like_those_stay(text: str) -> None:
    assert furniture_reason(text) == ""
    assert furniture_section_reason(text) == ""


@pytest.mark.parametrize("text", ["Meta title: How to Clean an Oven", "Slug: clean-oven\nDRAFT v3", "€15"])
def test_an_editors_label_or_a_price_is_none_of_the_articles_only_by_its_place(text: str) -> None:
    assert is_by_place(text)


@pytest.mark.parametrize("text", ["[INSERT IMAGE: the oven]", "TODO: check the numbers", "CTA: Book a demo"])
def test_what_is_in_brackets_or_to_be_done_is_an_editors_wherever_it_stands(text: str) -> None:
    assert furniture_reason(text) == EDITOR
    assert not is_by_place(text)


def test_related_with_a_title_behind_it_heads_nothing() -> None:
    assert is_furniture_heading("Related Posts")
    assert not is_furniture_heading("Related: Ten Ways to Sleep")


@pytest.mark.parametrize("text", ["Instagram", "Email", "Print", "Text auf Papier drucken wir seit Jahren nicht mehr."])
def test_a_network_by_itself_is_no_share_link(text: str) -> None:
    assert furniture_reason(text) == ""


@given(st.text(alphabet=string.printable + "«»›→|©·くクコشاé０", max_size=600))
def test_any_line_has_a_reason_or_none(text: str) -> None:
    assert isinstance(furniture_reason(text), str)
    assert isinstance(furniture_section_reason(text), str)


@pytest.mark.parametrize("piece", ["a ", "| ", "> ", "share on x ", "cookies ", "teilen auf x ", "1", "شارك ", "，"])
def test_a_line_of_anything_over_and_over_is_settled(piece: str) -> None:
    assert furniture_reason(piece * 20_000) == ""
    assert isinstance(furniture_reason((piece * 400)[:400]), str)
