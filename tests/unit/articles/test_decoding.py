import pytest

from course.articles.decoding import BinaryDataError, decode

TEXT = "Zoë’s “back” – 背中"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_its_mark_or_without(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_big_endian_is_told_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_other_bytes_are_taken_for_windows_1252() -> None:
    assert decode("Zoë’s café".encode("cp1252")) == "Zoë’s café"


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"%PDF-1.7 text", b"PK\x03\x04abc", b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryDataError):
        decode(data)
