"""The words by which an article marks its parts: callouts, leads, questions. Data first, in several languages."""

from __future__ import annotations

import re

_CALLOUTS = (
    r"key takeaways?|takeaways?|key points?|note|nb|n\.b\.|please note|important|warning|caution|attention|"
    r"remember|pro tip|quick tip|bonus tip|expert tip|bottom line|the bottom line|fun fact|did you know|"
    r"heads[ -]up|disclaimer|tl;?dr|in short|in a nutshell|safety note|good to know|hinweis|wichtig|achtung|"
    r"merke|gut zu wissen|remarque|à retenir|à noter|conseil|nota|importante|consejo|atención|advertencia|"
    r"ricorda|attenzione|atenção|dica|let op|belangrijk|примечание|важно|внимание|注意|重要|ポイント|提示|ملاحظة|"
    r"نصيحة|مهم|تنبيه|الخلاصة|ojo|idea clave|lo esencial|truco|astuce|l'essentiel|das wichtigste|merksatz"
)
_CALLOUT = re.compile(rf"(?P<label>{_CALLOUTS})\s*[:：]\s*(?=\S|$)", re.IGNORECASE)
_ONE_TIP = re.compile(r"(?P<label>tip|tipp)\s*[:：]\s+(?=\S)", re.IGNORECASE)

QUESTION_MARKS = "?？؟"
_QUESTION_END = re.compile(rf"[{QUESTION_MARKS}][\"'”’»)*_]*$")
_QUESTION_FIRST = re.compile(
    rf"(?P<question>[^{QUESTION_MARKS}\n]{{6,200}}[{QUESTION_MARKS}])[\"”»]?\s+(?P<answer>\S.*)", re.DOTALL
)

_Q = re.compile(
    r"(?:Q|Question|Frage|Pregunta|Domanda|Pergunta|Vraag|Вопрос|"
    r"問|问|質問|问题|س|سؤال|السؤال|질문)\s*\d{0,3}\s*[:：]\s*|Q\d{0,3}[.)]\s+"
)
_A = re.compile(
    r"(?:A|Answer|Antwort|Respuesta|Réponse|Risposta|Resposta|Antwoord|Ответ|R|答|回答|ج|جواب|الجواب|الإجابة|답변|답)\s*\d{0,3}\s*[:：]\s*|A\d{0,3}[.)]\s+"
)

_COLON_LEAD = re.compile(r"(?P<lead>[^:：.!?;\n]{1,60}?)(?P<mark>\s*[:：](?=\s)|\s*：)\s*(?=\S)")
_DASH_LEAD = re.compile(r"(?P<lead>[^:：.!?;–—\n]{1,50}?)(?P<mark>\s+[–—-](?=\s))\s+(?=\S+\s+\S+\s+\S+)")
_LEAD_WORDS = {"colon": 8, "dash": 5}


def callout_label(text: str) -> re.Match[str] | None:
    """The label that makes `text` a callout ("Key takeaway:"), with the colon; its words are group "label"."""
    return _CALLOUT.match(text) or _ONE_TIP.match(text)


def is_callout_name(text: str) -> bool:
    """Whether `text` is a callout's label by itself, colon or not."""
    return _CALLOUT.fullmatch(text.rstrip(":： ") + ":") is not None


def is_question(text: str) -> bool:
    """Whether `text` ends in a question mark."""
    return _QUESTION_END.search(text) is not None


def split_question(text: str) -> tuple[str, str] | None:
    """The question that `text` begins with and the words after it; None where it is not so made."""
    match = _QUESTION_FIRST.fullmatch(text)
    return (match["question"], match["answer"]) if match else None


def question_mark(text: str) -> re.Match[str] | None:
    """The "Q:" that `text` begins with."""
    return _Q.match(text)


def answer_mark(text: str) -> re.Match[str] | None:
    """The "A:" that `text` begins with."""
    return _A.match(text)


def find_lead(text: str) -> tuple[str, int] | None:
    """The "Start Slow:" that an item begins with: its words, and where its mark ends; None where there is none."""
    for pattern, most in ((_COLON_LEAD, _LEAD_WORDS["colon"]), (_DASH_LEAD, _LEAD_WORDS["dash"])):
        match = pattern.match(text)
        if match and len(match["lead"].split()) <= most and not match["lead"][:1].islower():
            return match["lead"].strip(), match.end("mark")
    return None
