"""The course's own words in Spanish; the reader is "tú"."""

from __future__ import annotations

from course.words import Words, counted

WORDS = Words(
    greeting="Hola, {name}:",
    greeting_nameless="Hola:",
    day_of="Día {day} de {days}",
    minutes=counted("es", "minutes", other="{minutes} min de lectura"),
    action="Tu paso de hoy",
    action_tips=(
        "¿Cuál de estos puntos tiene más que ver contigo: {tips}? Escribe por qué en una frase, con tus propias "
        "palabras."
    ),
    action_questions="¿Cuál de las preguntas de hoy es la tuya? Respóndela en una frase, con tus propias palabras.",
    yesterday="Ayer",
    last_time="La última vez",
    tomorrow="Mañana",
    next_lesson="Próxima lección",
    last_lesson="Esta fue la última lección",
    ending=counted(
        "es",
        "days",
        one="Has terminado «{course}». Guarda este correo y vuelve a él cuando quieras.",
        many="Has completado los {days} días de «{course}». Guarda estos correos y vuelve a ellos cuando quieras.",
        other="Has completado los {days} días de «{course}». Guarda estos correos y vuelve a ellos cuando quieras.",
    ),
    why="Recibes este correo porque te inscribiste en «{course}» con la dirección {email}.",
    preferences="Cambiar tus preferencias",
    unsubscribe="Darme de baja",
    question="P",
    answer="R",
    subscription="La suscripción de {email}",
    unsubscribe_title="¿Quieres darte de baja de este curso?",
    unsubscribe_note="A partir de este momento no recibirás más lecciones.",
    already_unsubscribed_title="Ya estás de baja",
    unsubscribed_title="Te has dado de baja",
    unsubscribed_note="No recibirás más lecciones de «{course}». Puedes cerrar esta página.",
    preferences_title="Tus preferencias",
    preferences_note="Las lecciones de «{course}» llegan a esta hora de tu zona horaria: {time}.",
    preferences_next="Tu próxima lección: {date}, {time}.",
    preferences_left="Ya no recibes lecciones de «{course}».",
    preferences_finished=counted(
        "es",
        "days",
        one="Ya has recibido la única lección de «{course}».",
        many="Ya has recibido las {days} lecciones de «{course}».",
        other="Ya has recibido las {days} lecciones de «{course}».",
    ),
    preferences_zone="Tu zona horaria",
    preferences_zone_unknown="No conocemos esa zona horaria. Elige una de la lista.",
    preferences_save="Guardar",
    preferences_saved="Hemos guardado tu zona horaria.",
    broken_link_title="Este enlace no funciona",
    broken_link_note=(
        "Puede que le falte una parte. Ábrelo otra vez desde el correo. Si no sirve, responde al correo y lo "
        "solucionaremos."
    ),
    sample_title="Este es un enlace de muestra",
    sample_note=(
        "Viene de una prueba o de una vista previa de «{course}», no de una suscripción. No ha cambiado nada."
    ),
    refused_title="No ha funcionado",
    refused_note="Abre otra vez el enlace del correo y usa el botón de la página.",
    try_later_title="Inténtalo de nuevo en unos minutos",
    try_later_note="Ahora mismo no hemos podido hacerlo. No ha cambiado nada.",
)
