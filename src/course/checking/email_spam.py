"""C82x: what looks like spam to filters and people alike. Few rules, and each for a reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.checking.email_pictures import is_pixel, pictures_of
from course.checking.placing import line_at, line_of_header
from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedEmail

_REPLY = re.compile(r"\s*(?:re|fwd?|aw|wg|tr|rv|sv|antw)\s*(?:\[\d+\])?\s*[:：]", re.IGNORECASE)
_MARKS = re.compile(r"[!！¡]{2,}|[?？]{3,}|[!?！？]{4,}|[$€£]{2,}")
_SHOUTED_BODY = re.compile(r"[!！]{3,}|[$€£]{3,}")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55]")
_MOST_EMOJI = 3
_CAPITALS = 0.7  # of the letters of a subject
_ENOUGH = 8  # letters to tell shouting by
_FEW_WORDS = 15
_SILENT = frozenset({"script", "style", "noscript", "template"})
_LETTER = re.compile(r"[^\W\d_]")
# Promises that filters have counted for decades; each says more than its words do anywhere else.
_PHRASES = re.compile(
    r"\b(?:100\s?% free|act now|click here now|cash bonus|congratulations,? you(?:['’]ve| have)? won|free!{1,5}|winner!"
    r"|you(?:['’]re| are) (?:a|the|our) (?:lucky )?winner"
    r"|double your (?:income|money)|earn (?:extra )?(?:\$\d[\d,]*|cash|money) (?:fast|now|from home|per (?:day|week))"
    r"|eliminate (?:your )?debt|get (?:paid|rich) (?:now|quick|fast)|guaranteed (?:income|winner|results)|viagra"
    r"|limited time only|lose weight fast|make money fast|no (?:credit check|hidden costs|obligation|strings attached)"
    r"|once in a lifetime|risk[- ]free|this is not spam|you(?:'ve| have) been selected|work from home and earn"
    r"|urgent response|million dollars|buy now!)",
    re.IGNORECASE,
)
_MOST_PHRASES = 1  # in the body; in a subject one is one too many


@EMAIL_RULES.rule("C821", "shouting-subject", Severity.WARNING, hint="write it as you would say it")
def shouting_subject(email: CheckedEmail) -> Iterator[Broken]:
    """A subject in capitals, or with marks in rows."""
    letters = [letter for letter in _LETTER.findall(email.subject) if letter.lower() != letter.upper()]
    line = line_of_header(email, "subject")
    if (
        len(letters) >= _ENOUGH
        and " " in email.subject.strip()
        and sum(letter.isupper() for letter in letters) > _CAPITALS * len(letters)
    ):
        yield Broken(f"the subject shouts: “{email.subject[:80]}”", line)
    elif match := _MARKS.search(email.subject):
        yield Broken(f"the subject has “{match[0][:10]}” in it", line)
    elif len(_EMOJI.findall(email.subject)) > _MOST_EMOJI:
        yield Broken(f"the subject has {len(_EMOJI.findall(email.subject))} emoji", line)


@EMAIL_RULES.rule("C822", "spam-phrases", Severity.WARNING, hint="say what the reader gets, without the promise")
def spam_phrases(email: CheckedEmail) -> Iterator[Broken]:
    """Promises that only spam makes: one in the subject, several on the page."""
    if match := _PHRASES.search(email.subject):
        yield Broken(f"the subject says “{match[0]}”", line_of_header(email, "subject"))
    found = {match[0].lower(): match[0] for match in _PHRASES.finditer(email.page.words)}
    if len(found) > _MOST_PHRASES:
        listed = ", ".join(f"“{phrase}”" for phrase in list(found.values())[:4])
        yield Broken(f"the email sounds like spam: {listed}", line_at(email, 1, next(iter(found.values()))))


@EMAIL_RULES.rule("C823", "false-reply", Severity.WARNING, hint="leave “Re:” out of what answers nobody")
def false_reply(email: CheckedEmail) -> Iterator[Broken]:
    """A subject that pretends to answer or to forward."""
    names = {name.lower() for name in email.headers or {}}
    if _REPLY.match(email.subject) and not names & {"in-reply-to", "references"}:
        yield Broken(f"the subject pretends to be an answer: “{email.subject[:60]}”", line_of_header(email, "subject"))


@EMAIL_RULES.rule("C824", "rows-of-marks", Severity.WARNING, hint="one mark is enough")
def rows_of_marks(email: CheckedEmail) -> Iterator[Broken]:
    """“!!!” or “$$$” on the page."""
    for element, words in email.page.blocks:
        is_code = element.tag in {"code", "pre"} or any(outer.tag in {"code", "pre"} for outer in element.above())
        if not is_code and (match := _SHOUTED_BODY.search(words)):
            yield Broken(f"“{match[0][:10]}” stands in “{words[:50]}”", line_at(email, element.line, words))
            return


@EMAIL_RULES.rule(
    "C825", "only-pictures", Severity.WARNING, hint="write the words as words: pictures are often not shown"
)
def only_pictures(email: CheckedEmail) -> Iterator[Broken]:
    """An email that is a picture: nothing is left of it where pictures are off."""
    pictures = [one for one in pictures_of(email) if not is_pixel(one)]
    count = len(email.page.words.split())
    if pictures and count < _FEW_WORDS and len(email.page.words) < 6 * _FEW_WORDS:
        yield Broken(
            f"the email is made of pictures: {count} words can be read without them", line_at(email, pictures[0].line)
        )


@EMAIL_RULES.rule("C826", "nothing-to-read", Severity.ERROR, hint="write the email, or look at what hides it")
def nothing_to_read(email: CheckedEmail) -> Iterator[Broken]:
    """A page without a word or a picture."""
    if not email.page.words and not pictures_of(email):
        yield Broken("nothing can be seen in the email")


@EMAIL_RULES.rule("C827", "much-hidden-text", Severity.WARNING, hint="leave out what nobody is to read")
def much_hidden_text(email: CheckedEmail) -> Iterator[Broken]:
    """Many hidden words that no screen ever shows."""
    shown = _shown_on_some_screens(email)
    for element in email.page.body.inner():
        is_outermost = element.hidden and element.parent is not None and not element.parent.hidden
        if (
            is_outermost
            and not shown & set(element.get("class").split())
            and element.tag not in {"script", "style", "noscript", "template"}
        ):
            words = element.words(shown=False)
            if len(words.split()) > 60:
                yield Broken(
                    f"{len(words.split())} words are hidden: “{words[:50]}”", line_at(email, element.line, words)
                )


def _shown_on_some_screens(email: CheckedEmail) -> set[str]:
    """The classes that a media query shows or hides."""
    rules = (rule for sheet in email.page.sheets for rule in sheet.rules if rule.media)
    switching = (rule.selector for rule in rules if any(one.name == "display" for one in rule.declarations))
    return {name for selector in switching for name in re.findall(r"\.([\w-]+)", selector)}
