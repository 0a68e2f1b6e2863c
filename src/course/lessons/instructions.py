"""Sentences that tell the reader to do something, in the languages that `course` has words for."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from course.lessons import imperatives
from course.lessons.leaning import without_harakat
from course.lessons.verbal_nouns import is_verbal_noun

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def instructs(sentence: str, language: str) -> bool:
    """Whether `sentence`, whole, tells its reader to do something.

    Questions do not, nor does what a page wants for itself ("Subscribe"), nor what an author says of the text ("Let us
    look at ...").

    Args:
        sentence: on one line, without marks.
        language: as `language_of` gives it; of others nothing is known.
    """
    text = sentence.strip(_AROUND)
    is_told = _TOLD.get(language)
    said = sentence.rstrip() if ":" in sentence else text  # "Ask yourself: “Why?”" is no question
    if is_told is None or not text or said.endswith(("?", "？", "؟", ":", "：", "か", "か。")):
        return False
    return is_told(text) and _of_the_page().search(text) is None


def heads(heading: str, language: str) -> bool:
    """Whether `heading`, or the lead of a tip, tells its reader to do something: "Cap the nap", "Täglich lüften".

    A heading that could as well name a thing ("Water Damage", "Test Results") does not.
    """
    text = heading.strip(_AROUND)
    if " " not in text or not (instructs(text, language) or _is_infinitive(text, language)):
        return False
    if language != "en":
        return True
    verb, _, rest = text.casefold().partition(" ")
    return verb not in imperatives.NOUNS_TOO or _VERBAL_EN.match(f" {rest}") is not None


def instructs_as_item(text: str, language: str) -> bool:
    """Whether `text`, an item of a list, tells its reader to do something: items may be told in the infinitive."""
    bare = text.strip(_AROUND)
    return instructs(text, language) or (_is_infinitive(bare, language) and not _of_the_page().search(bare))


def is_condition(sentence: str) -> bool:
    """Whether `sentence` begins with a condition, which then belongs with what stands before it."""
    return _CONDITION.match(without_harakat(sentence.strip(_AROUND))) is not None


_CONDITION = re.compile(r"(?:if|unless|si|wenn|falls|s['’]il|s['’]ils|إذا|إن|もし)(?!\w)", re.IGNORECASE)


def is_negative(sentence: str) -> bool:
    """Whether `sentence` says what not to do."""
    return _NEGATIVE.match(without_harakat(sentence.strip(_AROUND))) is not None


_AROUND = " \t\"'“”„«»‘’"


@functools.cache
def _of_the_page() -> re.Pattern[str]:
    """What a page asks for itself, and what its author says of the text; built when first asked for."""
    return re.compile(
        r"\b(?:click|tap) (?:here|the|on|below)|\bsubscribe\b|\bsign up\b|\bnewsletter\b|"
        r"\bread (?:more|our|the full|also)\b|\blearn more\b|\bcheck out (?:our|my|the|these|this)\b|"
        r"\bshare (?:this|your|it with)\b|\bfollow (?:us|me|him|her|them|our)\b|\bleave a comment\b|"
        r"\bcomments?\b below|"
        r"\bjoin (?:us|our|my)\b|\bcontact us\b|\bcall us\b|\bvisit (?:our|us)\b|"
        r"\b(?:shop|order|buy|book) (?:now|here|today|your)\b|\bget (?:started|in touch|your free|yours)\b|"
        r"\bdownload (?:our|the|your)\b|\blog in\b|\b(?:see|read) (?:also|below|above)\b|"
        r"\bsee .{1,40} (?:below|above)\b|\bkeep reading\b|"
        r"\bread on\b|\bin the comments\b|\b(?:tell|let) (?:me|us) (?:know|what|how|in|if|about)\b|\bstay tuned\b|"
        r"\bsuscríbe|\bhaz clic\b|\bhaga clic\b|\bcompart[ae] (?:est|el|en)|\bsíguenos\b|"
        r"\bcontáct[ae]nos\b|\bsigue leyendo\b|\bdeja (?:un|tu) comentario\b|\blee (?:más|también)\b|\babonnie|"
        r"\bklick|\bmelden sie sich .{0,40}\ban\b|\bfolgen sie uns\b|\bfolge uns\b|\bteilen sie (?:diesen|den)\b|"
        r"\bkontaktieren sie uns\b|\blesen sie (?:auch|mehr|weiter)\b|\bschreiben sie uns\b|\babonnez|\binscrivez|"
        r"\bcliquez\b|\bpartagez (?:cet|cette|sur)|\bsuivez-nous\b|\bcontactez-nous\b|"
        r"\blisez (?:aussi|la suite)\b|\blaissez (?:un|votre) commentaire\b|اشترك|انقر|اضغط هنا|"
        r"شارك (?:هذا|المقال)|تابعنا|تواصل معنا|اتصل بنا|اقرأ (?:أيضا|المزيد)|اترك تعليق|"
        r"クリック|登録(?:して|を)|シェアして|"
        r"フォローして|お問い合わせ|ご覧ください|コメント(?:を|して)|購読|お読みください|"
        r"(?:見て|考えて|紹介して|解説して|説明して)(?:いき|み)ましょう|(?:紹介|解説|説明)しましょう",
        re.IGNORECASE,
    )


_NEGATIVE = re.compile(
    r"(?:\w+, )?(?:nicht |kein|ne |don['’]?t|do not|never|avoid|skip|stop|no |evit[ae]|nunca|vermeiden|vermeide|"
    r"niemals|évite|n['’e]|لا |تجنب)|.*(?:ないで(?:ください)?|ないこと|控えましょう)。?$",
    re.IGNORECASE,
)

# --- English ------------------------------------------------------------------------------------------------

_EN = re.compile(
    r"(?:(?:first|second|third|then|next|finally|lastly|instead|also|always|please|never|simply|just|gradually|slowly|"
    r"regularly|gently|every \w+|each \w+|today|now|afterwards?|to begin|to start|don['’]t|do not|rather),? (?:and )?)"
    r"{0,3}(?P<verb>make (?:sure|time)|be (?:sure|careful|patient|consistent|honest|kind|gentle|mindful|specific|ready|"
    r"prepared|aware)|\w+)(?!['’-]|\w)(?P<rest>.{0,120})",
    re.IGNORECASE | re.DOTALL,
)
_CLAUSE_EN = re.compile(
    r"(?:if|when|whenever|before|after|while|once|to|for|as|unless|until|during|in|at|on|by|with|without|instead of|"
    r"where|rather than|depending|whether|since|because|over)\b",
    re.IGNORECASE,
)
# What comes after a noun: "Exercise is good", "Rest helps", "Sleep and stress are linked".
_NOUN_EN = re.compile(
    r" (?:[\w’'-]+ ){0,3}?(?:is|are|was|were|can|could|will|would|may|might|should|must|has|had|does|did|isn['’]t|"
    r"aren['’]t|can['’]t|won['’]t|doesn['’]t|helps|makes|means|takes|gives|needs|comes|becomes|remains|plays|works|keeps|"
    r"allows|improves|reduces|increases|depends|matters|requires|provides|seems|leads|affects|starts|happens)\b",
    re.IGNORECASE,
)
# What such a verb belongs to where it is not the noun's: "Make sure you are ready".
_PARTING_EN = re.compile(
    r"\b(?:that|which|who|what|how|where|when|if|so|until|as|because|while|whether|before|after|sure|it|they|you|there|"
    r"your|the|a|an|these|this)\b|[,;:—–-]",
    re.IGNORECASE,
)
_TALK_EN = re.compile(
    r"(?:have an? (?:good|great|nice|lovely|wonderful)|say goodbye|let us|let me|think of it|look no further|"
    r"believe it|see why|use cases?|thank(?:s| you| god))\b",
    re.IGNORECASE,
)
# Verbs that are adjectives too ("Dry leaves bring carbon"), and what shows that they are verbs.
_ADJECTIVES_EN = frozenset(
    ("dry", "slow", "clean", "clear", "warm", "cool", "open", "light", "free", "secure", "lower")
)
_VERBAL_EN = re.compile(
    r" (?:the|your|a|an|it|them|this|these|all|any|each|every|both|down|up|off|out|in|on|with|for|to|one|two|some)\b",
    re.IGNORECASE,
)
# "Wash marks fade", "Test results vary": a noun's plural, and what it does.
_PLURAL_EN = re.compile(r" \w{2,}s (?P<does>\w+)\b")
_DOES_EN_TEXT = (
    "fade vary differ rise fall happen appear occur exist last fail hurt show suggest mean lead come go cause need "
    "require remain tend seem become make help give work matter depend spoil die grow were are had have"
)
_DOES_EN = frozenset(_DOES_EN_TEXT.split())
# "Open the door too soon and the fire dies": what happens, not what to do.
_FINDING_EN = re.compile(r"\btoo \w+,? and\b")


def _told_en(text: str) -> bool:
    return any(map(_is_order_en, _clauses(text, _CLAUSE_EN)))


def _is_order_en(clause: str) -> bool:
    order = _EN.match(clause)
    if order is None or _TALK_EN.match(clause, order.start("verb")):
        return False
    verb = order["verb"].lower()
    is_adjective = verb in _ADJECTIVES_EN and _VERBAL_EN.match(order["rest"]) is None
    if is_adjective or (" " not in verb and verb not in imperatives.ENGLISH):
        return False
    plural = _PLURAL_EN.match(order["rest"])
    if plural is not None and plural["does"] in _DOES_EN:
        return False
    noun = _NOUN_EN.match(order["rest"])
    if _FINDING_EN.search(clause) or " " not in clause:
        return False
    return noun is None or _PARTING_EN.search(noun.group()) is not None


def _clauses(text: str, opens: re.Pattern[str]) -> list[str]:
    """What may be the main clause: the whole; after a condition, whatever follows one of its first commas."""
    if opens.match(text) is None:
        return [text]
    return [part.strip() for part in re.split("[,—–]", text, maxsplit=3)[1:]]


# --- Spanish, German, French --------------------------------------------------------------------------------

_ES = re.compile(
    r"(?:(?:primero|luego|después|por último|finalmente|siempre|además|también|en su lugar|mejor|por favor),? )?"
    r"(?P<verb>\w+)(?! (?:es|son|está|ayuda|puede|que es)\b)",
    re.IGNORECASE,
)
_PRONOUN_ES = re.compile(r"(?:[mts]e|l[aoe]s?)$")
_PLAIN_ES = str.maketrans("áéíóú", "aeiou")
# "Sirve para poco", "Cuenta la leyenda": what is told of a thing, in the same form.
_STATING_ES = re.compile(
    r"(?:sirve (?:para|de|como)|cuenta (?:la leyenda|la historia|con)|toma (?:unos|unas|alrededor|cerca|entre|tiempo)|"
    r"lleva (?:vitamina|años|tiempo|semanas|meses|días|unos|unas|mucho)|guarda (?:relación|silencio)|"
    r"busca el equilibrio|trata (?:de la|del|sobre)|sigue siendo|vuelve a ser|comienza (?:en|con el)|"
    r"(?:reduce|elimina|limita|protege|evita|combate) (?:el|la|los|las) (?:estrés|ansiedad|insomnio|dolor\w*|riesgo\w*|"
    r"fatiga|cansancio|toxinas|piel|corazón|inflamación|colesterol)|elimina toxinas|protege del?)\b",
    re.IGNORECASE,
)
_NEGATED_ES = re.compile(
    r"(?:no|nunca) (?:te |se |lo |la )?(?:olvid|us|utilic|dej|teng|intent|compr|hag|le|mir|quit|"
    r"apag|toqu|duerm|cen|trabaj|llev|gast|beb[ae]|com[ae]|pong|ignor|esper|"
    r"mezcl|abus|fuerc|sobrecarg|riegu|abr|salt|subestim|descuid|rind|confí|empiec|comienc|cort|tem)[ae]?s?\b",
    re.IGNORECASE,
)
_CLAUSE_ES = re.compile(
    r"(?:si|cuando|antes|después|para|mientras|al|en|durante|una vez|aunque|con|sin|cada|por|a)\b", re.IGNORECASE
)


def _told_es(text: str) -> bool:
    return any(_is_order_es(clause) for clause in _clauses(text, _CLAUSE_ES))


def _is_order_es(clause: str) -> bool:
    order = _ES.match(clause)
    verb = order["verb"].lower() if order else ""
    if _STATING_ES.match(clause):
        return False
    bare = _PRONOUN_ES.sub("", _PRONOUN_ES.sub("", verb)).translate(_PLAIN_ES)
    is_known = verb in imperatives.SPANISH or (bare != verb and bare in imperatives.SPANISH_PLAIN)
    return is_known or _NEGATED_ES.match(clause) is not None


_DE = re.compile(
    r"(?:(?:zuerst|dann|danach|zum schluss|schließlich|außerdem|am besten|stattdessen|bitte) )?"
    r"(?P<verb>\w+)(?P<sie> sie\b)?(?= )(?! (?:ist|sind|hilft|kann|ich)\b)",
    re.IGNORECASE,
)
# "Haben Sie Schmerzen, ..." is a condition.
_CONDITION_DE = ("haben", "sind", "sollten", "können", "möchten", "wollen", "müssen", "hätten", "wären", "leiden")
# "Leben Sie zur Miete, brauchen Sie ...", "..., gelten andere Regeln": what holds, behind a condition without "wenn".
_HOLDS_DE = re.compile(
    r"[^,]{1,120}, (?:haben|brauchen|sind|können|müssen|dürfen|sollten|werden|erhalten|bekommen|verlieren|gelten|gilt|"
    r"hat|ist|wird|hilft|kann|muss|droht|drohen|lohnt|reicht|reichen|besteht|bestehen|bleibt|darf|steht|stehen|gibt|kommt|"
    r"geht|liegt|zahlt|übernimmt|entfällt|verfällt|beträgt|endet|beginnt|spricht)\b",
)
# Verbs that are nouns too, and a verb behind them: "Pflege braucht Zeit", "Suche nach Sinn prägt viele".
_NOUNS_DE = frozenset(("suche", "pflege", "frage", "sorge", "stelle", "teile", "sage", "reise", "starte", "mische"))
_VERB_DE = re.compile(
    r"\b(?!nicht\b|mit\b|jetzt\b|oft\b|gut\b|erst\b|dort\b|fast\b|selbst\b|seit\b|zuerst\b|statt\b|sanft\b|"
    r"leicht\b|bewusst\b|gesund\b|laut\b|recht\b|schlecht\b|direkt\b|getrennt\b)[a-zäöüß]{3,}t\b"
)
_INFINITIVE_DE = re.compile(r"[a-zäöüß]{3,}(?:en|eln|ern|ieren)$")
_FINITE_DE = re.compile(
    r"\b(?:ich|wir|er|man|es|ist|sind|war|hat|haben|wird|werden|kann|können|soll|sollen|muss|müssen|darf|dürfen)\b"
)
# What an instruction in the infinitive begins with: no subject stands before its verb.
_OPENS_DE = re.compile(
    r"(?:nicht|nie|niemals|kein\w*|den|das|einen|auf|im|in|mit|zum|zur|vor|nach|bei|aus|am|an|von|über|unter|immer|erst|viel|"
    r"genug|früh|langsam|regelmäßig|täglich|gut|lange|kurz|öfter|weniger|mehr|alle|jeden|\w+(?:lich|end|ig|isch|weise|sam))\b",
    re.IGNORECASE,
)
_CLAUSE_DE = re.compile(
    rf"(?:wenn|falls|sobald|bevor|nachdem|während|um|ob|damit|da|weil|solange|seit|statt|{'|'.join(_CONDITION_DE)})\b",
    re.IGNORECASE,
)


def _told_de(text: str) -> bool:
    return any(_is_order_de(clause) for clause in _clauses(text, _CLAUSE_DE))


def _is_order_de(clause: str) -> bool:
    order = _DE.match(clause)
    if order is None:
        return False
    verb = order["verb"].lower()
    if _HOLDS_DE.match(clause):
        return False
    if verb in _NOUNS_DE and _VERB_DE.search(clause):
        return False
    if order["sie"]:
        return verb.endswith("n") and verb not in _CONDITION_DE
    return verb in imperatives.GERMAN


def _is_infinitive(text: str, language: str) -> bool:
    """Whether `text` tells what to do as lists do: "Täglich lüften.", "Ne pas moudre trop fin."."""
    bare = text.rstrip(" .!")
    if language == "de":
        first, _, rest = bare.partition(" ")
        last = rest.rpartition(" ")[2]
        has_no_subject = _OPENS_DE.match(bare) or (
            rest == last and not first.endswith(("n", "er", "s")) and (first.endswith("ee") or not first.endswith("e"))
        )
        return bool(has_no_subject and _INFINITIVE_DE.search(last) and not _FINITE_DE.search(bare) and "," not in bare)
    return language == "fr" and _ITEM_FR.match(bare) is not None and _FINITE_FR.search(bare) is None


_FR = re.compile(
    r"(?:(?:d['’]abord|ensuite|puis|enfin|surtout|de préférence|pour commencer|s['’]il vous plaît),? )?"
    r"(?:ne |n['’])?(?P<verb>\w{3,})(?P<rest>.{0,20})",
    re.IGNORECASE,
)
_NO_VERBS_FR = frozenset(("chez", "assez", "avez", "nez", "savez", "connaissez", "voulez", "souhaitez", "allez"))
_IRREGULAR_FR = frozenset(("soyez", "faites", "dites"))
_NOUN_FR = re.compile(r" (?:est|sont|peut|peuvent|aide)\b|-vous (?:un|une|des|du|de|que|déjà|besoin|envie|tendance)\b")
# A recipe's and a list's form: "Préchauffer le four", "Boire un verre d'eau".
_INFINITIVE_FR = re.compile(
    r"(?:ne pas |bien )?(?:se |s['’])?\w{2,}(?:er|ir|re)\s"
    r"(?:le|la|les|un|une|des|du|de|au|aux|son|sa|ses|votre|vos|l['’])\b",
    re.IGNORECASE,
)
_ITEM_FR = re.compile(
    r"(?:(?:ne (?:pas|jamais) |bien |toujours )?(?:se |s['’])?\w{3,}(?:er|ir|re|oir)|ne (?:pas|jamais|plus) \w+re) \w",
    re.IGNORECASE,
)
# What a thing does: "Limite le stress", "Respire la santé".
_STATING_FR = re.compile(
    r"(?:limite|réduis|prépare|protège|évite|élimine) (?:le|la|les|l['’]) ?(?:stress|anxiété|douleurs?|risques?|"
    r"fatigue|inflammations?|insomnies?)|respire la|utilise moins\b",
    re.IGNORECASE,
)
_FINITE_FR = re.compile(
    r"\b(?:est|sont|permet|permettent|aide|aident|peut|peuvent|reste|suffit|rend|fait)\b", re.IGNORECASE
)
_CLAUSE_FR = re.compile(
    r"(?:si|s['’]il|quand|lorsque|avant|après|chez|dans|sur|le matin|le soir|"
    r"pour|afin|pendant|dès|en|au|aux|une fois|sans|avec|chaque|plutôt|à)\b",
    re.IGNORECASE,
)


def _told_fr(text: str) -> bool:
    if _STATING_FR.match(text):
        return False
    is_infinitive = _INFINITIVE_FR.match(text) is not None and _FINITE_FR.search(text) is None
    return is_infinitive or any(_is_order_fr(clause) for clause in _clauses(text, _CLAUSE_FR))


def _is_order_fr(clause: str) -> bool:
    order = _FR.match(clause)
    if order is None or _NOUN_FR.match(order["rest"]):
        return False
    verb = order["verb"].lower()
    is_formal = (verb.endswith("ez") and verb not in _NO_VERBS_FR) or verb in _IRREGULAR_FR
    return is_formal or (verb in imperatives.FRENCH and order["rest"][:1] in {" ", "-"})


# --- Arabic, Japanese ---------------------------------------------------------------------------------------

# Many write an alif with a wrong hamza or none: "اغلق", "إبدأ".
_HAMZAS = str.maketrans("أإآ", "ااا")

_AR = re.compile(
    r"(?:(?:أولا|ثانيا|ثالثا|أخيرا|وأخيرا|بعد ذلك|ثم|دائما|من فضلك),? )?(?P<forbidden>و?لا )?(?P<verb>\w+)(?=[\s.,!]|$)"
)
# "سجل العلماء": the same letters state what somebody did, where who did it stands right behind.
_AGENT_AR = re.compile(
    r"(?:\w+) (?:ال(?:علماء|أطباء|خبراء|كاتب|كتاب(?= في)|مؤلف|طبيب|عالم|باحث|باحثة|فريق|مركز|معهد|دراسة|شركة|حكومة|"
    r"وزير|رئيس|"
    r"مؤرخ|مؤرخين|مختص|أجداد|عرب|ناس|\w+ون)|باحثون|علماء|خبراء|أطباء|فريق|مؤلف)(?!\w)|قلل ال\w+ من|عد ال\w+ من|"
    r"وفر ال\w+ (?:على|في)"
)
_PRONOUN_AR = re.compile("(?:ه|ها|هم|هن)$")
_CLAUSE_AR = re.compile(r"(?:إذا|عندما|قبل|بعد|أثناء|عند|لكي|من أجل|بدلا|خلال|كلما|في|حين|للحصول|إن)(?!\w)")


def _told_ar(text: str) -> bool:
    bare = without_harakat(text).replace("،", ",")
    return any(_is_order_ar(clause) for clause in _clauses(bare, _CLAUSE_AR))


def _is_order_ar(clause: str) -> bool:
    order = _AR.match(clause)
    if order is None:
        return False
    if _AGENT_AR.match(clause, order.start("verb")) or is_verbal_noun(clause[order.start("verb") :]):
        return False
    verbs = imperatives.ARABIC_NEGATED if order["forbidden"] else imperatives.ARABIC
    verb = order["verb"].translate(_HAMZAS)
    forms = {verb, verb.removeprefix("و"), verb.removeprefix("ف"), _PRONOUN_AR.sub("", verb)}
    return not forms.isdisjoint(verbs)


_JA = re.compile(
    r"(?:ください|ましょう|て(?:み|お)[よこ]う|(?<!で)なさい|(?:する|しない|[うくぐつぬぶむる]|ない)こと)(?:ね)?[。！!」]*$"
)
_NO_ORDER_JA = re.compile(
    r"(?:という|できる|ある|の|大切な|重要な|言える)こと[。！!」]*$|(?:のは|とは).*こと[。！!」]*$|でしょう"
)


def _told_ja(text: str) -> bool:
    end = text[-60:]
    return _JA.search(end) is not None and _NO_ORDER_JA.search(end) is None


_TOLD: Mapping[str, Callable[[str], bool]] = {
    "en": _told_en,
    "es": _told_es,
    "de": _told_de,
    "fr": _told_fr,
    "ar": _told_ar,
    "ja": _told_ja,
}
