"""From a claim to the recipient that a provider needs: the values to fill in, the links, the Message-ID."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.models import EMAIL_ADDRESS, FIRST_NAME, PREFERENCES_URL, UNSUBSCRIBE_URL, Recipient
from course.tokens import preferences_url, unsubscribe_url

if TYPE_CHECKING:
    from course.models import Claim
    from course.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresser:
    """Fills in the envelope of each message of one course."""

    settings: Settings
    secret: str

    def recipient(self, claim: Claim) -> Recipient:
        """Everything about one person that a message needs."""
        person = claim.enrollment
        base = self.settings.course.base_url
        leave = unsubscribe_url(base, self.secret, person)
        values = {
            FIRST_NAME: person.first_name,
            EMAIL_ADDRESS: person.email,
            UNSUBSCRIBE_URL: leave,
            PREFERENCES_URL: preferences_url(base, self.secret, person),
        }
        for name in self.settings.course.fields:
            values[f"subscriber.fields.{name}"] = str(person.fields.get(name, ""))
        return Recipient(
            email=person.email,
            name=person.first_name,
            values=values,
            unsubscribe_url=leave,
            message_id=self._message_id(claim),
            delivery=claim.delivery,
        )

    def _message_id(self, claim: Claim) -> str:
        """The same for the same delivery, different for any two, even of two databases with the same numbers."""
        slug, domain = self.settings.course.slug, self.settings.sender.email.rpartition("@")[2]
        what = f"{slug}.{claim.enrollment.id}.{claim.day}"
        signed = f"message-id:{what}:{claim.enrollment.email}"
        mark = hmac.new(self.secret.encode(), signed.encode(), hashlib.sha256).hexdigest()[:16]
        return f"<{what}.{mark}@{domain}>"
