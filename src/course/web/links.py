"""The token of an address, as it arrives from an email that was copied, wrapped or written about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request

# What mail programs and people take for a part of a link that a sentence or bracket ends with. No token ends so.
_TRAILING = ".,)/"


def token_of(request: Request) -> str:
    """The token at the end of the request's path."""
    return _tail(request).rstrip(_TRAILING)


def root_from(request: Request) -> str:
    """The way from the page asked for, `.../preferences/TOKEN`, up to where the pages begin: `../`, or more of it."""
    return "../" * (1 + _tail(request).count("/"))


def _tail(request: Request) -> str:
    return str(request.path_params["token"])
