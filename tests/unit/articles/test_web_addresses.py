"""Which addresses are everyone's, and what a page's address is taken apart into."""

from ipaddress import IPv4Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.articles.reading import is_url
from course.articles.web.addresses import is_public, parse_address
from course.errors import ArticleError


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_what_everyone_reaches_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.8",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "2001::1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
        "64:ff9b:1::808:808",
        "::ffff:192.168.0.1",
        "::192.168.0.1",
        "no address",
    ],
)
def test_what_is_private_reserved_or_hides_such_is_not(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_python_calls_nothing_private_that_is_taken_for_public(address: IPv4Address) -> None:
    assert not is_public(str(address)) or (not address.is_private and not address.is_multicast)


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:0:0/96", "64:ff9b::/96"]))
def test_an_address_that_holds_another_is_as_public_as_that(address: IPv4Address, network: str) -> None:
    held = ip_address(int(ip_network(network).network_address) | int(address))

    assert is_public(str(held)) == is_public(str(address))


@pytest.mark.parametrize(
    ("url", "asked", "host", "port"),
    [
        ("https://example.com", "https://example.com/", "example.com", 443),
        ("HTTP://Example.COM:80/a b#c", "http://example.com/a%20b", "example.com", 80),
        ("https://example.com:8443/a?b=c&d=%20", "https://example.com:8443/a?b=c&d=%20", "example.com", 8443),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC", "xn--bcher-kva.example", 443),
        ("http://[2606:4700::1111]:81/", "http://[2606:4700::1111]:81/", "2606:4700::1111", 81),
    ],
)
def test_an_address_is_taken_apart(url: str, asked: str, host: str, port: int) -> None:
    address = parse_address(url)

    assert (address.url, address.host, address.port) == (asked, host, port)


@pytest.mark.parametrize(
    "url",
    [
        "https://",
        "https://user:secret@example.com/",
        "https://user@example.com/",
        "https://exa mple.com/",
        "https://example.com:99999/",
        "https://example.com:0/",
        "https://[::1/",
        "ftp://example.com/",
        "https://%31%32%37.0.0.1/",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(url: str) -> None:
    with pytest.raises(ArticleError) as caught:
        parse_address(url)

    assert caught.value.hint
    assert "secret" not in caught.value.message


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_an_error(text: str) -> None:
    try:
        address = parse_address("https://" + text)
    except ArticleError:
        return
    assert address.url.isascii()
    assert address.url.isprintable()
    assert " " not in address.target
    assert address.target.startswith("/")


@pytest.mark.parametrize(("where", "expected"), [("https://a.b", True), ("HTTP://a", True), ("a/https://b", False)])
def test_an_article_named_by_its_address_is_told_from_a_file(where: str, expected: bool) -> None:
    assert is_url(where) is expected
