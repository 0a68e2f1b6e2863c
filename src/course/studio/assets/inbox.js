// All lessons as they lie in an inbox: what is left of their lines there, their findings and their weight.
"use strict";

studio.inbox = (() => {
  const { make, fill, find, bar } = studio.page;
  const { inboxLines, shortDate, kilobytes } = studio.text;

  /** How many errors, warnings and notes there are of each day. */
  function tally(findings) {
    const byDay = new Map();
    for (const { day, severity } of findings) {
      const counted = byDay.get(day) ?? { error: 0, warning: 0, note: 0 };
      counted[severity] += 1;
      byDay.set(day, counted);
    }
    return byDay;
  }

  function badge(severity, number) {
    if (!number) return null;
    return make("span", { class: `badge ${severity}` }, String(number),
      make("span", { class: "unseen" }, ` ${severity}${number === 1 ? "" : "s"}`));
  }

  function lines(lesson, chosen, language) {
    const whole = lesson.inbox[chosen.persona] ?? { subject: lesson.title, preheader: "" };
    const { subject, preheader } = inboxLines(whole, chosen.cut);
    const words = { dir: "auto", lang: language };
    return make("span", { class: `lines ${chosen.cut}`, title: `${whole.subject}\n${whole.preheader}` },
      make("span", { class: "subject", ...words }, subject),
      preheader && make("span", { class: "preheader", ...words }, preheader));
  }

  function row(lesson, state, chosen, counted) {
    const date = state.calendar[chosen.persona]?.lessons.find(({ day }) => day === lesson.day)?.date;
    const { html } = lesson.weight;
    const { html_warn: warn, html_error: limit } = state.limits;
    return make("li", {}, make("button", {
      type: "button", class: "lesson", "data-day": lesson.day, "data-key": `lesson-${lesson.day}`,
      "data-testid": `lesson-${lesson.day}`, "aria-current": lesson.day === chosen.day ? "true" : null,
    },
    make("span", { class: "row" },
      make("span", { class: "sender", dir: "auto" }, state.course.sender.name),
      date && make("span", { class: "date" }, shortDate(date))),
    lines(lesson, chosen, state.course.language),
    make("span", { class: "row small" },
      make("span", {}, `Day ${lesson.day} · ${lesson.minutes} min`),
      badge("error", counted?.error), badge("warning", counted?.warning),
      bar("Weight", html, { warn, limit, words: `${kilobytes(html)} of ${kilobytes(limit)}` }))));
  }

  const nothing = ({ mistake }) =>
    mistake ? "Nothing can be shown before the mistake is mended."
      : ["No lessons yet. Make them from an article: ", make("code", {}, "course build ARTICLE")];

  function draw(state, chosen) {
    const byDay = tally(state.checks.findings);
    const rows = state.lessons.map((lesson) => row(lesson, state, chosen, byDay.get(lesson.day)));
    fill(find("lessons"), ...(rows.length ? rows : [make("li", { class: "none" }, nothing(state))]));
  }

  /** Brings the chosen lesson into view, where the list is longer than its place. */
  function reveal(day) {
    const list = find("lessons");
    const row = list.querySelector(`[data-day="${day}"]`)?.closest("li");
    if (!row) return;
    const least = row.offsetTop + row.offsetHeight - list.clientHeight;
    list.scrollTop = Math.max(least, Math.min(list.scrollTop, row.offsetTop));
  }

  return { draw, reveal, tally };
})();
