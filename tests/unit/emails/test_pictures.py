"""Pictures in a lesson's body: which are shown, from where, how wide; and which are lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.emails.body import read_body
from course.emails.lost_pictures import LostPicture, lost_pictures
from course.emails.parts import Image, Paragraph, Part, plain
from course.emails.pictures import Gallery
from course.errors import LessonError
from course.pictures import Picture, PictureKind
from tests.support.lessons import a_lesson

HERE = "https://courses.example.com"
GALLERY = Gallery(base_url=HERE, pictures={"loaf.png": Picture(kind=PictureKind.PNG, width=300, height=200)})


def parts_of(markdown: str) -> tuple[Part, ...]:
    return read_body(a_lesson(markdown), "seed", {}, GALLERY)


def kinds(markdown: str) -> list[str]:
    return [plain(part.inlines) if isinstance(part, Paragraph) else part.kind for part in parts_of(markdown)]


@pytest.mark.parametrize("address", ["images/loaf.png", "./images/loaf.png"])
def test_a_picture_beside_the_lessons_is_fetched_from_the_course_and_knows_its_size(address: str) -> None:
    assert parts_of(f'![A loaf]({address} "Day one")') == (
        Image(address=f"{HERE}/images/loaf.png", alt="A loaf", caption="Day one", width=300, height=200),
    )


@pytest.mark.parametrize("address", ["images/gone.png", "images/../loaf.png", "loaf.png", "img/loaf.png", "images/"])
def test_any_other_picture_of_ones_own_leaves_its_words(address: str) -> None:
    assert parts_of(f"![A loaf]({address})") == (Image(address="", alt="A loaf", caption=""),)


def test_a_picture_on_a_line_by_itself_is_shown_whatever_stands_around_it() -> None:
    assert kinds("Before\n![a](images/loaf.png)\nAfter\nand on") == ["Before", "image", "After and on"]
    assert kinds("![a](images/loaf.png) ![b](images/loaf.png)\\\n*Two loaves*") == ["image", "image", "Two loaves"]
    assert kinds("- ![a](images/loaf.png)") == ["list"]


def test_a_picture_that_is_a_link_stays_one() -> None:
    (part,) = parts_of("[![A loaf](images/loaf.png)](https://example.com/bread)")
    assert isinstance(part, Image)
    assert part.link == "https://example.com/bread"
    assert part.alt == "A loaf"


def test_a_link_around_a_picture_may_not_be_made_of_what_a_stranger_typed() -> None:
    with pytest.raises(LessonError):
        parts_of("[![A](images/loaf.png)](https://example.com/{{ subscriber.email }})")


@given(
    st.lists(
        st.sampled_from(["![a](images/loaf.png)", "[![a](x.png)](https://e.com)", "word", " ", "\n", "\\\n", "*b*"])
    )
)
def test_no_word_and_no_picture_is_lost_wherever_lines_end(pieces: list[str]) -> None:
    parts = parts_of("".join(["x ", *pieces]))
    shown = [part for part in parts if isinstance(part, Image)]
    said = "".join(plain(part.inlines) for part in parts if isinstance(part, Paragraph))
    assert len(shown) + said.count("a") == "".join(pieces).count("![a]")
    assert said.count("word") == pieces.count("word")


def test_a_lost_picture_is_named_with_its_file_and_line() -> None:
    body = "One.\n\n![kept](images/loaf.png) ![far](https://example.com/a.png)\n\n- two\n- ![gone](img/gone.png)\n"
    lesson = a_lesson(body, path=Path("lessons/01-one.md"), body_line=9)
    assert list(lost_pictures([lesson], GALLERY)) == [
        LostPicture(path=Path("lessons/01-one.md"), line=14, address="img/gone.png")
    ]


def test_a_picture_in_a_comment_is_not_missed() -> None:
    assert list(lost_pictures([a_lesson("Words.\n\n<!--\n![Gone](img/gone.png)\n-->")], GALLERY)) == []
