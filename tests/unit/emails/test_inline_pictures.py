"""Pictures that travel inside a message."""

from __future__ import annotations

from course.emails.inline_pictures import PictureFile, carry_pictures
from tests.support.emails import an_email
from tests.support.pictures import gif, png

BASE = "https://courses.example.com"
FILES = {
    "knee.png": PictureFile("image/png", png()),
    "same-knee.png": PictureFile("image/png", png()),
    "back.gif": PictureFile("image/gif", gif()),
}


def page(*names: str) -> str:
    return "".join(f'<p><img alt="A" src="{BASE}/images/{name}"></p>' for name in names)


def test_each_picture_is_inside_and_the_page_names_it_by_its_content_id() -> None:
    email = carry_pictures(an_email(html=page("knee.png", "back.gif")), BASE, FILES.get)
    assert [(one.name, one.media_type, one.content) for one in email.inline] == [
        ("knee.png", "image/png", png()),
        ("back.gif", "image/gif", gif()),
    ]
    ids = [one.content_id for one in email.inline]
    assert email.html == "".join(f'<p><img alt="A" src="cid:{one}"></p>' for one in ids)


def test_a_picture_that_is_shown_twice_travels_once() -> None:
    email = carry_pictures(an_email(html=page("knee.png", "knee.png", "same-knee.png")), BASE, FILES.get)
    assert len(email.inline) == 1
    assert email.html.count(f"cid:{email.inline[0].content_id}") == 3


def test_a_picture_that_is_not_there_or_elsewhere_keeps_its_address() -> None:
    html = page("gone.png") + '<img src="https://elsewhere.test/images/knee.png">'
    email = an_email(html=html)
    assert carry_pictures(email, BASE, FILES.get) is email


def test_an_address_in_the_words_of_the_lesson_stays() -> None:
    html = f"<p>{BASE}/images/knee.png</p>"
    assert carry_pictures(an_email(html=html), BASE, FILES.get).html == html


def test_another_picture_under_the_same_name_makes_another_email() -> None:
    email = an_email(html=page("knee.png"))
    one = carry_pictures(email, BASE, FILES.get)
    other = carry_pictures(email, BASE, {"knee.png": PictureFile("image/png", png(shade=1))}.get)
    assert len({email.digest, one.digest, other.digest}) == 3
    assert one.inline[0].content_id != other.inline[0].content_id
