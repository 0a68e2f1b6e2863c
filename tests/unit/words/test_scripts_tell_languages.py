"""Which language letters alone tell."""

from __future__ import annotations

import pytest

from course.words.scripts import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("毎朝カーテンを開けて、日光を浴びる。", "ja"),
        ("每天早上打开窗帘，晒晒太阳。", "zh"),
        ("매일 아침 커튼을 엽니다.", "ko"),
        ("פתחו את החלון בכל בוקר.", "he"),
        ("افتح النافذة كل صباح.", "ar"),
        ("هر روز صبح پنجره را باز کنید و چای بنوشید.", "fa"),
        ("Open the window every morning.", ""),
        ("Open the window (窓) every morning.", ""),
        ("", ""),
    ],
)
def test_a_language_is_told_by_its_letters_where_they_alone_tell_it(text: str, language: str) -> None:
    assert language_of(text) == language
