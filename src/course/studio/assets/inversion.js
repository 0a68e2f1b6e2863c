// A model of what some mail programs do to an email without asking: lightness turned around, hue kept. It is that of
// src/course/colours.py, which says where it comes from and judges palettes and emails by it; tests hold both together.
"use strict";

studio.inversion = (() => {
  const DARKEST = 21.247; // L* of #333333: what becomes of white
  const DAYLIGHT = [0.95047, 1, 1.08883]; // X, Y, Z of white
  const TO_XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]];
  const TO_RGB = [[3.2404542, -1.5371385, -0.4985314], [-0.969266, 1.8760108, 0.041556], [0.0556434, -0.2040259, 1.0572252]];
  const SIDES = ["top", "right", "bottom", "left"];

  const times = (matrix, vector) => matrix.map((row) => row.reduce((sum, value, at) => sum + value * vector[at], 0));
  const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const encoded = (c) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
  const cubeRoot = (t) => (t > 216 / 24389 ? t ** (1 / 3) : ((24389 / 27) * t + 16) / 116);
  const cube = (t) => (t > 6 / 29 ? t ** 3 : ((116 * t - 16) * 27) / 24389);

  function toLab(rgb) {
    const [x, y, z] = times(TO_XYZ, rgb.map((c) => linear(c / 255))).map((value, at) => cubeRoot(value / DAYLIGHT[at]));
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  }

  /** The nearest that a screen can show, channel by channel. */
  function toRgb([l, a, b]) {
    const y = (l + 16) / 116;
    const found = times(TO_RGB, [y + a / 500, y, y - b / 200].map((value, at) => cube(value) * DAYLIGHT[at]));
    return found.map((c) => Math.round(255 * Math.min(1, Math.max(0, encoded(c)))));
  }

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
    const [red, green, blue] = toRgb([((100 - l) * (100 - DARKEST)) / 100 + DARKEST, a, b]);
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
