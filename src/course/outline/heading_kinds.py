"""What some headings say by their name, in several languages."""

from __future__ import annotations

import re
from functools import lru_cache

_FAQ = re.compile(
    r"\bFAQ'?s?\b|frequently asked|common(?:ly asked)? questions|questions (?:and|&) answers|\bQ ?(?:&|＆|and) ?A\b|"
    r"questions? (?:people|readers|runners|you) (?:\w+ )?ask|your questions|questions answered|^questions$|"
    r"häufig(?:e|sten?)?(?: gestellte)? fragen|fragen (?:und|&) antworten|oft gestellte fragen|^ihre fragen$|"
    r"preguntas (?:más )?frecuentes|preguntas y respuestas|dudas frecuentes|preguntas comunes|"
    r"questions (?:les plus )?(?:fréquentes|courantes)|questions[ -](?:et[ -])?réponses|foire aux questions|"
    r"^vos questions$|domande (?:più )?frequenti|domande e risposte|perguntas (?:mais )?frequentes|"
    r"perguntas e respostas|veel ?gestelde vragen|vragen en antwoorden|najczęściej zadawane|"
    r"част(?:о задаваемые|ые) вопросы|вопросы и ответы|よくある(?:ご?質問|疑問|お問い合わせ)|質問と回答|質疑応答|"
    r"常见问题|常見問題|常见疑问|问答|問答集|자주 (?:묻는|하는)|질문과 답변|(?:ال)?أسئلة (?:ال)?(?:شائعة|متكررة)|"
    r"أسئلة وأجوبة|الأسئلة والأجوبة|سؤال وجواب|שאלות (?:נפוצות|ותשובות)",
    re.IGNORECASE,
)
# A part of each of these names, in lower case: most headings have none of them, and this is quick to tell.
_FAQ_SIGN = re.compile(
    "faq|frequently asked|q ?[&＆a]|question|fragen|pregunta|dudas|domande|pergunta|vragen|zadawane|"
    "вопрос|質問|質疑|よくある|問|问|묻는|하는|질문|أسئلة|سؤال|שאלות"
)
_INTRODUCTION = re.compile(
    r"(?:the |an |a |l[’'])?(?:intro(?:duction)?|overview|preface|foreword|einleitung|einführung|einstieg|zum einstieg|"
    r"vorwort|überblick|worum es geht|introducción|presentación|prólogo|avant-propos|préface|introduzione|premessa|"
    r"introdução|apresentação|inleiding|voorwoord|введение|вступление|предисловие|はじめに|まえがき|イントロダクション|"
    r"導入|序論|前言|引言|导言|導言|简介|簡介|서론|들어가며|머리말|(?:ال)?مقدمة|تمهيد|ה?הקדמה|ה?מבוא|פתח דבר)",
    re.IGNORECASE,
)
_CONCLUSION = re.compile(
    r"(?:in )?(?:the )?(?:conclusions?|summary|closing|summing up|wrapping (?:it )?up|wrap[ -]?up|bottom line)|"
    r"(?:some |a few |our |my )?(?:final|closing|last|parting|concluding) (?:thoughts?|words?|notes?|remarks?)|"
    r"(?:the |your |key )?(?:main )?takeaways?|afterword|epilogue|the end|to sum up|"
    r"(?:mein |unser |das )?fazit|zusammenfassung|schlusswort|schluss|zum schluss|schlussbemerkung|schlussgedanken|"
    r"abschließende gedanken|"
    r"(?:la )?conclusión|conclusiones|(?:en )?resumen|para terminar|para concluir|en conclusión|"
    r"(?:reflexiones|palabras|consideraciones) finales|"
    r"(?:en )?conclusion|(?:en )?résumé|pour conclure|pour finir|le mot de la fin|le dernier mot|"
    r"conclusion[ei]|in conclusione|conclusão|considerações finais|conclusie|samenvatting|tot slot|slotwoord|"
    r"заключение|итоги|выводы?|подведём итоги|まとめ|おわりに|終わりに|最後に|さいごに|結論|むすび|结论|总结|结语|"
    r"結語|總結|마무리|맺음말|결론|(?:ال)?خاتمة|(?:ال)?خلاصة|في الختام|ختام[اًا]*|"
    r"ל?סיכום|דברי סיכום|מילות סיכום|לסיום|מסקנות|אחרית דבר",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 15)  # asked by each step from lines to an outline
def is_faq_name(heading: str) -> bool:
    """Whether a heading says that questions and answers follow."""
    return _FAQ_SIGN.search(heading.casefold()) is not None and _FAQ.search(heading) is not None


def is_introduction_name(heading: str) -> bool:
    """Whether a heading says no more than that an introduction follows."""
    return _INTRODUCTION.fullmatch(heading.strip(" :：")) is not None


def is_conclusion_name(heading: str) -> bool:
    """Whether a heading says no more than that a conclusion follows."""
    return _CONCLUSION.fullmatch(heading.strip(" :：.!…\u00a0")) is not None
