"""What lessons say of their own course in six languages, as patterns: how long it is, how far its reader has come.

Only what speaks of the course itself counts: "a 5-day course at the gym" is about something else.
"""

from __future__ import annotations

import re

from course.checking.number_words import COUNT, PLACE


def _each(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """The patterns, a space in which is any space or break of a line."""
    return tuple(re.compile(one.replace(" ", r"\s"), re.IGNORECASE) for one in patterns)


_DAY, _DAYS = rf"(?P<day>{COUNT})", rf"(?P<days>{COUNT})"
_PLACE = rf"(?P<day>{PLACE})"
_MAIL = r"(?:e-?mail[ -])?"

# "our 5-day course"
LENGTH = _each(
    rf"\b(?:our|this) (?:free |short |whole |little )?{_DAYS}[- ](?:day|lesson) {_MAIL}course\b",
    rf"\b(?:our|this) {_MAIL}course (?:has|lasts|consists of|of) {_DAYS} (?:days|lessons|e-?mails)\b",
    rf"\b(?:unser(?:e[nmrs])?|diese[mnrs]) {_DAYS}[- ]?(?:tägige[nmrs]?|Tage) ?-?(?:E-?Mail-)?Kurs(?:es)?\b",
    rf"\b(?:unser|dieser) (?:E-?Mail-)?Kurs (?:hat|dauert|umfasst) {_DAYS} (?:Tage|Lektionen|E-?Mails)\b",
    rf"\b(?:notre|ce) (?:mini-)?cours(?: par e-?mail)? (?:de|en|dure|compte|comprend) {_DAYS} "
    r"(?:jours|leçons|e-?mails)\b",
    rf"\b(?:nuestro|este) (?:mini)?curso(?: por correo)? (?:de|en|tiene|dura) {_DAYS} (?:días|lecciones|correos)\b",
    rf"(?:دورتنا|هذه الدورة)(?: (?:المكونة|المؤلفة|الممتدة))? (?:من|على مدى|لمدة) {_DAYS} (?:أيام|دروس|رسائل)",
    rf"(?:この|本|私たちの)全?{_DAYS}(?:日間|回)の?(?:無料)?(?:メール)?(?:コース|講座)",
)
# "You have read four of eight lessons"
PROGRESS = _each(
    rf"\byou(?:['’]ve| have) (?:now |already |just )?(?:read|finished|completed|done|received|had) {_DAY} (?:out )?of "
    rf"(?:the |our |all )?{_DAYS} (?:lessons|e-?mails|days)\b",
    rf"\b{_DAY} of (?:the |our )?{_DAYS} lessons are (?:now )?(?:behind you|done)\b",
    rf"\b(?:haben Sie|Sie haben|du hast|hast du) (?:jetzt |schon |bereits |nun )?{_DAY} (?:von|der) {_DAYS} "
    r"(?:Lektionen|E-?Mails)\b",
    rf"\b(?:vous avez|tu as) (?:déjà )?(?:lu|terminé|fini|reçu) {_DAY} (?:des|sur) {_DAYS} (?:leçons|e-?mails)\b",
    rf"\b(?:vous avez|tu as) (?:déjà )?(?:lu|terminé|fini|reçu) {_DAY} (?:leçons|e-?mails) sur {_DAYS}(?!\w)",
    rf"\b(?:has|ha) (?:leído|terminado|completado|recibido) (?:ya )?{_DAY} de (?:las |los )?{_DAYS} "
    r"(?:lecciones|correos)\b",
    rf"(?:قرأت|أنهيت|أكملت) {_DAY} (?:من أصل|من) {_DAYS} (?:دروس|رسائل)",
    rf"(?:قرأت|أنهيت|أكملت) {_DAY} (?:دروس|رسائل) من أصل {_DAYS}(?!\w)",
    rf"{_DAYS}(?:回|レッスン)中の?{_DAY}(?:回|レッスン)(?:目|が終わ|を終え|を読)",
)
# "This is the fourth day of our course"
PLACE_IN_COURSE = _each(
    rf"\b(?:welcome to|this is|today is|it['’]s) (?:the )?{_PLACE} (?:day|lesson|e-?mail) (?:of|in) (?:our|this) "
    r"[^.!?\n]{0,30}course\b",
    rf"\b(?:heute ist|das ist|dies ist) (?:der|die) {_PLACE} (?:Tag|Lektion|E-?Mail) (?:unseres|dieses) "
    r"[^.!?\n]{0,30}Kurs",
    rf"\bwillkommen (?:zum|zur) {_PLACE} (?:Tag|Lektion|E-?Mail) (?:unseres|dieses) [^.!?\n]{{0,30}}Kurs",
    rf"\b(?:c['’]est|voici|bienvenue) (?:le|la|au|à la) {_PLACE} (?:jour|leçon|e-?mail) de (?:notre|ce) "
    r"(?:mini-)?cours\b",
    rf"\b(?:hoy es|est[ea] es|bienvenid[oa]s?) (?:el|la|al|a la) {_PLACE} (?:día|lección|correo) de (?:nuestro|este) "
    r"(?:mini)?curso\b",
    rf"(?:هذا هو|اليوم هو|هذه هي) (?:اليوم|الدرس|الرسالة) {_PLACE} (?:من|في) (?:دورتنا|هذه الدورة)",
    rf"(?:今日は|本日は)(?:この|本|私たちの)[^。\n]{{0,12}}?(?:コース|講座)の第?{_DAY}(?:日目|回)",
)
