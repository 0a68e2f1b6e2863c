"""What pages in German say around an article."""

from __future__ import annotations

from course.outline.page_words.kinds import (
    ABOUT_PAGE,
    ADVERTISEMENT,
    AUTHOR,
    CALL,
    COMMENT,
    COOKIES,
    COPYRIGHT,
    ELSEWHERE,
    NAMES,
    NAVIGATION,
    NETWORK,
    NEWSLETTER,
    SHARE,
    SOURCES,
    PageWords,
)

_PAGE = "(?:artikel|beitrag|seite|rezept|text)"

WORDS = PageWords(
    phrases={
        COMMENT: "antworten|kommentar|kommentare|kommentar hinterlassen|kommentar schreiben|kommentar verfassen"
        "|kommentar abgeben"
        "|kommentare hinterlassen|kommentare schreiben|antwort abbrechen|keine kommentare|noch keine kommentare"
        "|schreibe einen kommentar|schreiben sie einen kommentar|hinterlasse einen kommentar"
        "|hinterlassen sie einen kommentar|diskutieren sie mit|diskutiere mit|ihre meinung",
        SHARE: "teilen|jetzt teilen|weitersagen|link kopieren|folgen sie uns|folge uns|empfehlen|per e-mail teilen"
        "|seite drucken|artikel drucken",
        ELSEWHERE: "ähnliche artikel|ähnliche beiträge|verwandte artikel|verwandte beiträge|verwandte themen"
        "|weitere artikel"
        "|weitere beiträge|weitere themen|mehr zum thema|auch interessant|das könnte sie auch interessieren"
        "|das könnte dich auch interessieren|das könnte ihnen auch gefallen|das könnte dir auch gefallen|weiterlesen"
        "|beliebte beiträge|beliebte artikel|neueste beiträge|neueste artikel|meistgelesen|lesen sie auch|lies auch"
        "|passend zum thema",
        COOKIES: "cookie-einstellungen|cookie-richtlinie|cookie-hinweis|cookies akzeptieren|alle cookies akzeptieren"
        "|alle akzeptieren",
        NEWSLETTER: "newsletter|newsletter abonnieren|zum newsletter anmelden|newsletter-anmeldung|jetzt abonnieren"
        "|jetzt anmelden|abonnieren|ihre e-mail-adresse|deine e-mail-adresse",
        COPYRIGHT: "alle rechte vorbehalten|impressum|datenschutz|datenschutzerklärung|agb|impressum und datenschutz",
        ADVERTISEMENT: "anzeige|werbung|gesponsert",
    },
    line_phrases={
        CALL: "jetzt kaufen|jetzt bestellen|jetzt einkaufen|in den warenkorb|zum shop|zum produkt"
        "|jetzt herunterladen|kostenlos herunterladen|jetzt testen|kostenlos testen|jetzt buchen"
        "|termin vereinbaren|mehr erfahren|jetzt starten|ausverkauft|angebot anfordern",
        NAVIGATION: "menü|hauptmenü|zum inhalt springen|zum inhalt|zum hauptinhalt springen|nach oben"
        "|zurück nach oben"
        "|startseite|anmelden|einloggen|suche|seite durchsuchen|vorheriger beitrag|nächster beitrag"
        "|vorheriger artikel"
        "|nächster artikel|mehr anzeigen|mehr laden|zur startseite",
        ABOUT_PAGE: "geschrieben von|verfasst von|veröffentlicht von|ein beitrag von",
    },
    section_phrases={
        SOURCES: "quellen|quellenangaben|quellenverzeichnis|literatur|literaturverzeichnis|einzelnachweise|fußnoten"
        "|weiterführende literatur|weiterführende links|quellen und weiterführende links",
    },
    patterns={
        COMMENT: (
            ("1", r"\d+ kommentare?"),
            ("deine ihre", r"(?:deine|ihre) e-mail-adresse wird nicht veröffentlicht.*"),
            ("meinen", r"meinen namen, meine e-mail-adresse.*"),
        ),
        SHARE: (
            (
                (
                    "auf via per mit diese diesen dieses jetzt artikel beitrag seite rezept text teilen drucken "
                    "weiterempfehlen"
                ),
                (
                    rf"(?:jetzt )?(?:diese[ns]? )?(?:{_PAGE} )?(?:(?:auf|via|per|mit) (?:{NETWORK}|freunden) )*"
                    rf"(?:teilen|drucken|weiterempfehlen)(?: (?:auf|via|per|mit) (?:{NETWORK}|freunden))*\W*"
                ),
            ),
            ("hat war", rf"(?:hat (?:ihnen|dir)|war) diese[rs]? {_PAGE} (?:gefallen|hilfreich)\W*"),
            ("folgen folge", r"(?:folgen sie|folge) uns (?:auf|bei) .{1,60}"),
        ),
        ELSEWHERE: (
            (
                "ähnliche verwandte passende empfohlene beliebte neueste",
                (
                    r"(?:ähnliche|verwandte|passende|empfohlene|beliebte"
                    r"|neueste) (?:[\w-]{1,20} ){0,2}(?:artikel|beiträge|blogbeiträge|produkte|rezepte"
                    r"|themen)\W*"
                ),
            ),
            (
                "lesen lies mehr siehe auch weiterlesen",
                r"(?:lesen sie auch|lies auch|mehr dazu|siehe auch|auch interessant|mehr zum thema|weiterlesen)\s*:.+",
            ),
        ),
        COOKIES: (
            (
                "wir diese unsere um",
                (
                    r"(?:wir|diese (?:web)?s(?:ei)?te|unsere (?:web)?seite) (?:verwende[nt]|nutz(?:t|en)|setz(?:t|en)) "
                    r"cookies.*|um (?:ihnen|dir) .{0,80}cookies.*"
                ),
            ),
            ("mit", r"mit der nutzung .{0,60}cookies.*"),
        ),
        NEWSLETTER: (
            (
                "abonnieren abonniere melden melde jetzt unsere unseren",
                (
                    r"(?:jetzt )?(?:abonnieren sie|abonniere|melden sie sich|melde dich)\b.{0,60}\bnewsletter\b.{0,60}"
                    r"|(?:jetzt )?unseren? newsletter (?:abonnieren|bestellen)\W*"
                ),
            ),
            ("keine", r"keine (?:beiträge|artikel|tipps) mehr verpassen.{0,60}"),
        ),
        COPYRIGHT: (("~vorbehalten", r".{0,100}alle rechte vorbehalten\W*.{0,30}"),),
        ADVERTISEMENT: (("dieser", r"dieser (?:artikel|beitrag) enthält (?:affiliate|werbe).{0,80}"),),
    },
    line_patterns={
        ABOUT_PAGE: (
            (
                "von autor autorin text geschrieben verfasst veröffentlicht",
                rf"(?:(?:geschrieben |verfasst |veröffentlicht )?von|autor(?:in)?|text)[:\s]+{NAMES}",
            ),
            (
                "aktualisiert veröffentlicht zuletzt erschienen stand geändert",
                r"(?:zuletzt )?(?:aktualisiert|veröffentlicht|geändert|erschienen|stand)(?: am|:)\s.{0,20}\d.{0,40}",
            ),
            ("lesezeit geschätzte ca", r"(?:geschätzte |ca\.? )?lesezeit\W.{0,30}"),
            ("1 ca", r"(?:ca\.? )?\d{1,3} min(?:uten?|\.)? (?:lesezeit|lesedauer)"),
            (
                "kategorie kategorien schlagwort schlagworte schlagwörter tags",
                r"(?:kategorien?|schlagwort|schlagworte|schlagwörter|tags)\s*:.{1,120}",
            ),
        ),
        NAVIGATION: (
            ("startseite", r"startseite\s*[>›»/].{1,80}"),
            ("1 seite", r"(?:seite )?\d+ von \d+"),
            ("sie du", r"(?:sie sind|du bist) hier\s*:.*"),
            (
                "vorherige vorheriger vorheriges nächste nächster nächstes",
                r"(?:vorherige|nächste)[rs]? (?:beitrag|artikel|kapitel|seite)\s*:.*",
            ),
        ),
    },
    section_patterns={AUTHOR: (("über", r"über de[nr] autor(?:in|en)?.*|über die autor(?:in|en|innen).*|über uns"),)},
    menu="start|startseite|über uns|kontakt|blog|shop|produkte|leistungen|preise|karriere|presse|suche"
    "|anmelden|warenkorb"
    "|hilfe|impressum|datenschutz|rezepte|aktuelles",
    credits="geschrieben von|verfasst von|veröffentlicht von|ein beitrag von",
    comments="kommentar|kommentare|antwort|antworten",
    reply="antworten",
    says="sagt|schrieb|schreibt|meint",
    may_head="mehr erfahren|jetzt starten|antworten|teilen|drucken|weiterempfehlen|abonnieren|menü"
    "|kommentar|kommentare|newsletter|suche|werbung|anzeige",
)
