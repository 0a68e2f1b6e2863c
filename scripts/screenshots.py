"""Pictures of every rendered page, narrow and wide, light and dark: what to look at before a theme is called done."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.chromium import MISSING, find_chromium, open_chromium  # noqa: E402 (needs the path above)

WIDTHS = (375, 600, 1440)  # a phone, an email at its full width, a desk
EMAIL_WIDTHS = WIDTHS[:2]


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, nargs="?", default=ROOT / "build", help="what `course render` wrote")
    parser.add_argument("--out", type=Path, default=ROOT / "screenshots")
    given = parser.parse_args()
    pages = sorted(given.pages.glob("*.html"))
    chromium = find_chromium()
    if not pages or chromium is None:
        sys.stderr.write(f"{MISSING if pages else f'{given.pages} holds no pages: run `course render` first'}\n")
        return 1
    given.out.mkdir(parents=True, exist_ok=True)
    with open_chromium(chromium) as browser:
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 1000})
                tab = context.new_page()
                for page in pages:
                    if page.stem == "index" or width in EMAIL_WIDTHS:
                        tab.goto(page.resolve().as_uri())
                        picture = given.out / f"{page.stem}-{width}-{scheme}.png"
                        tab.screenshot(path=picture, full_page=page.stem != "index")  # its frames would be torn
                context.close()
    sys.stdout.write(f"{len(list(given.out.glob('*.png')))} pictures in {given.out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
