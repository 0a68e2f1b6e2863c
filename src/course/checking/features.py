"""Which of caniemail's features an email uses, and which of them it can do without.

A use is told by signs. `property:position` stands for any value of it, `property:position=absolute` for one,
`unit:rem`, `function:calc`, `at:import`, `pseudo:hover`, `element:video`, `attribute:srcset`, `image:webp` for
what they say. What a rule within `@media` or `@supports` sets is an addition by nature and no use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Features whose name is not that of the one property, at-rule or element which they are about.
_SIGNS: Mapping[str, tuple[str, ...]] = {
    "css-at-media-prefers-color-scheme": ("at:media",),
    "css-background-image": ("property:background-image=url",),
    "css-block-inline-size": ("property:block-size",),
    "css-border-image": ("property:border-image", "property:border-image-source"),
    "css-border-inline-block": ("property:border-inline", "property:border-block"),
    "css-border-inline-block-individual": tuple(
        f"property:border-{axis}-{end}" for axis in ("inline", "block") for end in ("start", "end")
    ),
    "css-border-radius-logical": tuple(
        f"property:border-{one}-{other}-radius" for one in ("start", "end") for other in ("start", "end")
    ),
    "css-column-count": ("property:column-count", "property:columns"),
    "css-column-layout-properties": ("property:column-width", "property:column-rule"),
    "css-conic-gradient": ("function:conic-gradient", "function:repeating-conic-gradient"),
    "css-display-flex": ("property:display=flex", "property:display=inline-flex"),
    "css-display-grid": ("property:display=grid", "property:display=inline-grid"),
    "css-filter": ("property:filter",),
    "css-float": ("property:float=left", "property:float=right"),
    "css-function-clamp": ("function:clamp",),
    "css-function-light-dark": ("function:light-dark",),
    "css-function-max": ("function:max",),
    "css-function-min": ("function:min",),
    "css-inset": ("property:inset", "property:inset-inline", "property:inset-block"),
    "css-intrinsic-size": ("value:fit-content", "value:min-content", "value:max-content"),
    "css-linear-gradient": ("function:linear-gradient", "function:repeating-linear-gradient"),
    "css-margin-block-start-end": ("property:margin-block-start", "property:margin-block-end"),
    "css-margin-inline-block": ("property:margin-inline", "property:margin-block"),
    "css-margin-inline-start-end": ("property:margin-inline-start", "property:margin-inline-end"),
    "css-modern-color": tuple(f"function:{name}" for name in ("lch", "oklch", "lab", "oklab", "color-mix")),
    "css-nesting": ("at:nest", "nesting"),
    "css-object-fit": ("property:object-fit=cover", "property:object-fit=contain"),
    "css-padding-block-start-end": ("property:padding-block-start", "property:padding-block-end"),
    "css-padding-inline-block": ("property:padding-inline", "property:padding-block"),
    "css-padding-inline-start-end": ("property:padding-inline-start", "property:padding-inline-end"),
    "css-position": ("property:position=absolute", "property:position=fixed", "property:position=sticky"),
    "css-radial-gradient": ("function:radial-gradient", "function:repeating-radial-gradient"),
    "css-rgba": ("function:rgba",),
    "css-unit-calc": ("function:calc",),
    "css-variables": ("function:var",),
    "css-visibility": ("property:visibility=hidden", "property:visibility=collapse"),
    "css-writing-mode": ("property:writing-mode=vertical-rl", "property:writing-mode=vertical-lr"),
    "html-button-reset": ("element:button=reset",),
    "html-button-submit": ("element:button", "element:button=submit"),
    "html-hidden": ("attribute:hidden",),
    "html-image-maps": ("attribute:usemap",),
    "html-input-checkbox": ("element:input=checkbox",),
    "html-input-radio": ("element:input=radio",),
    "html-input-reset": ("element:input=reset",),
    "html-input-submit": ("element:input=submit",),
    "html-input-text": ("element:input", "element:input=text", "element:input=email"),
    "html-popover": ("attribute:popover",),
    "image-jpg": ("image:jpg", "image:jpeg"),
    "image-tiff": ("image:tiff", "image:tif"),
    "image-heif": ("image:heif", "image:heic"),
    "image-mp4": ("image:mp4",),
}

_FORMS = (
    *("html-form", "html-select", "html-textarea", "html-button-reset", "html-button-submit", "html-input-checkbox"),
    *("html-input-hidden", "html-input-radio", "html-input-reset", "html-input-submit", "html-input-text"),
)

_LOOKS = "only looks change: words stay where they are and can be read"
_SMALL_SCREENS = "what stands outside the query is drawn instead"
_STATES = "it says what happens when somebody does something, not what can be read before"
_HELP = "it is an aid to programs that know it, and no other shows less"
_INLINE = "what matters stands in `style` as well, or another rule says the same"
_FLEX = "it goes with `display:flex` or `grid`, which is told by itself"
_TEXT = "lines break or are spaced another way"
_FALLBACK = "what stands in it, or beside it, is shown instead"
_ELSEWHERE = "a rule of its own tells of it"

# Features that an email can do without, and why: their absence degrades well.
ENHANCEMENTS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("css-accent-color", "css-animation", "css-aspect-ratio", "css-at-keyframes", "css-backdrop-filter"),
            *("css-background-blend-mode", "css-background-clip", "css-background-origin", "css-background-position"),
            *("css-background-repeat", "css-background-size", "css-border-image", "css-border-radius"),
            *(
                "css-border-radius-logical",
                "css-border-spacing",
                "css-box-shadow",
                "css-box-sizing",
                "css-caption-side",
            ),
            *("css-clear", "css-color-scheme", "css-cursor", "css-empty-cells", "css-height", "css-list-style-image"),
            *("css-list-style-position", "css-list-style-type", "css-list-style", "css-max-height", "css-max-width"),
            *("css-min-height", "css-min-width", "css-mix-blend-mode", "css-object-position", "css-opacity"),
            *("css-outline", "css-outline-offset", "css-overflow", "css-resize", "css-scroll-snap", "css-shape-margin"),
            *("css-shape-outside", "css-table-layout", "css-transition", "css-user-select", "css-unit-initial"),
            *("css-border", "css-border-collapse", "css-font-weight", "css-vertical-align", "css-width"),
            *("css-background", "css-background-color", "css-direction", "css-margin", "css-padding", "css-text-align"),
        ),
        _LOOKS,
    ),
    **dict.fromkeys(
        (
            *("css-at-media", "css-at-media-device-pixel-ratio", "css-at-media-hover", "css-at-media-orientation"),
            *("css-at-media-prefers-color-scheme", "css-at-media-prefers-reduced-motion", "css-at-supports"),
        ),
        _SMALL_SCREENS,
    ),
    **dict.fromkeys(
        tuple(
            f"css-pseudo-class-{name}"
            for name in (
                "active",
                "checked",
                "default",
                "focus-visible",
                "focus-within",
                "focus",
                "hover",
                "link",
                "visited",
                "lang",
            )
        ),
        _STATES,
    ),
    **dict.fromkeys(
        (
            *("css-selector-adjacent-sibling", "css-selector-attribute", "css-selector-chaining", "css-selector-child"),
            *("css-selector-general-sibling", "css-selector-universal", "css-selector-descendant", "css-important"),
            *("css-pseudo-class-first-child", "css-pseudo-class-last-child", "css-pseudo-element-marker"),
            *("css-pseudo-class-first-of-type", "css-pseudo-class-last-of-type", "css-pseudo-class-only-child"),
            *("css-pseudo-class-only-of-type", "css-pseudo-element-placeholder", "css-comments"),
            *("css-pseudo-element-first-letter", "css-pseudo-element-first-line"),
        ),
        _INLINE,
    ),
    **dict.fromkeys(
        (
            *("css-align-items", "css-flex-direction", "css-flex-wrap", "css-gap", "css-grid-template", "css-z-index"),
            *("css-justify-content", "css-left-right-top-bottom"),
        ),
        _FLEX,
    ),
    **dict.fromkeys(
        (
            *("css-font-kerning", "css-font-size-adjust", "css-font-stretch", "css-hyphenate-character", "css-hyphens"),
            *("css-hyphenate-limit-chars", "css-orphans", "css-overflow-wrap", "css-sytem-ui", "css-tab-size"),
            *("css-text-align-last", "css-text-decoration-color", "css-text-decoration-line", "css-text-emphasis"),
            *("css-text-decoration-skip-ink", "css-text-decoration-style", "css-text-decoration-thickness"),
            *(
                "css-text-emphasis-position",
                "css-text-justify",
                "css-text-overflow",
                "css-text-shadow",
                "css-text-wrap",
            ),
            *("css-text-underline-offset", "css-text-underline-position", "css-white-space-collapse", "css-widows"),
            *("css-white-space", "css-word-break", "css-word-spacing", "css-word-wrap", "css-text-indent"),
            *("css-at-font-face", "css-font", "css-line-height", "css-letter-spacing", "css-text-transform"),
        ),
        _TEXT,
    ),
    **dict.fromkeys(
        (
            *("html-abbr", "html-acronym", "html-anchor-links", "html-aria-describedby", "html-aria-hidden"),
            *("html-aria-label", "html-aria-labelledby", "html-aria-live", "html-bdi", "html-body", "html-dfn"),
            *("html-doctype", "html-loading-attribute", "html-meta-color-scheme", "html-required", "html-semantics"),
            *("html-target", "html-wbr", "html-role", "html-lang", "html-dir", "html-valign", "html-align"),
            *("html-comments", "html-cellpadding", "html-cellspacing", "amp", "bimi", "css-inert-attribute"),
            *("html-style", "html-mailto-links"),
        ),
        _HELP,
    ),
    **dict.fromkeys(
        ("html-picture", "html-srcset", "html-ruby", "html-rp", "html-rt", "html-meter", "html-progress"), _FALLBACK
    ),
    **dict.fromkeys(
        (*_FORMS, "css-at-import", "html-link", "image-base64", "html-background", "html-object"), _ELSEWHERE
    ),
}

_PREFIXES = (
    ("css-at-", "at:"),
    ("css-pseudo-class-", "pseudo:"),
    ("css-pseudo-element-", "pseudo:"),
    ("css-unit-", "unit:"),
    ("css-selector-", "selector:"),
    ("css-", "property:"),
    ("html-", "element:"),
    ("image-", "image:"),
)


def signs_of(slug: str) -> tuple[str, ...]:
    """What tells that an email uses a feature; nothing for what no page shows."""
    if slug in _SIGNS:
        return _SIGNS[slug]
    for prefix, kind in _PREFIXES:
        if slug.startswith(prefix):
            return (kind + slug.removeprefix(prefix),)
    return ()
