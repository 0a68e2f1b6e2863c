from __future__ import annotations

from pathlib import Path

import pytest

from course.checking.rule_book import EMAIL_RULES
from tests.support.checked_emails import HEAD, PAGE, TEXT, codes, found, lesson_email, message, read, spoilt

P = "<p>New seeds are in the shop,"
IMG = '<img src="https://example.com/tray.png" alt="A tray of seedlings" width="560">'
GUIDE = '<a href="https://example.com/guide" style="color:#1d4a3c">Read the guide to sowing</a>'
LEAVE = '<a href="https://example.com/unsubscribe/1" style="color:#1155cc">Unsubscribe</a>'
STYLE = "a:hover { text-decoration:none }"


def inked(words: str, style: str) -> str:
    return f'<p style="{style}">{words}</p>\n{P}'


def sheets(rules: int) -> str:
    return "<style>" + ".x { color:#222222 }\n" * rules + "</style>\n"


# code, what is replaced, by what: each breaks one rule of the page and no other
BROKEN_PAGES = [
    ("C301", 'href="https://example.com/guide"', 'href="#guide"'),
    ("C302", 'href="https://example.com/guide"', 'href=""'),
    ("C302", 'href="https://example.com/guide"', 'href="#"'),
    ("C302", 'href="https://example.com/guide"', 'href="javascript:go()"'),
    ("C303", 'href="https://example.com/guide"', 'href="/guide"'),
    ("C303", 'href="https://example.com/guide"', 'href="www.example.com/guide"'),
    ("C303", 'href="https://example.com/guide"', 'href="https:///guide"'),
    ("C303", 'href="https://example.com/guide"', 'href="https://exa mple.com/guide"'),
    ("C303", 'href="https://example.com/guide"', 'href="https://[bad/guide"'),
    ("C303", 'href="https://example.com/guide"', 'href="https://example..com/guide"'),
    ("C303", 'href="https://example.com/guide"', 'href="htps://example.com/guide"'),
    ("C303", 'href="https://example.com/guide"', 'href="mailto:nobody"'),
    ("C304", 'href="https://example.com/guide"', 'href="http://example.com/guide"'),
    ("C305", "Read the guide to sowing</a>", "here</a>"),
    ("C305", "Read the guide to sowing</a>", "Click here!</a>"),
    ("C305", "Read the guide to sowing</a>", "Hier klicken</a>"),
    ("C305", "Read the guide to sowing</a>", "こちら</a>"),
    ("C305", "Read the guide to sowing</a>", "https://example.com/guides/sowing-in-spring</a>"),
    ("C306", "Read the guide to sowing</a>", "</a>"),
    ("C306", "Read the guide to sowing</a>", '<img src="https://example.com/i.png" alt=""></a>'),
    ("C307", "Read the guide to sowing</a>", "www.bank.com</a>"),
    ("C308", 'href="https://example.com/guide"', 'href="https://bit.ly/3xYz"'),
    ("C309", 'href="https://example.com/guide"', 'href="https://93.184.216.34/guide"'),
    ("C309", 'href="https://example.com/guide"', 'href="https://localhost/guide"'),
    ("C320", ' alt="A tray of seedlings"', ""),
    ("C321", 'alt="A tray of seedlings"', 'alt="IMG_2041.jpg"'),
    ("C322", "https://example.com/tray.png", "images/tray.png"),
    ("C322", "https://example.com/tray.png", "file:///C:/tray.png"),
    ("C322", "https://example.com/tray.png", "//example.com/tray.png"),
    ("C322", "https://example.com/tray.png", "cid:tray"),
    ("C322", "https://example.com/tray.png", "http://localhost:8000/tray.png"),
    ("C322", "https://example.com/tray.png", ""),
    ("C323", "https://example.com/tray.png", "http://example.com/tray.png"),
    ("C324", "https://example.com/tray.png", "data:image/png;base64,iVBORw0KGgo="),
    ("C325", 'width="560"', 'width="2400"'),
    ("C401", "<h2>How to begin</h2>", "<h1>How to begin</h1>"),
    ("C402", "<h2>How to begin</h2>", "<h4>How to begin</h4>"),
    ("C403", "<h2>How to begin</h2>", "<h2>How to begin</h2><h2> </h2>"),
    ("C404", '<html lang="en"', '<html lang="english"'),
    ("C408", P, f"<table><caption>Prices</caption><tr><td>Bean</td><td>2</td></tr></table>{P}"),
    ("C420", "<h2>How to begin</h2>", "<h2>How to begin"),
    ("C420", "<h2>How to begin</h2>", "<h2><b>How to begin</h2>"),
    ("C420", "</div>\n<!--[if", "</div></div>\n<!--[if"),
    ("C420", "<h2>How", '<h2 class="a" class="b">How'),
    ("C421", P, "<p>3 < 4, and</p>" + P),
    ("C421", P, "<p>Caf&eacut;e and tea</p>" + P),
    ("C422", P, "<script>go()</script>" + P),
    ("C422", "<h2>", '<h2 onclick="go()">'),
    ("C423", P, '<iframe src="https://example.com/"></iframe>' + P),
    ("C424", P, '<form action="https://example.com/"></form>' + P),
    ("C425", "</style>\n</head>", '</style><link rel="stylesheet" href="https://example.com/mail.css"></head>'),
    ("C426", "<h2>How", '<b id="a">.</b><b id="a">.</b><h2>How'),
    ("C427", "New seeds", "{{ first_name }}: new seeds"),
    ("C427", "New seeds", "*|FNAME|*: new seeds"),
    ("C428", "New seeds", "Hi undefined, new seeds"),
    ("C429", "Beans &amp; peas", "Beans &amp;amp; peas"),
    ("C429", P, "<p>&lt;strong&gt;Now&lt;/strong&gt;</p>" + P),
    ("C430", "New seeds", "The shopâ€™s new seeds"),
    ("C503", STYLE, STYLE + ".x { color:#222222 }\n" * 900),
    ("C504", STYLE, STYLE + ".x { color:#222222 }\n" * 450),
    ("C504", "</head>", sheets(150) * 4 + "</head>"),
    ("C503", "</head>", sheets(300) * 4 + "</head>"),
    ("C505", STYLE, "a:hover { text-decoration:none"),
    ("C505", STYLE, STYLE + " p color:red;"),
    ("C602", "<h2>", '<h2 style="position:absolute">'),
    ("C602", "<h2>", '<h2 style="display:flex">'),
    ("C602", STYLE, STYLE + ":root { --a:#222222 } h2 { color:var(--a) }"),
    ("C602", STYLE, STYLE + ".x { width:calc(100% - 20px) }"),
    ("C602", P, '<video src="https://example.com/a.mp4"></video>' + P),
    ("C602", "tray.png", "tray.webp"),
    ("C701", P, inked("Pale words are here", "color:#aaaaaa")),
    ("C701", STYLE, STYLE + " .card p, p { color:#bbbbbb }"),
    ("C702", STYLE, STYLE + " @media (prefers-color-scheme:dark) { div { background-color:#111111 !important } }"),
    ("C704", P, "<p>Seeds.</p>" + inked("cheap pills and watches", "color:#ffffff")),
    ("C704", P, "<p>Seeds.</p>" + inked("cheap pills and watches", "font-size:1px")),
    ("C705", P, inked("Tiny words", "font-size:8px")),
    ("C801", LEAVE, "Goodbye"),
    ("C803", "12 Harbour Street, Bristol BS1 4QA", "all rights reserved"),
    ("C824", "New seeds", "Wow!!! New seeds"),
    ("C827", P, f'<div style="display:none">{"cheap pills " * 40}</div>{P}'),
]


@pytest.mark.parametrize(("code", "old", "new"), BROKEN_PAGES)
def test_a_spoilt_page_breaks_the_rule_about_it(code: str, old: str, new: str, tmp_path: Path) -> None:
    assert code in codes(read(tmp_path, message(html=spoilt(PAGE, old, new), text=None)))


@pytest.mark.parametrize(("code", "old", "new"), BROKEN_PAGES)
def test_a_spoilt_page_breaks_no_rule_of_another_kind(code: str, old: str, new: str, tmp_path: Path) -> None:
    email = read(tmp_path, message(html=spoilt(PAGE, old, new), text=None))

    assert {other[:2] for other in codes(email) - {"C811"}} <= {code[:2], "C3", "C4"}


BROKEN_MESSAGES = [
    ("C804", message(head=spoilt(HEAD, "List-Unsubscribe: <https://example.com/unsubscribe/1>\n", ""))),
    ("C805", message(head=spoilt(HEAD, "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n", ""))),
    ("C811", message(text=None)),
    ("C811", message(text="  ")),
    (
        "C812",
        message(text="This mail cannot be shown here. Please open it in a browser, or ask us: https://example.com/"),
    ),
    ("C812", message(text=spoilt(TEXT, "10% less", "25% less"))),
    ("C813", message(text=TEXT.replace("https://", ""))),
    ("C814", message(text=spoilt(TEXT, "New seeds are", "<p>New seeds&nbsp;are</p>"))),
    ("C821", message(head=spoilt(HEAD, "Seeds for spring", "SEEDS FOR SPRING NOW"))),
    ("C821", message(head=spoilt(HEAD, "Seeds for spring", "Seeds for spring!!!"))),
    ("C822", message(head=spoilt(HEAD, "Seeds for spring", "Risk-free seeds"))),
    ("C823", message(head=spoilt(HEAD, "Seeds for spring", "Re: Seeds for spring"))),
    ("C841", message(head=spoilt(HEAD, "Message-ID: <1.seeds@example.com>\n", ""))),
    ("C841", message(head=spoilt(HEAD, "Subject: Seeds for spring\n", "Subject: \n"))),
    ("C842", message(head=spoilt(HEAD, "Subject:", "Subject: One\nSubject:"))),
    ("C843", message(head=spoilt(HEAD, "Seeds for spring", "Seeds =?utf-8?q?=0ABcc:_x=40y.z?="))),
    ("C843", message(head=spoilt(HEAD, "<https://example.com/unsubscribe/1>", "=?utf-8?q?=3Chttps=3A//x=3E?="))),
    ("C843", message(head=spoilt(HEAD, "Seeds for spring", "Sämereien"))),
    ("C845", message().replace("--b--", "").replace("--b\n", "--c\n")),
    ("C845", message(html=spoilt(PAGE, P, f"<p>{'word ' * 300}</p>{P}"))),
    ("C501", message(html=spoilt(PAGE, P, "<p>Some more words.</p>\n" * 5000 + P))),
    ("C502", message(html=spoilt(PAGE, P, "<p>Some more words.</p>\n" * 4000 + P))),
    ("C825", message(html='<html lang="en"><img src="https://example.com/a.png" alt="All of it"></html>')),
    ("C826", message(html='<html lang="en"><body></body></html>')),
    (
        "C405",
        message(html=f'<html lang="ar"><body><p>{"هذا درس عن ألم الظهر وكيف يساعد الجري. " * 3}</p></body></html>'),
    ),
    ("C405", message(html='<html lang="ks"><body><p>كٲشُر</p></body></html>')),
    ("C405", message(html='<html lang="pa-Arab"><body><p>پنجابی</p></body></html>')),
]


@pytest.mark.parametrize(("code", "content"), BROKEN_MESSAGES)
def test_a_spoilt_message_breaks_the_rule_about_it(code: str, content: str, tmp_path: Path) -> None:
    assert code in codes(read(tmp_path, content))


def test_html_before_plain_text_is_told(tmp_path: Path) -> None:
    plain = f"--b\nContent-Type: text/plain\n\n{TEXT}\n--b--"
    html_first = message(text=None).replace("--b--", plain)

    assert codes(read(tmp_path, html_first)) == {"C844"}


def test_a_good_newsletter_breaks_no_rule(tmp_path: Path) -> None:
    assert found(read(tmp_path, message())) == []


def test_a_good_page_breaks_no_rule(tmp_path: Path) -> None:
    assert found(read(tmp_path, PAGE, "page.html")) == []


def test_a_lesson_with_all_it_needs_breaks_no_rule() -> None:
    assert found(lesson_email()) == []


GOOD_VARIANTS = [
    (P, inked("A picture behind", "background:#222222 url(https://example.com/a.png);color:#ffffff")),
    (P, inked("Wide", "width:100%;width:calc(100% - 10px)")),
    (P, '<video src="https://example.com/a.mp4"><a href="https://example.com/film">Watch the film</a></video>' + P),
    (P, f'<!--[if !mso]><!--><p style="float:left">To the left</p><!--<![endif]-->{P}'),
    (P, '<script type="application/ld+json">{"a": 1}</script>' + P),
    (P, "<p>Tom & Jerry, AT&T, x &lt; y &copy; 2026</p>" + P),
    (P, '<p><a href="#begin">On how to begin</a></p><a name="begin"></a>' + P),
    (P, "<ul><li>one<li>two</ul><p>three<p>four" + P),
    (IMG, IMG + '<img src="https://example.com/open.gif" width="1" height="1">'),
    (IMG, '<img src="https://example.com/line.png" alt="">'),
    (GUIDE, GUIDE + '<a href="https://example.com/guide"><img src="https://example.com/i.png" alt=""></a>'),
    (GUIDE, '<a href="mailto:us@example.com?subject=Hi%20there">Write to the shop</a>'),
    (GUIDE, '<a href="tel:+44-20-7946-0000">Call the shop</a>'),
    (P, "<pre><code>{{ name }} != undefined!!!</code></pre>" + P),
    ("</style>\n</head>", '</style><link href="https://fonts.example/css?family=Lato" rel="stylesheet"></head>'),
    (
        STYLE,
        STYLE + " @media (prefers-color-scheme:dark) { div { background:#111111!important; color:#eeeeee!important } "
        "div p { color:#dddddd!important } div a { color:#99ccff!important } }",
    ),
    (P, inked("White on a dark button", "background-color:#1d4a3c;color:#fff;font-weight:bold")),
    (LEAVE, '<a href="https://example.com/u" style="color:#1155cc">Se désabonner</a>'),
    ('<html lang="en"', '<html lang="und"'),
]


@pytest.mark.parametrize(("old", "new"), GOOD_VARIANTS)
def test_what_good_newsletters_do_breaks_no_rule(old: str, new: str, tmp_path: Path) -> None:
    assert found(read(tmp_path, spoilt(PAGE, old, new), "page.html")) == []


def test_a_template_of_a_mailing_tool_may_hold_its_fields_in_addresses(tmp_path: Path) -> None:
    page = spoilt(PAGE, "https://example.com/unsubscribe/1", "*|UNSUB|*")

    assert found(read(tmp_path, page, "page.html")) == []


BROKEN_LESSONS = [
    ("C401", {"html": PAGE.replace("h1", "h2")}),
    ("C406", {"html": spoilt(PAGE, '<div lang="en" dir="ltr" ', "<div ")}),
    ("C407", {"html": spoilt(PAGE, '<table role="presentation" width="100%">', '<table width="100%">')}),
    ("C409", {"html": spoilt(PAGE, "Spring seeds", "")}),
    ("C404", {"html": spoilt(PAGE, '<html lang="en"', "<html")}),
    ("C801", {"html": spoilt(PAGE, LEAVE, "")}),
    ("C801", {"html": spoilt(PAGE, LEAVE, f'<span style="display:none">{LEAVE}</span>')}),
    ("C802", {"html": spoilt(PAGE, "12 Harbour Street, ", "")}),
    ("C804", {"headers": {}}),
    ("C811", {"text": ""}),
    (
        "C812",
        {
            "text": spoilt(
                TEXT, "Fill the tray with earth, water it well, and let it stand in a bright\nwindow for a week.", ""
            )
        },
    ),
    ("C813", {"text": spoilt(TEXT, "https://example.com/guide", "the guide")}),
]


@pytest.mark.parametrize(("code", "changes"), BROKEN_LESSONS)
def test_a_spoilt_lesson_breaks_the_rule_about_it(code: str, changes: dict[str, str]) -> None:
    assert code in codes(lesson_email(**changes))


@pytest.mark.parametrize("words", ["https://example.com/guide", f"https://example.com/{'a' * 20}", "www.example.com/a"])
def test_a_short_address_may_stand_for_itself(words: str) -> None:
    assert "C305" not in codes(lesson_email(html=spoilt(PAGE, "Read the guide to sowing</a>", f"{words}</a>")))


def test_a_finding_in_a_lesson_names_the_line_of_its_words() -> None:
    page = spoilt(PAGE, GUIDE, '<a href="https://example.com/guide" style="color:#1d4a3c">here</a>')

    assert [line for code, line, _ in found(lesson_email(html=page)) if code == "C305"] == [7]


def test_a_finding_in_a_page_names_its_line(tmp_path: Path) -> None:
    page = spoilt(PAGE, ' alt="A tray of seedlings"', "")

    assert [line for _, line, _ in found(read(tmp_path, page, "page.html"))] == [
        page[: page.index("<img")].count("\n") + 1
    ]


def test_a_finding_in_a_message_names_the_line_of_the_file(tmp_path: Path) -> None:
    content = message(html=spoilt(PAGE, ' alt="A tray of seedlings"', ""))

    assert [line for _, line, _ in found(read(tmp_path, content))] == [content[: content.index("<img")].count("\n") + 1]


def test_every_rule_has_a_family_of_its_own_and_a_hint() -> None:
    assert all("C300" < rule.code < "C900" and rule.hint and rule.check.__doc__ for rule in EMAIL_RULES)


def test_only_the_programs_that_are_named_count(tmp_path: Path) -> None:
    content = message(html=spoilt(PAGE, "<h2>", '<h2 style="display:flex">'))

    assert codes(read(tmp_path, content, clients=("apple-mail",))) == set()
    assert codes(read(tmp_path, content, clients=("outlook.windows",))) == {"C601"}
