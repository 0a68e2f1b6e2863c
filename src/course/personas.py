"""Sample readers: whom the emails are filled in for where nobody real may be. Nothing is sent to them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from course.errors import UsageError
from course.models import (
    EMAIL_ADDRESS,
    FIRST_NAME,
    PREFERENCES_URL,
    UNSUBSCRIBE_URL,
    DeliveryId,
    Persona,
    Recipient,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

# What stands in their links where a subscriber's token would: `course serve` answers it with a page that says so.
SAMPLE = "sample"

NO_NAME = Persona(key="no-name", label="No name", first_name="", email="reader@example.com", timezone=None, fields={})
# Without a name first: what a lesson says to a stranger is what needs a look.
READY = (
    NO_NAME,
    Persona(
        key="long-name",
        label="Long name",
        first_name="Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley",
        email="wilhelmina-alexandrina.featherstonehaugh-cholmondeley@mail.example.com",
        timezone="America/Los_Angeles",
        fields={},
    ),
    Persona(
        key="other-script",
        label="Another script",
        first_name="さくら",
        email="sakura@example.com",
        timezone="Asia/Tokyo",
        fields={},
    ),
    Persona(
        key="right-to-left",
        label="Right to left",
        first_name="ليلى",
        email="layla@example.com",
        timezone="Africa/Cairo",
        fields={},
    ),
)


def all_personas(own: Sequence[Persona]) -> tuple[Persona, ...]:
    """The ready sample readers, then a course's own; one of its own takes the place of a ready one of the same key."""
    by_key = {persona.key: persona for persona in own}
    return (*(by_key.pop(persona.key, persona) for persona in READY), *by_key.values())


def find_persona(own: Sequence[Persona], key: str) -> Persona:
    """The sample reader called `key`, in any case, among the ready ones and a course's own.

    Raises:
        UsageError: there is none.
    """
    by_key = {persona.key: persona for persona in all_personas(own)}
    wanted = key.strip().lower()
    if wanted not in by_key:
        raise UsageError(f"there is no sample reader {key!r}", f"choose one of: {', '.join(by_key)}")
    return by_key[wanted]


def recipient_of(
    persona: Persona, day: int, *, base_url: str, slug: str, fields: Sequence[str], email: str = ""
) -> Recipient:
    """`persona` as the recipient of one lesson; the links to leave lead nowhere that does anything.

    Args:
        persona: whose values are filled in.
        day: the lesson's.
        base_url: the course's.
        slug: the course's.
        fields: the names of the further merge fields that the course knows.
        email: the address that the message goes to; the persona's own where empty.
    """
    address = email or persona.email
    unsubscribe_url = f"{base_url}/unsubscribe/{SAMPLE}"
    values = {
        FIRST_NAME: persona.first_name,
        EMAIL_ADDRESS: address,
        UNSUBSCRIBE_URL: unsubscribe_url,
        PREFERENCES_URL: f"{base_url}/preferences/{SAMPLE}",
    }
    return Recipient(
        email=address,
        name=persona.first_name,
        values=values | {f"subscriber.fields.{name}": persona.fields.get(name, "") for name in fields},
        unsubscribe_url=unsubscribe_url,
        message_id=f"<sample.{day}.{slug}@{urlsplit(base_url).hostname}>",
        delivery=DeliveryId(0),
    )
