import pytest

from course.lessons.conflict_marks import conflict_mark_line


@pytest.mark.parametrize("line", ["<<<<<<< yours", "<<<<<<< HEAD", "||||||| last built", ">>>>>>> article", ">>>>>>>"])
def test_a_mark_is_found_by_its_line(line: str) -> None:
    assert conflict_mark_line(f"---\nday: 1\n---\n\nText.\n{line}\nMore.") == 6


@pytest.mark.parametrize(
    "text", ["Text.\n=======\n", "a <<<<<<< b", "<<<<<<<< eight", ">>>>>> six", ">>>>>>>quoted", "> > > quoted"]
)
def test_other_lines_are_no_marks(text: str) -> None:
    assert conflict_mark_line(text) is None


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_an_article_about_git_may_show_them_as_code(fence: str) -> None:
    code = f"{fence}\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> main\n{fence}\n"

    assert conflict_mark_line(code) is None
    assert conflict_mark_line(f"{code}<<<<<<< HEAD") == 8


def test_a_conflict_about_code_is_found() -> None:
    assert conflict_mark_line("<<<<<<< yours\n```\na\n```\n=======\n```\nb\n```\n>>>>>>> article") == 1
    assert conflict_mark_line("```\na\n>>>>>>> article") == 3
