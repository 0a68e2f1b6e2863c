from __future__ import annotations

from base64 import b64encode
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import ProviderError
from course.providers.smtp_server import SmtpServer, Tls, parse_smtp_url

printable = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd"), min_size=1)


def test_a_url_says_host_port_user_and_password() -> None:
    assert parse_smtp_url("smtp://ada:s3cret@mail.example.com:2525") == SmtpServer(
        host="mail.example.com", port=2525, tls=Tls.REQUIRED, user="ada", password="s3cret"
    )


@given(user=printable, password=printable)
def test_any_user_and_password_can_be_percent_encoded(user: str, password: str) -> None:
    server = parse_smtp_url(f"smtps://{quote(user, safe='')}:{quote(password, safe='')}@mail.example.com")
    assert (server.user, server.password) == (user, password)


@pytest.mark.parametrize(("url", "port"), [("smtp://mail.example.com", 587), ("smtps://mail.example.com", 465)])
def test_the_port_is_the_one_for_submission(url: str, port: int) -> None:
    assert parse_smtp_url(url).port == port


@pytest.mark.parametrize(
    ("url", "tls"),
    [
        ("smtps://mail.example.com", Tls.IMPLICIT),
        ("smtps://127.0.0.1", Tls.IMPLICIT),
        ("smtp://a:b@mail.example.com", Tls.REQUIRED),
        ("smtp://a:b@mail.example.com?tls=auto", Tls.REQUIRED),
        ("smtp://mail.example.com", Tls.OFFERED),
        ("smtp://mail.example.com?tls=require", Tls.REQUIRED),
        ("smtp://mail.example.com?tls=none", Tls.NONE),
        ("smtp://a:b@localhost:1025", Tls.NONE),
        ("smtp://[::1]:1025", Tls.NONE),
        ("smtp://127.0.0.1?tls=require", Tls.REQUIRED),
    ],
)
def test_the_way_there_is_as_private_as_it_must_be(url: str, tls: Tls) -> None:
    assert parse_smtp_url(url).tls is tls


def test_a_password_never_goes_in_the_clear_to_another_machine() -> None:
    with pytest.raises(ProviderError, match="in the clear"):
        parse_smtp_url("smtp://ada:s3cret@mail.example.com?tls=none")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example.com",
        "http://ada:s3cret@mail.example.com",
        "smtp://",
        "smtp://ada:s3cret@",
        "smtp://ada:s3cret@mail.example.com:port",
        "smtp://ada:s3cret@mail.example.com:99999",
        "smtp://ada:s3cret/#@mail.example.com",
        "smtp://ada:s3cret?x@mail.example.com",
        "smtp://ada:@mail.example.com",
        "smtp://:s3cret@mail.example.com",
        "smtp://s3cret@mail.example.com",
        "smtp://ada:s3cret%0A@mail.example.com",
        "smtp://ada:s3cret%ff@mail.example.com",
        "smtp://ada:s3cret@mail.example.com/path",
        "smtp://ada:s3cret@mail.example.com?tls=maybe",
        "smtp://ada:s3cret@mail.example.com?verify=no",
        "smtp://ada:s3cret@[::1",
        "smtp://ada:s3cret@ma il.example.com",
    ],
)
def test_a_url_that_cannot_be_used_is_an_error_without_its_secrets(url: str) -> None:
    with pytest.raises(ProviderError) as caught:
        parse_smtp_url(url)
    assert "COURSE_SMTP_URL" in caught.value.message
    assert "s3cret" not in caught.value.message + caught.value.hint
    assert caught.value.__cause__ is None


def test_neither_repr_nor_name_shows_the_password() -> None:
    server = parse_smtp_url("smtp://ada:s3cret@mail.example.com")
    assert "s3cret" not in repr(server) + str(server)


@given(user=printable.filter(lambda one: len(one) > 2), password=printable.filter(lambda one: len(one) > 2))
def test_user_and_password_are_masked_in_every_form_they_go_over_the_wire(user: str, password: str) -> None:
    server = SmtpServer(host="h", port=25, tls=Tls.NONE, user=user, password=password)
    for form in (user, password, f"\0{user}\0{password}"):
        for secret in (form, b64encode(form.encode()).decode()):
            assert server.masked(f"<{secret}>") == "<***>"


def test_without_a_log_in_nothing_is_masked() -> None:
    assert parse_smtp_url("smtp://mail.example.com").masked("550 no such user") == "550 no such user"


@pytest.mark.parametrize(
    ("url", "name"), [("smtp://[::1]:25", "[::1]:25"), ("smtp://mail.example.com", "mail.example.com:587")]
)
def test_a_server_is_named_by_host_and_port(url: str, name: str) -> None:
    assert str(parse_smtp_url(url)) == name
