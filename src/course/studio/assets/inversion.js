// A model of what some mail programs do to an email without asking: lightness turned around, hue kept.
"use strict";

studio.inversion = (() => {
  const DARKEST = 11; // L* of what was white: #1d1d1d, about what Gmail and Outlook paint
  const WHITE = [0.95047, 1, 1.08883]; // D65
  const TO_XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]];
  const TO_RGB = [[3.2404542, -1.5371385, -0.4985314], [-0.969266, 1.8760108, 0.041556], [0.0556434, -0.2040259, 1.0572252]];
  const SIDES = ["top", "right", "bottom", "left"];

  const times = (matrix, vector) => matrix.map((row) => row.reduce((sum, value, at) => sum + value * vector[at], 0));
  const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const curved = (c) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
  const root = (t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const cube = (t) => (t ** 3 > 0.008856 ? t ** 3 : (t - 16 / 116) / 7.787);

  function toLab(rgb) {
    const [x, y, z] = times(TO_XYZ, rgb.map((c) => linear(c / 255))).map((value, at) => root(value / WHITE[at]));
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  }

  function toLinear([l, a, b]) {
    const y = (l + 16) / 116;
    return times(TO_RGB, [y + a / 500, y, y - b / 200].map((value, at) => cube(value) * WHITE[at]));
  }

  /** The colour of that lightness and hue that a screen can show: as much of its strength as there is room for. */
  function toRgb([l, a, b]) {
    for (let strength = 1; strength > 0.02; strength *= 0.92) {
      const found = toLinear([l, a * strength, b * strength]);
      if (found.every((c) => c > -0.0005 && c < 1.0005)) return bytes(found);
    }
    return bytes(toLinear([l, 0, 0]));
  }
  const bytes = (found) => found.map((c) => Math.round(255 * curved(Math.min(1, Math.max(0, c)))));

  /** [red, green, blue, alpha] of a computed colour; null for any other notation. */
  function parse(colour) {
    const found = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:,? (?:\/ )?([\d.]+))?\)$/.exec(colour);
    return found && [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4] ?? 1)];
  }

  /** A computed colour turned around; null where there is nothing to turn. */
  function invert(colour) {
    const found = parse(colour);
    if (!found || found[3] === 0) return null;
    const [l, a, b] = toLab(found.slice(0, 3));
    const [red, green, blue] = toRgb([100 - (l * (100 - DARKEST)) / 100, a, b]);
    return `rgba(${red}, ${green}, ${blue}, ${found[3]})`;
  }

  function turned(element, style) {
    const found = [["color", invert(style.color)], ["background-color", invert(style.backgroundColor)]];
    for (const side of SIDES)
      if (style.getPropertyValue(`border-${side}-style`) !== "none")
        found.push([`border-${side}-color`, invert(style.getPropertyValue(`border-${side}-color`))]);
    return { element, found: found.filter(([, colour]) => colour) };
  }

  /** Turns the colours of a shown document around; pictures stay. All is read before anything is written. */
  function apply(shown) {
    const { defaultView: view, documentElement: html, body } = shown;
    const all = [html, body, ...body.querySelectorAll("*")].map((element) => turned(element, view.getComputedStyle(element)));
    html.style.setProperty("background-color", invert("rgb(255, 255, 255)"));
    for (const { element, found } of all)
      for (const [name, colour] of found) element.style.setProperty(name, colour, "important");
  }

  return { invert, parse, apply };
})();
