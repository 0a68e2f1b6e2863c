// What is known of the lesson: what it weighs, and what the checks found.
"use strict";

studio.facts = (() => {
  const { make, fill, find, say, bar } = studio.page;
  const { kilobytes, count } = studio.text;
  const NAMES = { error: "Error", warning: "Warning", note: "Note" };
  const RANK = { error: 0, warning: 1, note: 2 };

  function measure(name, label, value, { warn, limit, note }) {
    const words = `${kilobytes(value)} of ${kilobytes(limit)}`;
    return make("div", { class: "measure", "data-testid": `weight-${name}` },
      make("p", { class: "row" }, make("span", {}, label), make("span", { class: "figure" }, words)),
      bar(label, value, { warn, limit, words }),
      note && make("p", { class: "soft small" }, note));
  }

  function htmlNote(value, { html_warn: warn, html_error: limit }) {
    const said = `Gmail hides the end of emails above ${kilobytes(limit)}`;
    if (value > limit) return `${said}: readers miss the end of this one.`;
    return value > warn ? `${said}; this one comes close.` : `${said}; this one is well below.`;
  }

  function styleNote(value, limit) {
    const said = `Some mail programs take up to ${kilobytes(limit)} of colours and spacing`;
    return value > limit ? `${said}: there, this email looks plain.` : `${said}; this email keeps to it.`;
  }

  function drawWeight(lesson, limits) {
    if (!lesson) return fill(find("weight"));
    const { html, style, text, message } = lesson.weight;
    return fill(find("weight"),
      measure("html", "HTML", html, { warn: limits.html_warn, limit: limits.html_error, note: htmlNote(html, limits) }),
      measure("style", "Style sheets", style, { limit: limits.style, note: styleNote(style, limits.style) }),
      make("p", { class: "row small soft" }, make("span", {}, "Plain text"), make("span", { class: "figure" }, kilobytes(text))),
      make("p", { class: "row small soft" }, make("span", {}, "Whole message"), make("span", { class: "figure" }, kilobytes(message))));
  }

  const place = ({ path, line, column }) => `${path}${line ? `:${line}` : ""}${line && column ? `:${column}` : ""}`;

  /** Words with what stands between two backticks as code; a backtick without another is one. */
  const marked = (text) => text.split(/(`[^`]+`)/).map((piece, at) => (at % 2 ? make("code", {}, piece.slice(1, -1)) : piece));

  const paragraph = (text) => make("p", {}, marked(text));

  /** What the documentation says of a rule, below a line that opens it. */
  function explanation({ code, name }, blocks, key, open) {
    if (!blocks) return null;
    return make("details", { class: "about", open, "data-about": key, "data-testid": "about" },
      make("summary", { "data-key": `about-${key}` }, `About ${code}: ${name.replaceAll("-", " ")}`),
      blocks.map(({ is_code: isCode, text }) => (isCode ? make("pre", { dir: "auto" }, text) : paragraph(text))));
  }

  function item(finding, at, { about, opened }) {
    const { severity, code, name, message, hint, path, line, day } = finding;
    const key = `finding-${code}-${path}-${line}-${at}`;
    return make("li", { class: `finding ${severity}` },
      make("button", { type: "button", "data-path": path, "data-line": line, "data-of": day, "data-key": key, "data-testid": "finding" },
        make("span", { class: "row" },
          make("span", { class: "severity" }, NAMES[severity] ?? severity),
          make("span", { class: "code", title: name }, code)),
        make("span", { class: "message", dir: "auto" }, marked(message)),
        hint && make("span", { class: "hint", dir: "auto" }, marked(hint)),
        make("span", { class: "place" }, place(finding))),
      explanation(finding, about[code], key, opened.has(key)));
  }

  function group(title, findings, open, known) {
    if (!findings.length) return null;
    return make("details", { open, "data-group": title },
      make("summary", {}, `${title} `, make("span", { class: "soft" }, `(${findings.length})`)),
      make("ul", { class: "findings" }, findings.map((finding, at) => item(finding, at, known))));
  }

  /** Findings of the chosen day, of the whole course, and of the other days; errors first. */
  function sorted(findings, day) {
    const ordered = findings.toSorted((one, other) => RANK[one.severity] - RANK[other.severity] || one.day - other.day || one.line - other.line);
    return {
      here: ordered.filter((finding) => finding.day === day),
      course: ordered.filter((finding) => !finding.day),
      elsewhere: ordered.filter((finding) => finding.day && finding.day !== day),
    };
  }

  const isWell = (findings) => findings.every(({ severity }) => severity === "note");

  function summary({ state, error, findings }, mistake) {
    if (mistake) return `Not checked until the mistake is mended.${findings.length ? " Found before it:" : ""}`;
    if (state === "failed") return `The checks could not run. ${error}`.trim();
    if (state === "running") return findings.length ? "Checks are running. Found last time:" : "Checks are running …";
    if (!findings.length) return "No findings. Everything that is checked is well.";
    const of = (severity) => findings.filter((finding) => finding.severity === severity).length;
    const notes = of("note") ? `, ${count(of("note"), "note")}` : "";
    if (isWell(findings)) return `No mistakes${notes}.`;
    return `${count(of("error"), "error")}, ${count(of("warning"), "warning")}${notes} in the whole course.`;
  }

  function drawChecks(checks, day, mistake) {
    const { here, course, elsewhere } = sorted(checks.findings, day);
    const box = find("checks");
    const folded = new Map([...box.querySelectorAll("[data-group]")].map((each) => [each.dataset.group, each.open]));
    const opened = new Set([...box.querySelectorAll("[data-about][open]")].map((each) => each.dataset.about));
    const known = { about: checks.about ?? {}, opened };
    const of = (title, findings, open) => group(title, findings, folded.get(title) ?? open, known);
    const done = checks.state === "done" && !mistake;
    say("checks-state", summary(checks, mistake));
    find("checks-state").className = `state ${mistake ? "stale" : checks.state} ${isWell(checks.findings) ? "none" : "some"}`;
    const quiet = done && checks.findings.length > 0 && !here.length;
    fill(box, quiet && make("p", { class: "soft" }, "Nothing about this lesson."),
      of("This lesson", here, true), of("Whole course", course, true), of("Other lessons", elsewhere, false));
  }

  function draw(state, chosen) {
    drawWeight(state.lessons.find(({ day }) => day === chosen.day), state.limits);
    drawChecks(state.checks, chosen.day, state.mistake);
  }

  return { draw, sorted, summary };
})();
