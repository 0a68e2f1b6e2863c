"""`course status`: what went, what waits, what is held and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from course.models import DeliveryState, EnrollmentState

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from course.store import Store

_LISTED = 20  # of each kind that a person should look at


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_obj
def command(directory: Path, as_json: bool) -> None:
    """Say how many people take the course, what went, and what waits.

    What failed, is held or is tried again is listed with the reason.

    Exits 3 where something is held.

    \b
    Example:
      course status
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.wiring import open_project
    from course.wiring.sending import open_store

    project = open_project(directory)
    store = open_store(project)
    try:
        said = _status(store, project.settings.course.slug)
    finally:
        store.close()
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        _print(project.settings.course.title, said)
    click.get_current_context().exit(3 if said["deliveries"]["held"] else 0)


def _status(store: Store, course: str) -> dict[str, Any]:
    people, totals = store.people.totals(course), store.ledger.totals(course)
    next_due_at = store.ledger.next_due_at(course)
    return {
        "course": course,
        "people": {state.value: people.get(state, 0) for state in EnrollmentState},
        "deliveries": {state.value: totals.get(state, 0) for state in DeliveryState},
        "next_due_at": next_due_at.isoformat() if next_due_at else None,
        "held": _listed(store, course, DeliveryState.HELD),
        "failed": _listed(store, course, DeliveryState.FAILED),
        "retrying": _listed(store, course, DeliveryState.RETRYING),
    }


def _listed(store: Store, course: str, state: DeliveryState) -> list[dict[str, Any]]:
    rows = store.ledger.in_state(course, state, _LISTED)
    return [
        {"email": row.email, "day": row.day, "handed_over_at": _iso(row.sending_at), "reason": row.reason}
        for row in rows
    ]


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _print(title: str, said: dict[str, Any]) -> None:
    click.echo(title)
    click.echo("  people      " + _counts(said["people"]))
    click.echo("  deliveries  " + _counts(said["deliveries"]))
    click.echo(f"  next due    {said['next_due_at'] or 'nothing'}")
    for state in ("held", "failed", "retrying"):
        total = said["deliveries"][state]
        if total:
            click.echo(f"\n{state} ({total}{f', the newest {_LISTED}' if total > _LISTED else ''}):")
        for row in said[state]:
            click.echo(f"  day {row['day']}  {row['email']}")
            click.echo(f"         {row['reason']}")


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "none"
