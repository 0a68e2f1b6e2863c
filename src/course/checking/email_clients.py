"""C6xx: HTML and CSS that the course's mail programs do not support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.checking.caniemail import clients_of, load
from course.checking.feature_uses import feature_uses
from course.checking.features import ENHANCEMENTS, signs_of
from course.checking.placing import line_at
from course.checking.rule import Broken
from course.checking.tables import EMAIL_RULES
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.caniemail import Feature
    from course.checking.material import CheckedEmail

_WORD = "outlook.windows"  # draws with the engine of Word, and reads conditional comments
_NAMED = 3  # programs that a message names
_HINT = "write it another way, or put it within @media or @supports behind something that works everywhere"


@EMAIL_RULES.rule("C601", "unsupported-everywhere", Severity.ERROR, hint=_HINT)
def unsupported_everywhere(email: CheckedEmail) -> Iterator[Broken]:
    """A feature that none of the course's mail programs supports."""
    yield from _unsupported(email, everywhere=True)


@EMAIL_RULES.rule("C602", "unsupported-by-some", Severity.WARNING, hint=_HINT)
def unsupported_by_some(email: CheckedEmail) -> Iterator[Broken]:
    """A feature that some of the course's mail programs do not support, and that an email cannot do without."""
    yield from _unsupported(email, everywhere=False)


def _unsupported(email: CheckedEmail, *, everywhere: bool) -> Iterator[Broken]:
    clients = clients_of(email.clients)
    uses = feature_uses(email.page)
    for slug, feature in load().features.items():
        found = [uses[sign] for sign in signs_of(slug) if sign in uses]
        if not found or slug in ENHANCEMENTS:
            continue
        has_other = all(use.is_beyond_word for use in found)
        without = [name for name in clients if feature.support[name] == "n" and not (has_other and name == _WORD)]
        if without and (len(without) == len(clients)) == everywhere:
            yield Broken(_message(feature, without, clients), line_at(email, min(use.line for use in found)))


def _message(feature: Feature, without: list[str], clients: tuple[str, ...]) -> str:
    names = [load().clients[name] for name in without]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return (
        f"{feature.title} does not work in {', '.join(names[:_NAMED])}{more}: {len(without)} of your {len(clients)} "
        f"mail programs; {feature.share} % of all tested support it (caniemail.com/features/{feature.slug}/)"
    )
