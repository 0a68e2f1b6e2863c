"""The course's own words in French; the reader is "vous". No-break spaces stand where French has them."""

from __future__ import annotations

from course.words import Words, counted

WORDS = Words(
    greeting="Bonjour {name},",
    greeting_nameless="Bonjour,",
    day_of="Jour {day} sur {days}",
    minutes=counted("fr", "minutes", other="{minutes} min de lecture"),
    action="À faire aujourd’hui",
    action_tips=(
        "Lequel de ces points vous parle le plus\u00a0: {tips}\u00a0? Notez pourquoi en une phrase, avec vos "
        "propres mots."
    ),
    action_questions=(
        "Laquelle des questions d’aujourd’hui est la vôtre\u00a0? Répondez-y en une phrase, avec vos propres mots."
    ),
    yesterday="Hier",
    last_time="La dernière fois",
    tomorrow="Demain",
    next_lesson="Prochaine leçon",
    last_lesson="C’était la dernière leçon",
    ending=counted(
        "fr",
        "days",
        one="Vous avez terminé «\u00a0{course}\u00a0». Gardez cet e-mail\u00a0: vous pourrez y revenir à tout moment.",
        many=(
            "Vous avez terminé les {days} jours de «\u00a0{course}\u00a0». Gardez ces e-mails\u00a0: vous pourrez y "
            "revenir à tout moment."
        ),
        other=(
            "Vous avez terminé les {days} jours de «\u00a0{course}\u00a0». Gardez ces e-mails\u00a0: vous pourrez y "
            "revenir à tout moment."
        ),
    ),
    why="Vous recevez cet e-mail à la suite de votre inscription à «\u00a0{course}\u00a0» avec l’adresse {email}.",
    preferences="Modifier vos préférences",
    unsubscribe="Se désabonner",
    question="Q",
    answer="R",
    subscription="L’abonnement de {email}",
    unsubscribe_title="Se désabonner de ce cours\u00a0?",
    unsubscribe_note="Vous ne recevrez plus aucune leçon à partir de maintenant.",
    already_unsubscribed_title="Votre abonnement est déjà annulé",
    unsubscribed_title="Votre abonnement est annulé",
    unsubscribed_note="Vous ne recevrez plus de leçons de «\u00a0{course}\u00a0». Vous pouvez fermer cette page.",
    preferences_title="Vos préférences",
    preferences_note="Les leçons de «\u00a0{course}\u00a0» arrivent à {time} dans votre fuseau horaire.",
    preferences_next="Votre prochaine leçon arrive le {date} à {time}.",
    preferences_left="Vous ne recevez plus de leçons de «\u00a0{course}\u00a0».",
    preferences_finished=counted(
        "fr",
        "days",
        one="Vous avez reçu l’unique leçon de «\u00a0{course}\u00a0».",
        many="Vous avez reçu les {days} leçons de «\u00a0{course}\u00a0».",
        other="Vous avez reçu les {days} leçons de «\u00a0{course}\u00a0».",
    ),
    preferences_zone="Votre fuseau horaire",
    preferences_zone_unknown="Nous ne connaissons pas ce fuseau horaire. Choisissez-en un dans la liste.",
    preferences_save="Enregistrer",
    preferences_saved="Votre fuseau horaire est enregistré.",
    broken_link_title="Ce lien ne fonctionne pas",
    broken_link_note=(
        "Il en manque peut-être une partie. Ouvrez-le à nouveau depuis l’e-mail. Si cela ne suffit pas, répondez à "
        "l’e-mail et nous nous en occuperons."
    ),
    sample_title="Ce lien est un exemple",
    sample_note=(
        "Il vient d’un test ou d’un aperçu de «\u00a0{course}\u00a0», et non d’un abonnement. Rien n’a été modifié."
    ),
    refused_title="Cela n’a pas fonctionné",
    refused_note="Ouvrez à nouveau le lien de l’e-mail et utilisez le bouton de la page.",
    try_later_title="Veuillez réessayer dans quelques minutes",
    try_later_note="Nous n’avons pas pu le faire à l’instant. Rien n’a été modifié.",
)
