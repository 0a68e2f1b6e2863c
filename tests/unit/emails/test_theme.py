"""A mistake in a template is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.emails.theme import Theme
from course.errors import Place, RenderError


def told(templates: Path, name: str = "a.j2") -> RenderError:
    with pytest.raises(RenderError) as caught:
        Theme(templates).draw(name, number=1)
    return caught.value


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\n{% if %}\n", 2),
        ("one\n\n{{ number | nothing }}", 3),
        ("{{ number }}\n{{ unknown.name }}", 2),
        ("\n\n\n{{ number + 'x' }}", 4),
        ("\n{{ 1 / (number - 1) }}", 2),
        ("\n{% include 'gone.j2' %}", 2),
        ("\n\n{% include 'a.j2' %}", 3),
        ("\n{{ 'a' * (number * 10 ** 18) }}", 2),
    ],
)
def test_a_mistake_has_the_file_and_line_it_stands_on(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "a.j2").write_text(text)

    error = told(tmp_path)
    assert error.place == Place(str(tmp_path / "a.j2"), line)
    assert error.message.startswith(f"{tmp_path / 'a.j2'}:{line}: ")
    assert "\n" not in error.message


def test_a_mistake_in_an_included_template_is_told_there(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("\n\n{% include 'b.j2' %}")
    (tmp_path / "b.j2").write_text("\n{{ unknown }}")

    assert told(tmp_path).place == Place(str(tmp_path / "b.j2"), 2)


def test_a_template_in_another_encoding_is_told_with_the_line_of_the_first_such_letter(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_bytes("one\ntwo é\n".encode("latin-1"))

    assert told(tmp_path).place == Place(tmp_path / "a.j2", 2)


def test_a_template_that_nobody_names_has_no_line(tmp_path: Path) -> None:
    error = told(tmp_path, "gone.j2")
    assert (error.place, "gone.j2" in error.message) == (None, True)


@pytest.mark.parametrize(
    "reaching",
    [
        "cycler.__init__.__globals__.os.system(command)",
        "lipsum.__globals__['os'].system(command)",
        "''.__class__.__mro__[1].__subclasses__()",
        "number|attr('__class__')|string",
        "'{0.__class__}'.format(number)",
        "said.number.__func__.__globals__",
        "given.append(2)",
        "given.clear()",
    ],
)
def test_a_template_reaches_nothing_but_what_it_is_given(tmp_path: Path, reaching: str) -> None:
    (tmp_path / "a.j2").write_text(f"one\n{{{{ {reaching} }}}}")
    given, ran = [1], tmp_path / "ran"

    with pytest.raises(RenderError) as caught:
        Theme(tmp_path).draw("a.j2", number=1, said=Said(), given=given, command=f"touch {ran}")
    assert caught.value.place == Place(str(tmp_path / "a.j2"), 2)
    assert "unsafe" in caught.value.message or "not safely callable" in caught.value.message
    assert (given, ran.exists()) == ([1], False)


class Said:
    """What templates see has methods too."""

    def number(self) -> int:
        return 1
