// When each lesson arrives for the persona: its own weeks, its own clock.
"use strict";

studio.calendar = (() => {
  const { make, fill, find } = studio.page;
  const { weeks, date, fullDate, span, count } = studio.text;

  function lessonIn(entry, state, chosen) {
    const lesson = state.lessons.find(({ day }) => day === entry.day);
    const subject = lesson?.inbox[chosen.persona]?.subject ?? lesson?.title ?? "";
    return make("button", {
      type: "button", class: "slot", "data-day": entry.day, "data-key": `slot-${entry.day}`, "data-testid": `slot-${entry.day}`,
      "aria-current": entry.day === chosen.day ? "true" : null,
    },
    make("span", { class: "row" }, make("b", {}, `Day ${entry.day}`), make("span", {}, entry.time)),
    make("span", { class: "subject", dir: "auto", lang: state.course.language }, subject),
    entry.note && make("span", { class: "note" }, entry.note));
  }

  function cell(iso, at, byDate, state, chosen) {
    const entries = byDate.get(iso) ?? [];
    const first = at === 0 || iso.endsWith("-01");
    return make("li", { class: entries.length ? "day" : "day free" },
      make("time", { datetime: iso },
        make("span", { class: "weekday" }, `${date(iso, { weekday: "short" })} `),
        date(iso, first ? { day: "numeric", month: "short" } : { day: "numeric" })),
      entries.map((entry) => lessonIn(entry, state, chosen)));
  }

  function grid(plan, state, chosen) {
    const byDate = Map.groupBy(plan.lessons, (entry) => entry.date);
    const days = weeks(plan.lessons.map((entry) => entry.date)).flat();
    return make("ol", { class: "month" }, days.map((iso, at) => cell(iso, at, byDate, state, chosen)));
  }

  function heading(plan, persona) {
    const [first, last] = [plan.lessons[0], plan.lessons.at(-1)];
    return [
      make("h3", {}, `${count(plan.lessons.length, "lesson")}, ${span(first.date, last.date)}`),
      make("p", { class: "soft" }, `For the sample reader “${persona?.label ?? ""}”, who starts on ${fullDate(plan.start)}. Times are those of ${plan.timezone}.`),
    ];
  }

  function draw(state, chosen) {
    const plan = state.calendar[chosen.persona];
    const persona = state.personas.find(({ key }) => key === chosen.persona);
    if (!plan?.lessons.length) return fill(find("calendar"), make("p", { class: "soft" }, "There is nothing to be sent yet."));
    return fill(find("calendar"), heading(plan, persona), grid(plan, state, chosen));
  }

  return { draw };
})();
