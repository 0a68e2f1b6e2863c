// Small tools for drawing. Whatever comes from the course is put in as text, never as markup.
"use strict";

studio.page = (() => {
  const find = (id) => document.getElementById(id);

  /** An element with attributes and children; strings become text, null and false nothing. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
      if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : value);
    element.append(...children.flat().filter((child) => child !== null && child !== false && child !== undefined));
    return element;
  }

  /** Replaces what is in `box` only where it differs; what had the focus has it again. */
  function fill(box, ...children) {
    const fresh = make(box.tagName, {}, ...children);
    const same = fresh.childNodes.length === box.childNodes.length
      && [...fresh.childNodes].every((child, at) => child.isEqualNode(box.childNodes[at]));
    if (same) return false;
    const focused = box.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    box.replaceChildren(...fresh.childNodes);
    if (focused) box.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    return true;
  }

  function say(id, words) {
    const element = find(id);
    if (element.textContent !== words) element.textContent = words;
  }

  /** A bar that fills up to a limit, with a mark where it begins to matter. */
  function bar(label, value, { warn, limit, words }) {
    const level = value > limit ? "error" : warn && value > warn ? "warning" : "fine";
    const track = make("span", {
      class: `bar ${level}`, role: "meter", "aria-label": label, "aria-valuemin": 0,
      "aria-valuemax": limit, "aria-valuenow": Math.min(value, limit), "aria-valuetext": words,
    }, make("span", { class: "filled" }), warn ? make("span", { class: "tick" }) : null);
    track.style.setProperty("--part", String(Math.min(1, value / limit)));
    if (warn) track.style.setProperty("--warn", String(warn / limit));
    return track;
  }

  return { find, make, fill, say, bar };
})();
