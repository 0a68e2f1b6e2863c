// Text with numbered lines: the plain-text part, the headers, the lesson's file, and any place that a finding names.
"use strict";

studio.source = (() => {
  const { make, fill, find } = studio.page;

  /** Lines with their numbers; the one numbered `marked` stands out. */
  function numbered(lines, marked) {
    return make("ol", { class: "code" }, lines.map(({ number, text }) =>
      make("li", { "data-line": number, class: number === marked ? "marked" : null, "aria-current": number === marked ? "true" : null },
        make("span", { class: "number", "aria-hidden": "true" }, String(number)), make("span", { class: "text", dir: "auto" }, text || " "))));
  }

  const linesOf = (text) => text.replace(/\r?\n$/, "").split(/\r?\n/).map((line, at) => ({ number: at + 1, text: line }));

  function drawPlain(id, text, language) {
    return fill(find(id), make("pre", { dir: "auto", lang: language }, text));
  }

  let seen = "";

  function drawFile(path, text, line, back) {
    const box = find("source");
    const head = make("p", { class: "path" }, make("b", {}, line ? `${path}:${line}` : path),
      back && make("button", { type: "button", "data-do": "own-source", "data-key": "own-source" }, "Back to the lesson’s file"));
    const body = text === null
      ? make("p", { class: "soft" }, "This file cannot be shown here. Open it in your editor.")
      : numbered(linesOf(text), line);
    fill(box, head, body);
    const place = `${path}:${line}`;
    if (place !== seen) reveal(box, line);
    seen = place;
  }

  function reveal(box, line) {
    const marked = line && box.querySelector(`[data-line="${line}"]`);
    box.scrollTop = marked ? marked.offsetTop - box.clientHeight / 2 : 0;
  }

  return { numbered, linesOf, drawPlain, drawFile };
})();
