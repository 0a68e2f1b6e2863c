"""Sentences that lean on the one before them, and make no sense where they stand alone."""

from __future__ import annotations

import re

# How such sentences begin, by language; a word or a few.
_OPENINGS = {
    "en": "this|that|these|those|it|its|they|them|their|he|she|his|her|such|however|additionally|furthermore|moreover|"
    "therefore|thus|hence|so|but|and|or|also|yet|still|otherwise|instead|then|next|finally|lastly|first|second|third|"
    "similarly|likewise|consequently|nevertheless|besides|another|both|either|neither|here|there|yes|no|sure|"
    "as a result|in addition|for (?:example|instance)|on the other hand|in (?:contrast|fact|other words|this|that)|"
    "that said|of course|what’s more|the (?:former|latter|same|other)|in conclusion|to sum up",
    "es": "esto|eso|este|esta|estos|estas|ese|esa|esos|esas|ello|además|sin embargo|por (?:lo tanto|eso|ello|ejemplo)|"
    "así|pero|y|o|también|luego|después|finalmente|primero|en cambio|aun así|de hecho|sí|no|aquí|otro|otra",
    "de": "dies|diese[rsnm]?|das|es|sie|er|außerdem|jedoch|aber|und|oder|deshalb|daher|deswegen|also|dann|danach|"
    "zudem|darüber hinaus|trotzdem|dennoch|stattdessen|zum beispiel|schließlich|zuerst|ja|nein|hier|dort|so|dabei|"
    "dadurch|auch",
    "fr": "cela|ceci|ça|ce|c'est|c’est|cette|cet|ces|il|elle|ils|elles|de plus|cependant|toutefois|mais|et|ou|donc|"
    "ainsi|aussi|ensuite|puis|enfin|d'abord|d’abord|par exemple|en effet|pourtant|sinon|oui|non|ici|là|un autre|"
    "une autre|par conséquent",
    "ar": "هذا|هذه|ذلك|تلك|هؤلاء|لكن|ولكن|كما|أيضا|لذلك|لذا|إذن|ثم|هو|هي|هم|نعم|لا|فهو|فهي|وهذا|وهذه|ومع ذلك|"
    "بالإضافة إلى ذلك|علاوة على ذلك|على سبيل المثال|وبالتالي",
}
_SPACED = re.compile(rf"\W*(?:{'|'.join(_OPENINGS.values())})(?![^\W_])", re.IGNORECASE)
_JAPANESE = re.compile(
    "(?:これ|それ|この|その|あの|そう|こう|しかし|そして|だから|さらに|ただし|また|でも|なお|例えば|たとえば|"
    "次に|まず|最後に|つまり|そのため|一方|はい|いいえ|ここ|そこ|もちろん|同じ)"
)
# "Do it daily": nobody knows what, away from the sentence before.
_POINTING = re.compile(
    r"(?:\w+,? )?(?:\w+ ){1,2}(?i:it|them|these|those)\b(?! (?:is|are|easy|simple|slow)\b)|"
    r"\w+ (?:this|that|esto|eso|cela|ceci|هذا|هذه)\b|"
    r"(?:\w+ )?\w+ (?:Sie |du |dann )?(?:ihn|sie|es|ihm|ihnen|diese[nrsm]?|dies|davon|damit)\b|"
    r"(?:\w+ )?\w+-(?:les?|la|lui|leur|y|en)\b|"
    r"\w*[áéíóú]\w{0,8}l[oae]s?\b|(?i:haz|pon|ten|da|di|ve|sal)l[oae]s?\b|"
    r"(?!انتبه|توجه|نبه|وجه|واجه)\w{3,}(?:ها|هم|ه)(?!\w)"
)
_AMONG = re.compile(
    r"\b(?:one|each|all|some|any|none|both) of (?:these|those|them)\b|\bthe above\b|\bnumber (?:one|two|three)\b"
)
# What a sentence has that names one thing, and what it has that names several.
_ONE = re.compile(r"\b(?:an?|the|your|this|each|every|one|my|our)\s(?:\w*(?:[^\Ws]|[sui]s))\b", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"\b(?:are|were|have|we|they)\b", re.IGNORECASE)
_IT = re.compile(r"(?:\w+,? )?(?:\w+ ){1,2}it\b")
_HARAKAT = re.compile("[\u064b-\u0652\u0670\u0640]")


def without_harakat(text: str) -> str:
    """`text` without the small vowels and strokes that Arabic may be written with or without."""
    return _HARAKAT.sub("", text)


def leans(sentence: str) -> bool:
    """Whether `sentence` begins with a word that points back, such as "This" or "However"."""
    opening = without_harakat(sentence[:60])
    return bool(_SPACED.match(opening) or _JAPANESE.match(opening))


def points_back(sentence: str) -> bool:
    """Whether `sentence` does something to an "it" that the sentence before names."""
    return _POINTING.match(without_harakat(sentence[:120])) is not None


def may_mean(sentence: str, before: str) -> bool:
    """Whether `before` names what the "it" of `sentence` may be: "Some words are plain." names no such thing."""
    if _IT.match(sentence[:120]) is None:
        return True
    return _ONE.search(before[:400]) is not None or _OF_SEVERAL.search(before[:400]) is None


def picks_out(sentence: str) -> bool:
    """Whether `sentence` chooses from what stands elsewhere: "one of these", "number two"."""
    return _AMONG.search(sentence[:400]) is not None
