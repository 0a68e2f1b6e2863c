"""`scripts/bench` runs, and writes what it prints. What the numbers are is no test's business."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.support.chromium import MISSING, find_chromium

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "bench"


def test_a_benchmark_prints_a_table_and_writes_it_as_json(tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    ran = subprocess.run(
        [SCRIPT, "--tiny", "--out", out, "reading"], capture_output=True, text=True, timeout=120, check=True
    )
    rows = json.loads(out.read_text())["rows"]
    assert {row["unit"] for row in rows} == {"s", "MB", "µs"}
    assert all(row["value"] > 0 for row in rows)
    assert all((row["ratio"] is None) == (row["anchor"] == "") for row in rows)
    assert all(row["name"] in ran.stdout for row in rows)
    *table, _where = ran.stdout.splitlines()
    assert max(map(len, table)) <= 80


def test_what_is_saved_is_seen_in_the_studio_that_is_measured(tmp_path: Path) -> None:
    if find_chromium() is None:
        pytest.skip(MISSING)
    out = tmp_path / "bench.json"
    subprocess.run([SCRIPT, "--tiny", "--out", out, "studio"], capture_output=True, timeout=180, check=True)
    found = {row["name"]: row["value"] for row in json.loads(out.read_text())["rows"]}
    assert {"lesson saved, median", "template saved, median", "course.toml saved, median"} <= set(found)
    assert min(found.values()) > 0


def test_a_benchmark_that_there_is_not_is_refused_with_the_names_of_those_that_there_are() -> None:
    ran = subprocess.run([SCRIPT, "nothing-like-it"], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 2
    assert "start-up, reading, large, rendering, checking, studio" in ran.stderr
