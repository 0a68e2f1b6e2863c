"""`scripts/bench`: runs the benchmarks that were named, or all; prints a table and writes JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import checking
import large
import reading
import rendering
import start_up
import studio
from measuring import ROOT, Options, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

BENCHMARKS: dict[str, Callable[[Options], Iterator[Row]]] = {
    "start-up": start_up.measure,
    "reading": reading.measure,
    "large": large.measure,
    "rendering": rendering.measure,
    "checking": checking.measure,
    "studio": studio.measure,
}


def main(words: Sequence[str] | None = None) -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench.json", help="where the JSON goes")
    parser.add_argument("--tiny", action="store_true", help="one short run of each, to see that they work")
    given = parser.parse_args(words)
    if unknown := set(given.names) - set(BENCHMARKS):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}")
    rows = []
    with tempfile.TemporaryDirectory(prefix="course-bench-") as folder:
        options = Options(folder=Path(folder), is_tiny=given.tiny)
        for name in given.names or BENCHMARKS:
            print(f"\n{name}\n{(sys.modules[BENCHMARKS[name].__module__].__doc__ or '').splitlines()[0]}")
            for row in BENCHMARKS[name](options):
                rows.append(row)
                print(row.line(), flush=True)
    _write(given.out, rows)
    return 0


def _write(out: Path, rows: Sequence[Row]) -> None:
    machine = {"python": platform.python_version(), "system": platform.platform(terse=True), "cpus": os.cpu_count()}
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps({"machine": machine, "rows": [asdict(row) for row in rows]}, indent=1) + "\n")
    print(f"\nwritten: {out}")


if __name__ == "__main__":
    sys.exit(main())
