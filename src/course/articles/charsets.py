"""Names of encodings as pages write them -> Python's codecs, by the rules that browsers keep (WHATWG Encoding)."""

from __future__ import annotations

import codecs

# What a browser takes another encoding for: the larger one that holds it.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "euc_kr": "cp949",
    # A page whose bytes could be read as far as this name is not in UTF-16.
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# Labels that Python does not know.
_ALIASES = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms_kanji": "cp932",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-x-big5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "windows-949": "cp949",
    "ks_c_5601-1989": "cp949",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "logical": "iso8859-8",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "koi8-ru": "koi8-u",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode": "utf-8",
    "x-user-defined": "cp1252",
}
_KNOWN = ("iso8859-", "cp125", "cp866", "cp874", "cp932", "cp949", "koi8-", "mac-", "big5hkscs", "gb18030")
_ALSO = frozenset({"utf-8", "euc_jp", "iso2022_jp"})


def codec_of(label: str) -> str:
    """The codec for what a page or a server calls its encoding; "" where no text of the web is in it."""
    label = label.strip().strip("\"'").lower()
    if not label.isascii() or len(label) > 40:
        return ""
    try:
        name = codecs.lookup(_ALIASES.get(label, label)).name
    except (LookupError, ValueError):
        return ""
    name = _WIDER.get(name, name)
    return name if name in _ALSO or name.startswith(_KNOWN) else ""
