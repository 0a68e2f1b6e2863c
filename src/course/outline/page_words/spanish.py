"""What pages in Spanish say around an article."""

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
    NAME,
    NAMES,
    NAVIGATION,
    NETWORK,
    NEWSLETTER,
    SHARE,
    SOURCES,
    PageWords,
)

WORDS = PageWords(
    phrases={
        COMMENT: "responder|comentario|comentarios|deja un comentario|deja una respuesta|dejar un comentario"
        "|añade un comentario"
        "|escribe un comentario|publicar comentario|publicar un comentario|enviar comentario|cancelar la respuesta"
        "|cancelar respuesta|sin comentarios|no hay comentarios|únete a la conversación",
        SHARE: "compartir|comparte|comparte esto|compártelo|compartir ahora|tuitear|copiar enlace|síguenos|imprimir"
        "|comparte este artículo|compartir este artículo|comparte esta entrada|me gusta",
        ELSEWHERE: "artículos relacionados|entradas relacionadas|noticias relacionadas|contenido relacionado"
        "|publicaciones relacionadas|también te puede interesar|te puede interesar|quizás te interese"
        "|también podría gustarte|te podría interesar|leer más|seguir leyendo|sigue leyendo|más artículos"
        "|artículos recientes|entradas recientes|lo más leído|más leídos|artículos populares|más información",
        COOKIES: "política de cookies|configuración de cookies|aceptar cookies|aceptar todas las cookies"
        "|aviso de cookies"
        "|aceptar todo",
        NEWSLETTER: "suscríbete|suscribirse|suscribirme|suscríbete ahora|suscríbete al boletín|boletín"
        "|boletín de noticias"
        "|suscríbete a nuestro boletín|suscríbete a nuestra newsletter|tu correo electrónico"
        "|introduce tu correo electrónico",
        COPYRIGHT: "todos los derechos reservados|aviso legal|política de privacidad|términos y condiciones"
        "|condiciones de uso",
        ADVERTISEMENT: "publicidad|anuncio|anuncios|patrocinado|contenido patrocinado",
    },
    line_phrases={
        CALL: "comprar ahora|compra ahora|añadir al carrito|añadir a la cesta|agregar al carrito"
        "|ver producto|descargar ahora|descarga gratis|prueba gratis|pruébalo gratis"
        "|reservar ahora|reserva ahora|pide cita|solicita una demo|empezar ahora|empieza ahora"
        "|saber más|agotado",
        NAVIGATION: "menú|menú principal|saltar al contenido|ir al contenido|volver arriba|volver al inicio|inicio"
        "|iniciar sesión|mi cuenta|buscar|entrada anterior|entrada siguiente|siguiente entrada|artículo anterior"
        "|artículo siguiente|siguiente artículo|cargar más|ver más|mostrar más",
        ABOUT_PAGE: "escrito por|publicado por|redactado por|revisado por",
    },
    section_phrases={
        AUTHOR: "sobre el autor|sobre la autora|acerca del autor|acerca de la autora|sobre los autores|sobre el equipo",
        SOURCES: "fuentes|referencias|bibliografía|referencias bibliográficas|fuentes y referencias|notas al pie"
        "|fuentes consultadas|lecturas recomendadas",
    },
    patterns={
        COMMENT: (
            ("1", r"\d+ (?:comentarios?|respuestas?)"),
            ("tu", r"tu dirección de correo electrónico no será publicada.*"),
            ("guarda", r"guarda mi nombre, correo.*"),
        ),
        SHARE: (
            (
                "compartir comparte compártelo síguenos",
                (
                    rf"(?:compart(?:ir|e)|compártelo|síguenos)(?: (?:esto|este artículo|esta (?:entrada|receta|"
                    rf"página)))?"
                    rf"(?: (?:en|por|con|vía|a través de) (?:{NETWORK}|correo|tus amigos))+\W*"
                ),
            ),
            ("te", r"¿?te (?:ha gustado|gustó|ha resultado útil|fue útil) (?:este|el) artículo.{0,80}"),
        ),
        ELSEWHERE: (
            (
                "artículos entradas publicaciones productos recetas posts",
                (
                    r"(?:artículos|entradas|publicaciones|productos|recetas"
                    r"|posts) (?:del? [\w-]{1,20} ){0,2}(?:relacionad[oa]s|similares|recomendad[oa]s"
                    r"|destacad[oa]s|recientes)\W*"
                ),
            ),
            ("lee leer ver también relacionado", r"(?:lee también|leer también|ver también|también|relacionado)\s*:.+"),
        ),
        COOKIES: (
            (
                "este esta utilizamos usamos nuestro",
                (
                    r"(?:(?:est[ea] (?:sitio(?: web)?|página(?: web)?|web)|nuestro sitio(?: web)?) (?:utiliza|usa)"
                    r"|utilizamos|usamos) cookies.*"
                ),
            ),
            ("al", r"al (?:continuar|seguir) navegando.{0,60}cookies.*"),
        ),
        NEWSLETTER: (
            (
                "suscríbete suscríbase apúntate recibe",
                r"(?:suscríbete|suscríbase|apúntate|recibe)\b.{0,60}\b(?:boletín|newsletter|correo|novedades)\b.{0,60}",
            ),
            ("únete", r"únete a (?:más de )?[\d,.]+ (?:lectores|suscriptores|personas).{0,60}"),
        ),
        COPYRIGHT: (("~reservados", r".{0,100}todos los derechos reservados\W*.{0,30}"),),
        ADVERTISEMENT: (("este", r"este (?:artículo|post) contiene enlaces de afiliad.{0,80}"),),
    },
    line_patterns={
        ABOUT_PAGE: (
            (
                "escrito publicado redactado revisado verificado",
                rf"(?:escrito|publicado|redactado|revisado|verificado) por {NAME}",
            ),
            (
                "por autor autora escrito publicado redactado revisado texto",
                rf"(?:(?:escrito |publicado |redactado |revisado )?por|autora?|texto)[:\s]+{NAMES}",
            ),
            (
                "publicado actualizado última fecha modificado",
                (
                    r"(?:publicado|actualizado|última actualización|fecha de publicación|modificado)(?: el| en|"
                    r":)*\s.{0,20}\d.{0,40}"
                ),
            ),
            ("tiempo lectura", r"(?:tiempo(?: estimado)? de lectura|lectura)\W.{0,30}"),
            ("1", r"\d{1,3} min(?:utos?|\.)?(?: de)? lectura"),
            ("etiquetas categoría categorías archivado", r"(?:etiquetas|categorías?|archivado en)\s*:.{1,120}"),
        ),
        NAVIGATION: (
            ("inicio", r"inicio\s*[>›»/].{1,80}"),
            ("página", r"página \d+ de \d+"),
            ("estas estás esta está", r"est[áa]s? (?:usted )?aquí\s*:.*"),
            ("anterior siguiente", r"(?:anterior|siguiente)\s*:.*"),
        ),
    },
    menu="inicio|sobre nosotros|quiénes somos|contacto|blog|tienda|productos|servicios|precios|noticias"
    "|recetas|buscar"
    "|ayuda|carrito|iniciar sesión|nosotros|mi cuenta",
    credits="escrito por|publicado por|redactado por|revisado por",
    comments="comentario|comentarios|respuesta|respuestas",
    reply="responder",
    says="dice|dijo|escribió",
    may_head="saber más|empieza ahora|responder|compartir|comparte"
    "|menú|comentarios|comentario|suscríbete|boletín|inicio|buscar|publicidad|anuncios"
    "|más información|anuncio",
)
