"""Where an SMTP server is, who logs in there, and how the way to it is kept private."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from course.errors import ProviderError
from course.providers.loopback import is_loopback

if TYPE_CHECKING:
    from urllib.parse import SplitResult

_HINT = "COURSE_SMTP_URL looks like smtp://user:password@mail.example.com:587; percent-encode signs such as @ : / # ? %"
_DEFAULT_PORTS = {"smtp": 587, "smtps": 465}  # RFC 6409, RFC 8314


class Tls(Enum):
    """How a connection becomes private."""

    IMPLICIT = "from the first byte"
    REQUIRED = "by STARTTLS, or not at all"
    OFFERED = "by STARTTLS where the server offers it"
    NONE = "never"


_TLS_BY_NAME = {"auto": None, "require": Tls.REQUIRED, "none": Tls.NONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpServer:
    """A server to hand messages to."""

    host: str
    port: int
    tls: Tls
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def is_local(self) -> bool:
        """Whether it is this machine."""
        return is_loopback(self.host)

    def masked(self, text: str) -> str:
        """`text` without user and password, in the clear or as they go over the wire.

        Servers that repeat what they were told would have them in messages and in the ledger.
        """
        for secret in self._secrets():
            text = text.replace(secret, "***")
        return text

    def _secrets(self) -> list[str]:
        """The longest first; what is shorter than three characters would tear every word apart."""
        if self.user is None or self.password is None:
            return []
        plain = (self.user, self.password, f"\0{self.user}\0{self.password}")
        coded = (b64encode(secret.encode()).decode() for secret in plain)
        return sorted((one for one in (*plain, *coded) if len(one) >= 3), key=len, reverse=True)

    def __str__(self) -> str:
        """Where it is; never who logs in."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def parse_smtp_url(url: str) -> SmtpServer:
    """Read `smtp://user:password@host:port?tls=...` or `smtps://...`, its user and password percent-encoded.

    Args:
        url: `tls` is `auto` (the default: STARTTLS where it is offered, and always where there is a password to
            protect; nothing on this machine), `require` or `none`. The port is 587, or 465 for `smtps`.

    Raises:
        ProviderError: it cannot be read, or would send the password in the clear. No message repeats the URL.
    """
    parts, port = _split(url)
    host, user, password = parts.hostname or "", _unquoted(parts.username), _unquoted(parts.password)
    if parts.path not in {"", "/"} or parts.fragment or not re.fullmatch(r"[A-Za-z0-9._:%-]+", host):
        raise ProviderError("COURSE_SMTP_URL has no host that can be read", _HINT)
    if (user is None) != (password is None):
        raise ProviderError("COURSE_SMTP_URL names a user without a password, or a password without a user", _HINT)
    return SmtpServer(
        host=host,
        port=port or _DEFAULT_PORTS[parts.scheme],
        tls=_tls(parts, local=is_loopback(host), login=user is not None),
        user=user,
        password=password,
    )


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise ProviderError("COURSE_SMTP_URL is not a URL, or its port is not a number", _HINT) from None
    if parts.scheme not in _DEFAULT_PORTS:
        raise ProviderError("COURSE_SMTP_URL must begin with smtp:// or smtps://", _HINT)
    return parts, port


def _unquoted(value: str | None) -> str | None:
    if value is None:
        return None
    text = unquote(value, errors="replace")
    if not text or "\ufffd" in text or re.search(r"[\x00-\x1f\x7f]", text):
        raise ProviderError("COURSE_SMTP_URL has a user or password that is empty or cannot be read", _HINT)
    return text


def _tls(parts: SplitResult, *, local: bool, login: bool) -> Tls:
    options = parse_qs(parts.query, keep_blank_values=True)
    name = options.pop("tls", ["auto"])[-1]
    if options or name not in _TLS_BY_NAME:
        raise ProviderError(
            f"COURSE_SMTP_URL has an option that is not known; it may have tls={', tls='.join(_TLS_BY_NAME)}", _HINT
        )
    if parts.scheme == "smtps":
        return Tls.IMPLICIT
    if name == "none" and login and not local:
        raise ProviderError(
            "COURSE_SMTP_URL would send the password in the clear", "leave tls=none out, or use smtps://"
        )
    return _TLS_BY_NAME[name] or _usual_tls(local=local, login=login)


def _usual_tls(*, local: bool, login: bool) -> Tls:
    if local:
        return Tls.NONE
    return Tls.REQUIRED if login else Tls.OFFERED
