"""What lessons say of days in six languages, as patterns: one list for each thing that is said."""

from __future__ import annotations

import re

from course.checking.number_words import COUNT

_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_GAP = r"[ \u00a0]{0,2}"
_LESSON = (
    r"(?:day|lesson|e-?mail|tag|lektion|mail|d[ií]a|lecci[oó]n|correo|jour|le[cç]on|اليوم|الدرس|レッスン|メール|第)"
)


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE | re.MULTILINE)


DAY_OF = _any_of(
    rf"(?<!\w){_LESSON}{_GAP}(?:#|no\. ?|nr\. ?)?(?P<day>{COUNT}){_GAP}(?:日目?|回)?{_GAP}"
    rf"(?:/|／|(?:out )?of|von|de|sur|من|（?全){_GAP}(?P<days>{COUNT})(?!\w)",
    r"(?P<days_ja>\d{1,3})日間(?:コース)?の(?P<day_ja>\d{1,3})日目",
    r"(?<!\d)(?P<day_ja2>\d{1,3})日目[ ]?[/／][ ]?全?(?P<days_ja2>\d{1,3})日?",
)
IN_BRACKETS = re.compile(r"[\[(（](?P<day>\d{1,2}) ?/ ?(?P<days>\d{1,2})[\])）]")
LABEL = re.compile(
    rf"\W{{0,3}}(?<!\w){_LESSON}{_GAP}#?(?P<day>{_NUMBER})(?:日目|回)?{_GAP}(?:[:：.\])）|–—-]|$)", re.IGNORECASE
)
_IT_IS = (
    r"welcome to|this is|today is|it['’]s",
    r"willkommen zu|heute ist|das ist",
    r"bienvenid[oa]s? (?:al|a la)|hoy es(?: el)?",
    r"bienvenue (?:au|à la)|c['’]est(?: le| la)?",
)
THIS_IS = re.compile(
    rf"\b(?:{'|'.join(_IT_IS)})[ \n](?:the )?{_LESSON}[ \u00a0](?P<day>{_NUMBER})(?!\w)", re.IGNORECASE
)
NAMED = re.compile(rf"(?<!\w){_LESSON}{_GAP}(?P<day>{_NUMBER})(?!\w)", re.IGNORECASE)

_TO_DO = (
    r"(?:look|talk|learn|see|cover|explore|turn|move|go|continue|discuss|dig|start|tackle|share|show|meet|dive|finish|"
    r"focus|discover|find out|hear|read|get|receive|send|explain|introduce|answer|unpack|build|wrap)"
)
_END = r"[ ]?(?:[.!,…]|$)"
_ES_TO_DO = (
    r"veremos|hablaremos|exploraremos|continuamos|continuaremos|seguimos|seguiremos|trataremos|aprender(?:ás|á|emos)|"
    r"descubrir(?:ás|á|emos)|recibirás|recibirá|verás|verá|toca"
)
_FR_TO_DO = (
    r"verr\w{2,5}|parler\w{1,5}|découvrir\w{1,5}|apprendr\w{1,5}|aborder\w{1,5}|explorer\w{1,5}|recevr\w{1,5}|"
    r"continuer\w{1,5}|poursuivr\w{1,5}|montrer\w{1,5}|expliquer\w{1,5}|allons|allez"
)
_DE_TO_DO = (
    "lernen|erfahren|sehen|schauen|sprechen|lesen|widmen|beschäftigen|betrachten|behandeln|erhalten|bekommen|kümmern"
)
_AR_TO_DO = "سنتعلم|سنتحدث|سنتعرف|سنكتشف|سنرى|سنتناول|ستتعلم|ستتعرف|ستكتشف|ستصلك|نتعلم|نتحدث|نتناول|نكتشف"
_JA_TO_DO = "レッスン|メール|お届け|お伝え|ご紹介|学びます|学びましょう|見ていきます|お話しします|取り上げ"
TOMORROW = _any_of(
    r"\b(?:see|meet|catch|talk to|speak to|speak with) (?:you )?(?:all )?(?:again )?tomorrow\b",
    rf"\b(?:until|till) tomorrow{_END}",
    r"\btomorrow['’]s (?:lesson|e-?mail|message|part|topic|instal?lment|chapter|session|issue)\b",
    r"\b(?:lesson|e-?mail)s? (?:of|for) tomorrow\b",
    rf"\btomorrow,? (?:we|you|I)(?:['’]ll| will|['’]re going to| are going to)? {_TO_DO}\b",
    r"\btomorrow,? (?:comes?|brings?|it['’]s (?:all )?about|it['’]s time for|is (?:all )?about)\b",
    r"\btomorrow,? (?:is |in )?(?:day|lesson) \d",
    rf"\b(?:we|you|I)(?:['’]ll| will|['’]re going to| are going to) {_TO_DO}\b[^.!?\n]{{0,80}}\btomorrow\b",
    r"\b(?:lesson|e-?mail)\b[^.!?\n]{0,40}\b(?:arrives?|comes?|lands?|follows?|waits?|will (?:be|come|arrive))\b"
    r"[^.!?\n]{0,30}\btomorrow\b",
    r"^\W{0,3}tomorrow[ ]?[:–—]",
    r"\bcoming (?:up )?tomorrow\b",
    rf"\bbis morgen{_END}",
    r"\bmorgige[nrms]? (?:lektion|e-?mail|mail|kapitel|teil|thema)\b",
    rf"\bmorgen (?:geht es (?:um|weiter)|(?:{_DE_TO_DO}) (?:wir|sie))\b",
    r"\bmorgen (?:(?:lernst|erfährst|siehst|erhältst|bekommst) du|zeige[n]? (?:ich|wir))\b",
    r"\bmorgen (?:kommt|folgt) (?:die|der|das|lektion|teil|tag)\b",
    r"\b(?:lektion|e-?mail|mail) (?:von|für) morgen\b",
    rf"\bhasta mañana{_END}",
    r"\bnos vemos mañana\b",
    r"\b(?:lección|correo|e-?mail|mensaje|capítulo|entrega) de mañana\b",
    rf"\bmañana,? (?:{_ES_TO_DO})\b",
    r"\bmañana,? (?:te|le|os|les) (?:env[ií]|cont|mostr|explic|habl)\w{2,8}\b",
    rf"\bà demain{_END}",
    r"\b(?:leçon|e-?mail|mail|message|chapitre|épisode) de demain\b",
    rf"\bdemain,? (?:nous|on|vous|je|tu)(?: (?:vous|te|nous))? (?:{_FR_TO_DO})\b",
    r"(?:نراكم?|نلتقي|ألقاكم?|إلى اللقاء) غد",
    r"(?:درس|رسالة|بريد) (?:ال)?غد",
    rf"غد(?:ا|ًا|اً)[ ]?[،:]?[ ]?(?:{_AR_TO_DO})",
    r"(?:また|では)、?明日",
    rf"明日(?:の|は)[^。！？\n]{{0,30}}(?:{_JA_TO_DO})",
)
NEXT = _any_of(
    r"\bin (?:the|our|your) next (?:lesson|e-?mail)\b",
    r"\bsee you in the next\b",
    r"\b(?:the |our |your )?next (?:lesson|e-?mail),? (?:we|you|I|is|will|comes|covers)\b",
    r"\bin der nächsten (?:lektion|e-?mail|mail)\b",
    r"\bnächste (?:lektion|e-?mail|mail) (?:geht|zeigt|kommt|handelt)\b",
    r"\ben (?:la (?:próxima|siguiente) lección|el (?:próximo|siguiente) (?:correo|e-?mail|mensaje))\b",
    r"\bdans (?:la|le|notre|votre) prochaine? (?:leçon|e-?mail|mail|message)\b",
    r"في (?:الدرس (?:التالي|القادم)|الرسالة (?:التالية|القادمة))",
    r"次回の(?:レッスン|メール)|次回は|次の(?:レッスン|メール)(?:では|で)",
)
YESTERDAY = _any_of(
    r"\byesterday['’]s (?:lesson|e-?mail|message|topic)\b",
    r"\b(?:lesson|e-?mail) (?:of|from) yesterday\b",
    r"\byesterday,? (?:we|you|I) (?:learn(?:ed|t)|saw|looked|talked|covered|read|explored|discussed|met|started)\b",
    r"\bgestrige[nrms]? (?:lektion|e-?mail|mail)\b",
    r"\bgestern (?:haben (?:wir|sie)|hast du)\b[^.!?\n]{0,80}\b(?:gelernt|gesehen|erfahren|gelesen|gesprochen)\b",
    r"\b(?:lección|correo) de ayer\b",
    r"\bayer,? (?:vimos|aprendimos|hablamos|aprendiste|aprendió|descubrimos)\b",
    r"\b(?:leçon|e-?mail|mail) d['’]hier\b",
    r"\bhier,? (?:nous avons|vous avez|on a) (?:vu|appris|parlé|découvert)\b",
    r"درس (?:ال)?أمس",
    r"昨日の(?:レッスン|メール)",
)
