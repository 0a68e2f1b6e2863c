"""Words of links that do not say where they lead, in the languages that `course` speaks."""

from __future__ import annotations

import re

_EMPTY_WORDS = frozenset(
    {
        *(
            "here",
            "click here",
            "click",
            "click this",
            "click this link",
            "tap here",
            "press here",
            "this",
            "this link",
        ),
        *("link", "the link", "this page", "this article", "this post", "more", "read more", "learn more", "see more"),
        *(
            "find out more",
            "details",
            "more info",
            "more information",
            "info",
            "go",
            "continue",
            "see here",
            "over here",
        ),
        *("right here", "read this", "check it out", "continue reading", "click here to read more", "website", "url"),
        *("hier", "hier klicken", "klick hier", "klicken sie hier", "klicke hier", "mehr", "mehr lesen", "weiterlesen"),
        *(
            "mehr erfahren",
            "weitere informationen",
            "weitere infos",
            "dieser link",
            "link hier",
            "siehe hier",
            "weiter",
        ),
        *(
            "ici",
            "cliquez ici",
            "clique ici",
            "cliquer ici",
            "par ici",
            "ce lien",
            "lien",
            "plus",
            "lire plus",
            "suite",
        ),
        *("lire la suite", "en savoir plus", "voir plus", "plus d'informations", "plus d'infos", "cet article"),
        *("aquí", "aqui", "haz clic aquí", "haga clic aquí", "clic aquí", "pulsa aquí", "pincha aquí", "este enlace"),
        *(
            "enlace",
            "más",
            "mas",
            "leer más",
            "ver más",
            "saber más",
            "más información",
            "sigue leyendo",
            "seguir leyendo",
        ),
        *("هنا", "اضغط هنا", "انقر هنا", "من هنا", "هذا الرابط", "الرابط", "رابط", "المزيد", "اقرأ المزيد"),
        *("اعرف المزيد", "لمزيد من المعلومات"),
        *(
            "ここ",
            "こちら",
            "ここをクリック",
            "こちらをクリック",
            "クリック",
            "リンク",
            "このリンク",
            "詳細",
            "詳しくは",
            "もっと見る",
        ),
        *("続きを読む", "もっと読む", "詳しくはこちら", "こちらから"),
    }
)
_ROUND = re.compile(r"^[\W_]+|[\W_]+$")
_SPACES = re.compile(r"\s+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def says_nothing(words: str) -> bool:
    """Whether a link's words would be the same wherever it led: "here", "read more"."""
    text = _SPACES.sub(" ", words.replace("’", "'")).strip().casefold()
    return _ROUND.sub("", text) in _EMPTY_WORDS


def is_bare_address(words: str) -> bool:
    """Whether a link's words are nothing but a web address with more than its host."""
    text = words.strip()
    match = _ADDRESS.fullmatch(text)
    return match is not None and "/" in text.removesuffix("/").partition("//")[2]
