"""What some headings say by their name, in several languages."""

from __future__ import annotations

import re

_FAQ = re.compile(
    r"\bFAQ'?s?\b|frequently asked|common(?:ly asked)? questions|questions (?:and|&) answers|\bQ ?(?:&|and) ?A\b|"
    r"questions? (?:people|readers|runners|you) (?:\w+ )?ask|your questions|questions answered|^questions$|"
    r"häufig(?:e|sten?)?(?: gestellte)? fragen|fragen und antworten|preguntas (?:más )?frecuentes|questions fréquentes|"
    r"foire aux questions|domande frequenti|perguntas frequentes|veelgestelde vragen|najczęściej zadawane|"
    r"часто задаваемые|вопросы и ответы|よくある(?:質問|ご質問)|常见问题|常見問題|자주 묻는|الأسئلة الشائعة",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?:the |an |a )?(?:intro(?:duction)?|overview|einleitung|einführung|introducción|introduzione|introdução|"
    r"inleiding|введение|はじめに|前言|引言|مقدمة)",
    re.IGNORECASE,
)


def is_faq_name(heading: str) -> bool:
    """Whether a heading says that questions and answers follow."""
    return _FAQ.search(heading) is not None


def is_introduction_name(heading: str) -> bool:
    """Whether a heading says no more than that an introduction follows."""
    return _INTRODUCTION.fullmatch(heading.strip(" :：")) is not None
