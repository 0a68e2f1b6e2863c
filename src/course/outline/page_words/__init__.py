"""What web pages put around their articles, as data: a module for each language, and one for signs of any."""

from __future__ import annotations

from course.outline.page_words import arabic, english, french, german, japanese, others, signs, spanish

LANGUAGES = tuple(module.WORDS for module in (english, german, french, spanish, arabic, japanese, others, signs))
