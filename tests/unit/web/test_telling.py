"""What pages tell about a person: addresses that only their owners know again."""

from __future__ import annotations

import pytest

from course.web.telling import masked


@pytest.mark.parametrize("name", ["b", "beth", "b" * 64])
def test_a_masked_address_tells_neither_the_name_nor_its_length(name):
    assert masked(f"{name}@reader.invalid") == "b•••••@reader.invalid"
