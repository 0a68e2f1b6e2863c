"""Pictures of emails that come out the same on every machine: the tests' fonts over the page's own, no network."""

from __future__ import annotations

import base64
import functools
import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, Route

_FONTS = Path(__file__).resolve().parents[1] / "fonts"
_FAMILIES = {"Course Sans": "course-sans", "Course Arabic": "course-arabic", "Course Mono": "course-mono"}
_WEIGHTS = {"regular": 400, "bold": 700}
_HEIGHT = 800  # of the window; pictures are of the whole page

# The pages' own letters, so that one that the tests' fonts lack is not taken from the machine's unnoticed.
_LETTERS = "[...new Set(document.body.innerText)].join('')"
_READY = """async () => {
  await document.fonts.ready;
  const wanted = [...document.fonts];
  await Promise.all(wanted.map((font) => font.load()));
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How an email is looked at."""

    width: int  # pixels
    scheme: str = "light"  # or "dark"
    has_images: bool = True

    def __str__(self) -> str:
        return "-".join([str(self.width), self.scheme, *([] if self.has_images else ["no-images"])])


def take(browser: Browser, html: str, look: Look) -> Image.Image:
    """A picture of the whole email. What it would fetch is answered here: with a plain picture, or with nothing."""
    context = browser.new_context(
        color_scheme=look.scheme,  # type: ignore[arg-type]
        viewport={"width": look.width, "height": _HEIGHT},
        device_scale_factor=1,
        reduced_motion="reduce",
    )
    try:
        tab = context.new_page()
        tab.route("**/*", functools.partial(_answer, has_images=look.has_images))
        tab.set_content(html)
        tab.add_style_tag(content=_fonts())
        tab.evaluate(_READY)
        _refuse_strange_letters(tab)
        return Image.open(io.BytesIO(tab.screenshot(full_page=True, animations="disabled", caret="hide")))
    finally:
        context.close()


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture as it is kept: to the pixel, in about a quarter of what PNG takes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.convert("RGB").save(path, "WEBP", lossless=True, quality=100, method=6)


def _answer(route: Route, *, has_images: bool) -> None:
    if has_images and route.request.resource_type == "image":
        route.fulfill(body=_photograph(), content_type="image/png")
    else:
        route.abort()


@functools.cache
def _photograph() -> bytes:
    """What stands for every picture on the web: 1200 x 675 pixels of sky and ground."""
    picture = Image.linear_gradient("L").resize((1200, 675))
    coloured = Image.merge(
        "RGB", (picture.point(lambda v: 90 + v // 3), picture.point(lambda v: 150 - v // 8), picture)
    )
    written = io.BytesIO()
    coloured.save(written, "PNG")
    return written.getvalue()


@functools.cache
def _fonts() -> str:
    """The style that puts the tests' fonts over the page's own."""
    faces = [
        f'@font-face{{font-family:"{family}";font-weight:{weight};src:url(data:font/woff2;base64,{_data(path)})}}'
        for family, stem in _FAMILIES.items()
        for name, weight in _WEIGHTS.items()
        if (path := _FONTS / f"{stem}-{name}.woff2").exists()
    ]
    rules = (
        '*{font-family:"Course Sans","Course Arabic"!important}',
        'pre,pre *,code,code *{font-family:"Course Mono","Course Sans","Course Arabic"!important}',
    )
    return "".join((*faces, *rules))


def _data(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode()


def _refuse_strange_letters(tab: Page) -> None:
    """Letters of scripts that the tests' fonts do not have would look different on every machine."""
    strange = [letter for letter in tab.evaluate(_LETTERS) if not _is_known(letter)]
    assert not strange, f"tests/fonts has no letter for {strange}: add it there, or leave it out of the sample"


def _is_known(letter: str) -> bool:
    known = ((0x20, 0x17F), (0x600, 0x670), (0x2000, 0x206F), (0x2190, 0x2193))
    return unicodedata.category(letter) in {"Cc", "Cf", "Zs"} or any(low <= ord(letter) <= high for low, high in known)
