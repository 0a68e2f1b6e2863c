"""What pages in any language put around an article, told by signs alone: dates, arrows, bars between entries."""

from __future__ import annotations

from course.outline.page_words.kinds import ABOUT_PAGE, CALL, CLOCK, DAY, NAVIGATION, PRICE, PageWords

WORDS = PageWords(
    line_patterns={
        ABOUT_PAGE: (("#", rf"{DAY}(?:{CLOCK})?(?:\s*[|·•,–-].{{0,80}})?"),),
        NAVIGATION: (
            # Guillemets in pairs are quotation marks, and one that opens a sentence is, too.
            ("*", r"[‹←].{1,80}|.{1,80}[›→]|« ?[^«».!?…]{1,60}|[^«».!?…]{1,60}»"),
            ("1", r"\d+ ?/ ?\d+"),
            ("*", r"[^.!?>›«»|/\n]{1,40}(?:\s*[>›»]\s*[^.!?>›«»|/\n]{1,60}){2,}"),
            ("*", r"(?!.*\d.*\|.*\d)[^.!?|\n]{1,25}(?:\s*\|\s*[^.!?|\n]{1,25}){2,}"),  # no facts: "Serves 4"
        ),
        CALL: (("#", PRICE),),
    },
)
