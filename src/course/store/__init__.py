"""The database: tables, migrations, and the ledger of deliveries."""

from __future__ import annotations

from course.store.store import Store

__all__ = ["Store"]
