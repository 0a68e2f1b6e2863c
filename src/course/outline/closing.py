"""What closes an article: a few words under "Conclusion" or "Final Thoughts"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.models import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.outline.sections import Section

_NAME = re.compile(
    r"(?:in )?(?:conclusions?|summary|closing|summing up|wrapping (?:it )?up|wrap[ -]?up|(?:the )?bottom line|"
    r"(?:the |our |my )?(?:final )?verdict|"
    r"(?:some |a few |our |my )?(?:final|closing|last|parting) (?:thoughts?|words?|notes?|remarks?)|"
    r"(?:the |your |key )?(?:main )?takeaways?|the takeaway|afterword|epilogue|the end|"
    r"fazit|zusammenfassung|schlusswort|schluss|zum schluss|"
    r"conclusión|conclusiones|resumen|para terminar|en resumen|reflexiones finales|"
    r"conclusion|en conclusion|résumé|pour conclure|en résumé|le mot de la fin|"
    r"conclusioni|conclusione|conclusão|conclusie|samenvatting|заключение|итоги|"
    r"まとめ|おわりに|終わりに|最後に|结论|总结|結論|總結|마무리|맺음말|خاتمة|الخاتمة|خلاصة|الخلاصة|في الختام)",
    re.IGNORECASE,
)
_MOST_WORDS = 150  # a longer one is a section like the others
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CALLOUT, BlockKind.IMAGE, BlockKind.QUOTE})


def closings(sections: Sequence[Section]) -> frozenset[int]:
    """Places of the short sections that close the article by their name; questions may stand after them."""
    found: set[int] = set()
    for index in range(len(sections) - 1, 0, -1):
        if _closes(sections[index]):
            found.add(index)
        elif not sections[index].is_faq:
            break
    return frozenset(found)


def _closes(section: Section) -> bool:
    if section.heading is None or _NAME.fullmatch(section.heading.text.strip(" :：.!…")) is None:
        return False
    is_text = all(block.kind in _KINDS and block.ordinal is None for block in section.content)
    return is_text and section.words <= _MOST_WORDS
