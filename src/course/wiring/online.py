"""The web asked for what the emails of a check lead to: once for each address, and only where somebody wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from course.errors import CourseError

if TYPE_CHECKING:
    from course.articles.web.reaching import Reached
    from course.checking.material import CheckedEmail

Ask = Callable[[Sequence[str]], "Mapping[str, Reached]"]


def ask_web(urls: Sequence[str]) -> Mapping[str, Reached]:
    """What comes of asking each address on the public internet; the bounds may leave some out."""
    from course.articles.web.page import Limits  # noqa: PLC0415 (a client of the web)
    from course.articles.web.reaching import SECONDS, reach_all  # noqa: PLC0415 (as above)

    return reach_all(urls, Limits(seconds=SECONDS))


def with_answers(
    emails: Sequence[CheckedEmail], base_url: str, ask: Ask | None
) -> tuple[tuple[CheckedEmail, ...], int]:
    """The emails with what the web answers for their addresses, and how many addresses were not asked.

    Args:
        emails: to be checked.
        base_url: the course's own, whose addresses are not asked; "" for none.
        ask: asks the web; None: nothing is asked.

    Raises:
        CourseError: no host at all is found.
    """
    if ask is None:
        return tuple(emails), 0
    from course.checking.email_online import addresses_to_ask  # noqa: PLC0415 (parsers of HTML)

    wanted = list(dict.fromkeys(url for email in emails for url in addresses_to_ask(email, base_url)))
    answers = ask(wanted)
    _refuse_offline(answers)
    return tuple(replace(email, answers=answers) for email in emails), len(wanted) - len(answers)


def _refuse_offline(answers: Mapping[str, Reached]) -> None:
    """One spelling mistake is a finding; not one host of several is this machine's own trouble."""
    from course.articles.web.reaching import NO_HOST  # noqa: PLC0415 (as above)

    hosts = {urlsplit(url).hostname for url in answers}
    if len(hosts) > 1 and all(answer.problem == NO_HOST for answer in answers.values()):
        raise CourseError(
            f"none of {len(hosts)} hosts is found: this machine seems to be offline",
            "run it again when you are online, or check without --online",
        )
