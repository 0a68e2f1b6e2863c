"""Full stops that end no sentence: those of abbreviations, initials, numbers and dates, in six languages."""

from __future__ import annotations

import re

_START = r"(?<![^\W_])"
# What is read on from, whatever follows.
_ALWAYS = re.compile(
    rf"{_START}(?:dr|mr|mrs|ms|prof|st|vs|cf|approx|messrs|z\.\s?b|d\.\s?h|u\.\s?a|o\.\s?ä|i\.\s?d\.\s?r|v\.\s?a|"
    r"s\.\s?o|bzw|sog|evtl|ggf|inkl|zzgl|vgl|dipl|e\.\s?g|i\.\s?e|viz|p\.\s?ej|p\.\s?ex|sr|sra|srta|dra|ud|uds|"
    r"vd|vds|mme|mlle|env)\.$",
    re.IGNORECASE,
)
# What is read on from where a number follows: "No. 4", "Aug. 5", "Abb. 2".
_BEFORE_NUMBER = re.compile(
    rf"{_START}(?:no|nos|nr|nrn|num|núm|n|pp?|págs?|vols?|figs?|abb|tab|arts?|kap|bd|cap|chap|ch|sect?|eq|para|s|tel|"
    r"jan|febr?|mar|apr|may|jun|jul|aug|sept?|oct|okt|nov|dec|dez|ene|abr|ago|dic|janv|févr|avr|juil|déc|ص)\.$",
    re.IGNORECASE,
)
# What may end a sentence or not: the word behind it tells. "U.S.", "9 a.m.", "EE. UU.", "J. Smith", "Sen. Hill".
_PERHAPS = re.compile(
    rf"{_START}(?:(?:[^\W\d_]\.\s?){{1,4}}[^\W\d_]{{1,2}}|EE|UU|FF|AA|CC|OO|JJ|RR|"
    r"sen|gov|rep|gen|sgt|lt|col|capt|rev|hon|pres|supt|mt|inc|ltd|co|corp|bros|jr|esq|ave|blvd|rd|dept|assn|univ|"
    r"min|std|sek|str|mio|mrd|ph\.d|hrs?|oz|lbs?|jh|geb|ca|fr|ing|lic|jan|feb|aug|sept|oct|okt|nov|dec|dez)\.$",
    re.IGNORECASE,
)
_INITIAL = re.compile(rf"{_START}(?:[^\W\d_a-zß-ÿ])\.$")
_SMALL_LETTER = re.compile(r"(?<![\w.])[a-zà-ÿ]\.$")
_DOTTED = re.compile(r"[^\W\d_]{1,2}\.")
# "Vitamin C." and "Plan B." are whole.
_LETTERED = re.compile(
    rf"{_START}(?:vitamin[ae]?s?|plan|option|opción|part|type|typ|tipo|group|gruppe|class|grade|point|hepatitis)\s\w\.$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:the|an?|it|its|it['’]s|he|she|they|we|i|you|in|on|at|this|that|these|those|there|but|and|so|if|when|while|as|"
    r"for|then|however|here|what|why|how|not|no|yes|our|your|my|his|her|their|some|many|most|all|each|every|after|"
    r"before|also|don['’]t|"
    r"der|die|das|ein|eine|es|er|sie|wir|ich|ihr|du|im|am|auf|aber|und|wenn|dann|doch|auch|dabei|diese[rsmn]?|wer|was|"
    r"wie|hier|nach|bei|mit|für|von|zu|"
    r"el|la|los|las|una?|en|esto|est[ea]|pero|si|cuando|para|por|con|se|su|lo|al|"
    r"le|les|une|des|il|elle|ils|elles|on|ce|cela|cette|et|mais|quand|pour|dans|avec|nous|vous|je)(?![^\W_])",
    re.IGNORECASE,
)
_LINE_NUMBER = re.compile(r"(?:^|\n)\W*\d{1,3}\.$")
# "am 3. Mai", "der 2. Versuch": a German ordinal.
_ORDINAL = re.compile(
    rf"{_START}(?:der|die|das|dem|den|des|am|vom|zum|im|beim|bis|ab|und|jede[nrsm]?)\s\d{{1,2}}\.$", re.IGNORECASE
)
_DAY = re.compile(rf"{_START}\d{{1,2}}\.$")
_MONTH = re.compile(
    r"(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)(?!\w)",
    re.IGNORECASE,
)


def goes_on(before: str, behind: str) -> bool:
    """Whether a sentence goes on over the full stop that ends `before`.

    Args:
        before: some characters up to the full stop, and it.
        behind: some characters of what follows it, from its first word.
    """
    if _ALWAYS.search(before) or _LINE_NUMBER.search(before) or _ORDINAL.search(before):
        return True
    if behind[:1].isdigit() and _BEFORE_NUMBER.search(before):
        return True
    if _DAY.search(before) and _MONTH.match(behind):
        return True
    if _SMALL_LETTER.search(before) or _LETTERED.search(before):
        return _DOTTED.match(behind) is not None
    is_short = _PERHAPS.search(before) or _INITIAL.search(before)
    return is_short is not None and _OPENING.match(behind) is None
