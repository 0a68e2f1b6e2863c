"""MJML made into HTML: any number of emails by one run of the official compiler.

Strict validation still lets malformed XML, scripts and unescaped text through, and a second file of the same name
overwrites the first in silence; so everything is checked before, numbered, and compiled in a folder of its own,
where no `.mjmlconfig` can run code.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol
from xml.parsers import expat

from course.emails.environment import node_environment
from course.emails.toolchain import find_mjml
from course.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from course.emails.toolchain import Mjml

OPTIONS = ("--config.validationLevel", "strict", "--config.beautify", "false")
_PATIENCE_S = 300  # seconds for a run; seven lessons take one
_REFUSED_ELEMENTS = frozenset(
    {"script", "mj-include", "iframe", "frame", "object", "embed", "form", "input", "base", "link"}
)
_PROBLEM = re.compile(r"^\s*Line (?P<line>\d+) of (?P<file>\S+) \((?P<tag>[^)]*)\) — (?P<problem>.+)$", re.MULTILINE)
_HINT = "mend the template that draws this part; docs/templates.md says which one that is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One email as MJML."""

    name: str  # what to call it in messages: the lesson's file
    mjml: str


class Complaint(NamedTuple):
    """One thing that is wrong with the MJML of one email."""

    name: str  # the source's
    line: int  # of its MJML, from 1
    tag: str  # the element; "" where it is not known
    problem: str

    @property
    def message(self) -> str:
        """The complaint in one line."""
        element = f" ({self.tag})" if self.tag else ""
        return f"{self.name}: line {self.line} of its MJML{element}: {self.problem}"


class RefusedMjmlError(RenderError):
    """Emails whose MJML cannot be made into HTML.

    Attributes:
        complaints: each once, in the order of the emails.
    """

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(dict.fromkeys(complaints))
        names = tuple(dict.fromkeys(complaint.name for complaint in self.complaints))
        super().__init__("\n".join(complaint.message for complaint in self.complaints), _HINT, lessons=names)


class Compiler(Protocol):
    """Makes the HTML of each source, in their order, by the official MJML.

    Raises:
        RefusedMjmlError: naming the emails that it refuses.
        RenderError: saying why it did not run.
        ToolchainError: it is missing and cannot be installed.
    """

    def __call__(self, sources: Sequence[Source], /) -> tuple[str, ...]:
        """The HTML of `sources`."""
        ...


def check_mjml(sources: Iterable[Source]) -> None:
    """Refuse what the compiler would let through.

    Raises:
        RefusedMjmlError: some of it is not well-formed XML, or holds an element or attribute that no email may have.
    """
    if complaints := [complaint for source in sources for complaint in _complaints(source)]:
        raise RefusedMjmlError(complaints)


def _complaints(source: Source) -> list[Complaint]:
    found: list[Complaint] = []
    parser = expat.ParserCreate()

    def check_element(tag: str, attributes: Mapping[str, str]) -> None:
        scripted = [name for name in attributes if name.lower().startswith("on")]
        if tag.lower() in _REFUSED_ELEMENTS or scripted:
            what = f"the attribute {scripted[0]}" if scripted else f"<{tag}>"
            found.append(Complaint(source.name, parser.CurrentLineNumber, tag, f"no email may hold {what}"))

    parser.StartElementHandler = check_element
    try:
        parser.Parse(source.mjml, True)  # noqa: FBT003 (the signature of expat)
    except expat.ExpatError as error:
        line = "".join(source.mjml.split("\n")[error.lineno - 1 : error.lineno])
        problem = f"this is not well-formed: {line.strip()[:80]} ({expat.ErrorString(error.code)})"
        found.append(Complaint(source.name, error.lineno, "", problem))
    return found


def compile_by_cli(sources: Sequence[Source]) -> tuple[str, ...]:
    """A `Compiler`: one run of the command line, which is installed first where it is not there."""
    return compile_mjml(sources, find_mjml())


def compile_mjml(sources: Sequence[Source], mjml: Mjml) -> tuple[str, ...]:
    """The HTML of each of `sources`, in their order, by one run of the compiler.

    Raises:
        RenderError: naming the emails that the compiler refuses, or saying why it did not run.
    """
    check_mjml(sources)
    with tempfile.TemporaryDirectory(prefix="course-mjml-") as folder:
        names = {f"{index:04}.mjml": source for index, source in enumerate(sources)}
        made = Path(folder, "made")
        made.mkdir()
        for name, source in names.items():
            Path(folder, name).write_text(source.mjml, encoding="utf-8", newline="\n")
        complaints = _run([*mjml.command, *names, "-o", "made", *OPTIONS], folder)
        pages = [made / name.replace(".mjml", ".html") for name in names]
        if complaints or not all(page.is_file() for page in pages):
            raise refusal(complaints, names)
        return tuple(page.read_text(encoding="utf-8") for page in pages)


def _run(command: Sequence[str], folder: str) -> str:
    """What the compiler complains about; nothing where all went well."""
    try:
        ended = subprocess.run(  # noqa: S603 (our own command, no shell)
            command,
            cwd=folder,
            env=node_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE_S,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RenderError(f"MJML did not run: {error}", "`course doctor` says what is missing") from error
    return (ended.stderr.strip() or f"it ended with {ended.returncode}") if ended.returncode else ""


def refusal(complaints: str, names: Mapping[str, Source]) -> RenderError:
    """The compiler's complaints, each with the lesson it is about, where they can be read.

    Args:
        complaints: what it wrote to standard error.
        names: each source by the name of the file that the compiler read it from.
    """
    found = [
        Complaint(names[Path(match["file"]).name].name, int(match["line"]), match["tag"], match["problem"])
        for match in _PROBLEM.finditer(complaints)
        if Path(match["file"]).name in names
    ]
    if found:
        return RefusedMjmlError(found)
    return RenderError(f"MJML failed: {complaints[-500:] or 'it left files out'}", "`course doctor` checks the tools")
