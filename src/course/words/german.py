"""The course's own words in German; the reader is "Sie"."""

from __future__ import annotations

from course.words import Words, counted

WORDS = Words(
    greeting="Guten Tag, {name},",
    greeting_nameless="Guten Tag,",
    day_of="Tag {day} von {days}",
    minutes=counted("de", "minutes", other="{minutes} Min. Lesezeit"),
    action="Ihr Schritt für heute",
    action_tips="Was davon trifft auf Sie am meisten zu: {tips}? Schreiben Sie in einem eigenen Satz auf, warum.",
    action_questions="Welche der heutigen Fragen ist Ihre? Beantworten Sie sie in einem eigenen Satz.",
    yesterday="Gestern",
    last_time="Beim letzten Mal",
    tomorrow="Morgen",
    next_lesson="Nächste Lektion",
    last_lesson="Das war die letzte Lektion",
    ending=counted(
        "de",
        "days",
        one="Sie haben „{course}“ abgeschlossen. Heben Sie diese E-Mail auf: Sie können jederzeit darin nachlesen.",
        other=(
            "Sie haben alle {days} Tage von „{course}“ abgeschlossen. Heben Sie diese E-Mails auf: Sie können "
            "jederzeit darin nachlesen."
        ),
    ),
    why="Sie erhalten diese E-Mail, weil Sie sich mit {email} für „{course}“ angemeldet haben.",
    preferences="Einstellungen ändern",
    unsubscribe="Abmelden",
    question="F",
    answer="A",
    subscription="Das Abonnement von {email}",
    unsubscribe_title="Von diesem Kurs abmelden?",
    unsubscribe_note="Sie erhalten ab sofort keine Lektionen mehr.",
    already_unsubscribed_title="Sie sind bereits abgemeldet",
    unsubscribed_title="Sie sind abgemeldet",
    unsubscribed_note="Sie erhalten keine Lektionen von „{course}“ mehr. Sie können diese Seite schließen.",
    preferences_title="Ihre Einstellungen",
    preferences_note="Die Lektionen von „{course}“ kommen um {time} Uhr in Ihrer Zeitzone.",
    preferences_next="Ihre nächste Lektion kommt am {date} um {time} Uhr.",
    preferences_left="Sie erhalten keine Lektionen von „{course}“ mehr.",
    preferences_finished=counted(
        "de",
        "days",
        one="Sie haben die einzige Lektion von „{course}“ erhalten.",
        other="Sie haben alle {days} Lektionen von „{course}“ erhalten.",
    ),
    preferences_zone="Ihre Zeitzone",
    preferences_zone_unknown="Diese Zeitzone kennen wir nicht. Bitte wählen Sie eine aus der Liste.",
    preferences_save="Speichern",
    preferences_saved="Ihre Zeitzone ist gespeichert.",
    broken_link_title="Dieser Link funktioniert nicht",
    broken_link_note=(
        "Vielleicht fehlt ein Teil davon. Öffnen Sie ihn noch einmal aus der E-Mail. Wenn das nicht hilft, antworten "
        "Sie auf die E-Mail, und wir kümmern uns darum."
    ),
    sample_title="Das ist ein Beispiel-Link",
    sample_note=(
        "Er stammt aus einem Test oder einer Vorschau von „{course}“ und gehört zu keinem Abonnement. Es wurde nichts "
        "geändert."
    ),
    refused_title="Das hat nicht geklappt",
    refused_note="Öffnen Sie den Link in der E-Mail noch einmal und benutzen Sie die Schaltfläche auf der Seite.",
    try_later_title="Bitte versuchen Sie es in ein paar Minuten noch einmal",
    try_later_note="Das war gerade nicht möglich. Es wurde nichts geändert.",
)
