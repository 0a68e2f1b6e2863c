from __future__ import annotations

import pytest

from course.providers.loopback import is_loopback


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "mail.localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_this_machine_is_known_by_its_names_and_addresses(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    ["", "example.com", "localhost.example.com", "notlocalhost", "10.0.0.1", "0.0.0.0", "::2", "127.0.0.1.x.io"],
)
def test_any_other_host_is_not_this_machine(host: str) -> None:
    assert not is_loopback(host)
