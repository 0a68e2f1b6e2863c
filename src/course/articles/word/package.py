"""A Word file as the archive that it is: its parts and what they refer to, within bounds."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from course.articles.formats import LARGEST_DIRECTORY
from course.errors import ArticleError

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

LARGEST_PART = 40 * 1024 * 1024  # bytes of one part, unpacked
LARGEST_WHOLE = 80 * 1024 * 1024  # of all that are read
_MOST_TAGS = 800_000  # of one part, opening and closing; half a million words have fewer
_MEND = "open it in Word or LibreOffice, save it again as DOCX, and name that file"
# "Strict" files are the same under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    OverflowError,
)


class Package:
    """The parts of a Word file."""

    def __init__(self, data: bytes, source: str) -> None:
        """Open the archive.

        Raises:
            ArticleError: it is damaged, or too large.
        """
        self._source = source
        self._read = 0
        end = data.rfind(b"PK\x05\x06")
        if end < 0 or int.from_bytes(data[end + 12 : end + 16], "little") > LARGEST_DIRECTORY:
            raise self.damaged("its directory is missing or too large")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = {info.filename: info for info in self._archive.infolist()}
        except _FAULTS as error:
            raise self.damaged(str(error)) from error
        self.main = next(iter(self.targets("", "officeDocument").values()), "word/document.xml")

    def damaged(self, why: str) -> ArticleError:
        """The error for a file that is not as Word files are."""
        return ArticleError(f"{self._source} is damaged: {' '.join(why.split())[:200]}", _MEND)

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part; None where there is none of that name.

        Raises:
            ArticleError: it is no XML, or too large.
        """
        from lxml import etree as parsing  # noqa: PLC0415 (only Word files and pages need lxml)

        data = self._bytes(name)
        if data is None:
            return None
        if data.count(b"<") > _MOST_TAGS:
            raise ArticleError(f"{self._source} has too many parts to be an article", _MEND)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        # No entities, no network; `huge_tree` off bounds the depth.
        parser = parsing.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            return parsing.fromstring(data, parser)
        except (parsing.XMLSyntaxError, ValueError) as error:
            raise self.damaged(f"{name}: {error}") from error

    def targets(self, part: str, kind: str) -> dict[str, str]:
        """What `part` refers to by relations of a kind ("image"): id -> name of a part, or address outside."""
        folder, _, name = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, str] = {}
        for each in root if root is not None else ():
            if each.get("Type", "").rpartition("/")[2] == kind:
                is_outside = each.get("TargetMode") == "External"
                target = each.get("Target", "")
                found[each.get("Id", "")] = target if is_outside else _within(folder, target)
        return found

    def _bytes(self, name: str) -> bytes | None:
        info = self._names.get(name)
        if info is None:
            return None
        most = min(LARGEST_PART, LARGEST_WHOLE - self._read)
        try:
            with self._archive.open(info) as file:
                data = file.read(most + 1)
        except _FAULTS as error:
            raise self.damaged(f"{name}: {error}") from error
        if len(data) > most:
            raise ArticleError(
                f"{self._source} unpacks to more than {most // 1024**2} MB of text", "name an article, not an archive"
            )
        self._read += len(data)
        return data


def _within(folder: str, target: str) -> str:
    return re.sub(r"^(?:\.\./)+", "", posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
