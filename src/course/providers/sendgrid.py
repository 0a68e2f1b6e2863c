"""SendGrid's v3 Mail Send, through its official package: up to 1,000 recipients in one request."""

from __future__ import annotations

import http.client
import logging
import re
import ssl
from collections import deque
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sendgrid import SendGridAPIClient

from course.errors import ProviderError
from course.models import Accepted, PolicyRefused, Refused, Retry, Stopped, Unknown
from course.providers.cleaning import REASON_LENGTH, clean
from course.providers.exchange import Heard, NeverLeftError, NoAnswerError, exchange
from course.providers.loopback import is_loopback
from course.providers.sendgrid_answers import Answer, Division, judge
from course.providers.sendgrid_request import RequestTemplate

if TYPE_CHECKING:
    import urllib.request
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from course.models import Email, Outcome, Recipient

MAX_REQUEST = 30_000_000  # bytes; SendGrid's limit
_REFUSALS = 3  # by policy, with nobody accepted: that is no chance

# At DEBUG it writes down the key, and every recipient.
logging.getLogger("python_http_client").setLevel(logging.INFO)


class SendGrid:
    """Hands emails to SendGrid, which fills in what differs between the recipients of a request."""

    name = "sendgrid"

    def __init__(
        self,
        api_key: str,
        *,
        host: str = "https://api.sendgrid.com",
        batch_size: int = 1000,
        timeout: float = 60,
        max_request: int = MAX_REQUEST,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Prepare; nothing is opened before there is something to send.

        Args:
            api_key: with the Mail Send permission.
            host: the API's base URL; https, or this machine.
            batch_size: recipients in one request at most.
            timeout: seconds for a request and its whole answer.
            max_request: bytes of a request at most; larger ones are divided.
            tls: which certificates to trust; None for the system's.

        Raises:
            ProviderError: the key or the host cannot be used. No message repeats the key.
        """
        self.chunk_size = batch_size
        self.is_local = is_loopback(urlsplit(host).hostname or "")
        self._host = host
        self._timeout = timeout
        self._max_request = max_request
        self._templates: dict[str, RequestTemplate] = {}
        self._tls = tls or ssl.create_default_context()
        self._endpoint = SendGridAPIClient(_checked_key(api_key), host=self._checked_host()).client.mail.send
        # The package's one place for a transport of one's own. This one has a deadline, keeps its TLS context (38 ms a
        # request) and follows no redirect.
        self._endpoint._make_request = self._exchange

    def send(self, email: Email, recipients: Sequence[Recipient], now: datetime) -> Sequence[Outcome]:  # noqa: ARG002 (SendGrid dates messages itself)
        """Hand over one request, or several where one would be too large or some recipients are refused."""
        template = self._template(email)
        made = [template.personalization(recipient) for recipient in recipients]
        outcomes: dict[int, Outcome] = {place: one for place, one in enumerate(made) if isinstance(one, Refused)}
        waiting = deque(_batches((place, one.email) for place, one in enumerate(recipients) if place not in outcomes))
        while waiting:
            batch = waiting.popleft()
            parts = [part for place in batch if not isinstance(part := made[place], Refused)]
            verdict = self._hand_over(template.request(parts), len(batch))
            if isinstance(verdict, Division):
                waiting.extendleft(reversed(verdict.parts(batch)))
                continue
            outcomes |= dict.fromkeys(batch, verdict)
            if (ended := _end_of_all(verdict, outcomes.values())) is not None:
                outcomes |= dict.fromkeys((place for rest in waiting for place in rest), ended)
                waiting.clear()
        return [outcomes[place] for place in range(len(recipients))]

    def close(self) -> None:
        """Nothing is kept open: an idle connection that the server closes makes the next outcome unknown."""

    def _template(self, email: Email) -> RequestTemplate:
        if email.digest not in self._templates:
            self._templates[email.digest] = RequestTemplate(email)
        return self._templates[email.digest]

    def _hand_over(self, request: dict[str, Any], count: int) -> Outcome | Division:
        try:
            response = self._endpoint.post(request_body=request)
        except NeverLeftError as error:
            return Stopped(
                reason=clean(f"SendGrid at {self._host} cannot be reached: {error}", REASON_LENGTH),
                hint="check provider.host, the network and any proxy",
            )
        except NoAnswerError as error:
            return Unknown(reason=clean(f"no answer came from SendGrid: {error}", REASON_LENGTH))
        headers = {name.lower(): value for name, value in response.headers.items()}
        return judge(Answer(status=response.status_code, headers=headers, body=response.body), count)

    def _exchange(self, _opener: object, request: urllib.request.Request, timeout: float | None = None) -> Heard:
        """Send a request and hear the answer, whatever its status."""
        if isinstance(request.data, bytes) and len(request.data) > self._max_request:
            return Heard(status=413, headers=http.client.HTTPMessage())
        return exchange(request, seconds=timeout or self._timeout, tls=self._tls, through_proxies=not self.is_local)

    def _checked_host(self) -> str:
        parts = urlsplit(self._host)
        if parts.scheme != "https" and not (parts.scheme == "http" and self.is_local):
            raise ProviderError(
                f"provider.host {self._host!r} would carry the key in the clear", "use an address with https://"
            )
        return self._host.rstrip("/")


def _end_of_all(verdict: Outcome, so_far: Iterable[Outcome]) -> Stopped | Retry | None:
    """What those who wait would hear too, where it is no longer one person's: they need not be tried one by one."""
    if isinstance(verdict, Stopped | Retry):
        return verdict
    if not isinstance(verdict, PolicyRefused):
        return None
    heard = list(so_far)
    if any(isinstance(one, Accepted) for one in heard):
        return None
    if sum(isinstance(one, PolicyRefused) for one in heard) < _REFUSALS:
        return None
    return Stopped(reason=verdict.reason, hint=verdict.hint)


def _checked_key(api_key: str) -> str:
    key = api_key.strip()
    if not re.fullmatch(r"[!-~]+", key):
        raise ProviderError(
            "SENDGRID_API_KEY holds characters that no key has", "copy it again, without spaces or line ends"
        )
    return key


def _batches(recipients: Iterable[tuple[int, str]]) -> list[list[int]]:
    """Places in as few batches as hold every address once each: SendGrid refuses a request that repeats one."""
    batches: list[dict[str, int]] = []
    for place, address in recipients:
        key = address.lower()
        batch = next((batch for batch in batches if key not in batch), None)
        if batch is None:
            batches.append(batch := {})
        batch[key] = place
    return [list(batch.values()) for batch in batches]
