"""Asks a provider whether it would take messages, without handing one over."""

from __future__ import annotations

import asyncio
import json
import ssl
import urllib.request
from typing import Any, NoReturn
from urllib.parse import urlsplit

from course.errors import ProviderError
from course.models import Stopped
from course.providers.exchange import NeverLeftError, NoAnswerError, exchange
from course.providers.loopback import is_loopback
from course.providers.sendgrid_answers import Answer, judge
from course.providers.smtp_server import parse_smtp_url
from course.providers.smtp_session import Timeouts, open_session

_PATIENCE_S = 20.0  # a person is waiting


def probe_smtp(url: str, *, patience: float = _PATIENCE_S, tls: ssl.SSLContext | None = None) -> str:
    """Connect, greet, start TLS and log in as for sending, then quit.

    Args:
        url: see `parse_smtp_url`.
        patience: seconds to wait at each step.
        tls: which certificates to trust; None for the system's.

    Returns:
        What went well, in words.

    Raises:
        ProviderError: the URL cannot be used, or the server does not let us in.
    """
    server = parse_smtp_url(url)

    async def knock() -> Stopped | None:
        timeouts = Timeouts(connect=patience, command=patience, quit=min(patience, 5))
        session = await open_session(server, timeouts, tls)
        if isinstance(session, Stopped):
            return session
        await session.quit()
        return None

    stopped = asyncio.run(knock())
    if stopped:
        raise ProviderError(stopped.reason, stopped.hint)
    return f"{server} answers{' and takes the log-in' if server.user else ''}"


def probe_sendgrid(api_key: str, host: str, *, patience: float = _PATIENCE_S) -> str:
    """Ask which permissions the key has (`GET /v3/scopes`).

    Args:
        api_key: one that `SendGrid` takes.
        host: the API's base URL, one that `SendGrid` takes.
        patience: seconds for the question and its answer.

    Returns:
        What went well, in words.

    Raises:
        ProviderError: SendGrid cannot be reached, or the key may not send.
    """
    answer = _ask(f"{host.rstrip('/')}/v3/scopes", api_key.strip(), patience)
    if answer.status != 200:
        _refuse(answer)
    if "mail.send" not in _scopes(answer.body):
        raise ProviderError("SENDGRID_API_KEY is valid, but may not send", "give the key the Mail Send permission")
    return f"{host} answers, and the key may send"


def _refuse(answer: Answer) -> NoReturn:
    """Say what an answer other than the scopes means, as it would for a message."""
    verdict = judge(answer, 1)
    if isinstance(verdict, Stopped):
        raise ProviderError(verdict.reason, verdict.hint)
    raise ProviderError(f"SendGrid answered {answer.status} when it was asked for the key's scopes", "try again later")


def _ask(url: str, api_key: str, patience: float) -> Answer:
    is_local = is_loopback(urlsplit(url).hostname or "")
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {api_key}"})  # noqa: S310 (`SendGrid` lets only https through, and this machine)
    try:
        heard = exchange(request, seconds=patience, tls=ssl.create_default_context(), through_proxies=not is_local)
    except (NeverLeftError, NoAnswerError) as error:
        raise ProviderError(
            f"SendGrid at {url} cannot be reached: {error}", "check provider.host, the network and any proxy"
        ) from error
    headers = {name.lower(): value for name, value in heard.headers.items()}
    return Answer(status=heard.status, headers=headers, body=heard.body)


def _scopes(body: bytes) -> list[Any]:
    try:
        scopes = json.loads(body)["scopes"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return []
    return scopes if isinstance(scopes, list) else []
