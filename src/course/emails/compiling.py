"""A compiler that stays: Node.js and MJML are loaded once, and each lesson takes some ten milliseconds from then on.

It gives what `course.emails.mjml.compile_by_cli` gives, byte for byte and complaint for complaint.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread, Timer
from typing import TYPE_CHECKING, Any

from course.emails.environment import node_environment
from course.emails.mjml import Source, check_mjml, refusal
from course.emails.toolchain import find_mjml
from course.errors import CourseError, RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from course.emails.toolchain import Mjml

_HOST = Path(__file__).with_name("compiler_host.mjs")
_PATIENCE_S = 60.0  # seconds for one request, the start of Node.js included; seven lessons take a tenth of one
_FAREWELL_S = 2.0  # seconds to end by itself
_SMALLEST = Source(name="the first email", mjml="<mjml><mj-body></mj-body></mjml>")
_NO_LESSON = "Command line error:\nInput file(s) failed to render"  # as the command line ends its complaints


class LastingCompiler:
    """A `Compiler` with a process of its own, started by the first request and ended by `close`.

    One request at a time; others wait. A process that died, or was too slow and was ended, is replaced at the next
    request. It ends by itself when this process does.
    """

    def __init__(self, find: Callable[[], Mjml] = find_mjml, *, patience_s: float = _PATIENCE_S) -> None:
        """Start nothing yet.

        Args:
            find: finds MJML, and installs it where it is missing.
            patience_s: seconds that one request may take.
        """
        self._find = find
        self._patience_s = patience_s
        self._turn = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> LastingCompiler:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __call__(self, sources: Sequence[Source], /) -> tuple[str, ...]:
        """The HTML of `sources`.

        Raises:
            RenderError: naming the emails that MJML refuses, or saying why it did not answer.
            ToolchainError: MJML is missing and cannot be installed.
        """
        check_mjml(sources)
        if not sources:
            return ()
        names = {f"{index:04}.mjml": source for index, source in enumerate(sources)}
        with self._turn:
            answers = self._ask([{"name": name, "mjml": source.mjml} for name, source in names.items()])
        complaints = [answer["error"] for answer in answers if "error" in answer]
        if complaints:
            if len(complaints) == len(sources):
                complaints.append(f"\n{_NO_LESSON}")
            raise refusal("\n".join(complaints), names)
        return tuple(_read(answer["html"]) for answer in answers)

    def start(self) -> None:
        """Start the process in the background, so that the first request need not wait for all of it."""
        Thread(target=self._start, name="course-mjml", daemon=True).start()

    def _start(self) -> None:
        with suppress(CourseError):  # whoever asks for a lesson is told
            self([_SMALLEST])

    def close(self) -> None:
        """End the process, if there is one, and remove its folder."""
        with self._turn:
            self._end()

    def _ask(self, sources: list[dict[str, str]]) -> list[dict[str, Any]]:
        """One request and its answer."""
        process = self._running()
        too_slow = Timer(self._patience_s, process.kill)
        too_slow.start()
        try:
            assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 (for the type checker)
            process.stdin.write(json.dumps(sources) + "\n")
            process.stdin.flush()
            answers: list[dict[str, Any]] = json.loads(process.stdout.readline())
        except (OSError, ValueError) as error:  # it died, or was ended, in the middle
            code = self._end()
            raise RenderError(
                f"MJML did not answer: its process ended with {code}", "save again; `course doctor` checks the tools"
            ) from error
        else:
            return answers
        finally:
            too_slow.cancel()

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        node, script = self._find().command
        self._folder = tempfile.TemporaryDirectory(prefix="course-mjml-", ignore_cleanup_errors=True)
        try:
            self._process = subprocess.Popen(  # noqa: S603 (our own command, no shell)
                [node, str(_HOST), script],
                cwd=self._folder.name,
                env=node_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                start_new_session=True,  # Ctrl+C is for us: we end it when all is done
            )
        except OSError as error:
            raise RenderError(f"MJML did not run: {error}", "`course doctor` says what is missing") from error
        return self._process

    def _end(self) -> int | None:
        """End what runs; what it ended with."""
        process, self._process = self._process, None
        folder, self._folder = self._folder, None
        code = _ended(process) if process is not None else None
        if folder is not None:
            folder.cleanup()
        return code


def _ended(process: subprocess.Popen[str]) -> int:
    """Let `process` end at the end of its input, or end it; its code."""
    for stream in (process.stdin, process.stdout):
        try:
            if stream is not None:
                stream.close()
        except OSError:  # what it did not read any more
            continue
    try:
        return process.wait(_FAREWELL_S)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _read(html: str) -> str:
    """`html` as it is read back from the file that the command line writes."""
    return html.replace("\r\n", "\n").replace("\r", "\n")
