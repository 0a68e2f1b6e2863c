"""A course in a temporary folder, with emails made by hand: sending without MJML."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from course.models import Email, NewSubscriber, Sender
from course.schedule import Calendar
from course.sending import Addresser, Parts, Report, Rules, send_due
from course.settings import Settings, parse_settings
from course.store import Store
from tests.support.fake_provider import FakeProvider

MONDAY = datetime(2027, 1, 4, 7, 30, tzinfo=UTC)  # an hour at which everyone in UTC is due


def settings(**tables: dict[str, object]) -> Settings:
    document: dict[str, dict[str, object]] = {
        "course": {"slug": "pain", "title": "Pain", "base_url": "https://courses.test.invalid"},
        "sender": {"name": "Back Care", "email": "hello@backcare.invalid", "postal_address": "1 Road, Town"},
    }
    for name, table in tables.items():
        document[name] = {**document.get(name, {}), **table}
    return parse_settings(document, {}, where="course.toml")


def make_email(day: int, sender: Sender) -> Email:
    return Email(
        day=day,
        slug=f"{day:02}-lesson",
        subject=f"Lesson {day}",
        html="<p>Hello</p>",
        text="Hello",
        marks={},
        sender=sender,
        list_id="pain.courses.test.invalid",
        list_name="Pain",
        digest=f"{day:064x}",
    )


class Desk:
    """Store, fake provider and a clock that the test moves."""

    def __init__(self, folder: Path, *, days: int = 7, chunk_size: int = 3, **tables: dict[str, object]) -> None:
        self.settings = settings(**tables)
        self.store = Store.open("sqlite:///course.db", root=folder)
        self.provider = FakeProvider(chunk_size)
        self.now = MONDAY
        self.stop = False
        self.parts = Parts(
            store=self.store,
            provider=self.provider,
            emails={day: make_email(day, self.settings.sender) for day in range(1, days + 1)},
            rules=Rules(schedule=self.settings.schedule, last_day=days, chance=lambda: 0.5),
            addresser=Addresser(settings=self.settings, secret="secret"),
            on_unknown=self.settings.on_unknown,
            clock=lambda: self.now,
            asked_to_stop=lambda: self.stop,
        )

    def enroll(self, *addresses: str, timezone: str = "UTC", now: datetime | None = None) -> int:
        slot = Calendar.of(self.settings.schedule, timezone).first_slot(now or self.now)
        people = [(NewSubscriber(email=address, timezone=timezone), slot) for address in addresses]
        return self.store.people.enroll("pain", people, now or self.now)

    def send(self, *, limit: int | None = None) -> Report:
        return send_due(self.parts, limit=limit)

    def unsubscribe(self, address: str) -> bool:
        person = self.store.people.find("pain", address)
        assert person is not None
        return self.store.people.unsubscribe(person.id, self.now, "by its link")

    def pass_days(self, days: float) -> None:
        self.now += timedelta(days=days)

    def states(self, address: str) -> list[tuple[int, str]]:
        return [(row.day, row.state) for row in self.store.ledger.deliveries_of(address)]

    def reason(self, address: str) -> str:
        return str(self.store.ledger.deliveries_of(address)[-1].reason)
