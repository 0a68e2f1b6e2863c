"""What a server answers, in words: which answers are pages, and what to do about the others."""

from __future__ import annotations

from course.errors import ArticleError

SAVE = "open the page in a browser, save it as HTML, and name the file: course plan page.html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# "" is a server that says nothing, octet-stream one that does not know: their bytes say what they are.
READABLE = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "text/x-markdown",
        DOCX,
        "",
        "application/octet-stream",
    }
)

_STATUSES = {
    401: ("asks for a login", "log in with a browser, save the page as HTML, and name the file"),
    402: ("asks for a payment", SAVE),
    403: ("turns programs away, or asks for a login", SAVE),
    404: ("says that there is no such page", "check the address in a browser; if it opens there, save it as a file"),
    406: ("has the page in no form that can be read", SAVE),
    407: ("stands behind a proxy, and proxies are not used", SAVE),
    410: ("says that the page is gone", "find a copy, and save it as a file"),
    429: (
        "says that it was asked too often",
        "wait some minutes and run the command again, or save the page as a file",
    ),
    451: ("may not show the page here, for legal reasons", SAVE),
}


def refused_status(url: str, status: int) -> ArticleError:
    """The error for an answer that is no page."""
    problem, hint = _STATUSES.get(status, (f"answers with status {status}", SAVE))
    if 500 <= status <= 599:
        problem, hint = "has a fault of its own", "try again later, or save the page from a browser and name the file"
    return ArticleError(f"{url} {problem} ({status})", hint)


def refused_type(url: str, kind: str) -> ArticleError:
    """The error for a page in a format that is not read."""
    return ArticleError(
        f"{url} is {kind[:60]!r}, not a page", "name the page that it stands on, or save it as DOCX, HTML or text"
    )


def too_large(url: str, most: int) -> ArticleError:
    """The error for a page that goes on and on."""
    return ArticleError(
        f"{url} is larger than {most // 1024**2} MB", "name the article's own page, or save its text as a file"
    )


def without_text(url: str) -> ArticleError:
    """The error for a page that a script would have to write first."""
    return ArticleError(
        f"{url} holds next to no text: the page is written by JavaScript, in the browser",
        "open it in a browser, save it as “Webpage, complete”, and name that file",
    )
