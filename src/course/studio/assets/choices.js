// What is chosen to be seen. It is kept in the address, so it outlives edits and reloads and can be passed on.
"use strict";

studio.choices = (() => {
  const OPTIONS = {
    view: ["email", "text", "headers", "source", "calendar"],
    frames: ["both", "phone", "desktop"],
    cut: ["phone", "desktop"],
    pane: ["inbox", "lesson", "facts"],
  };
  const SWITCHES = ["dark", "inverted", "imagesOff"];
  const number = (text) => (/^\d{1,6}$/.test(text ?? "") ? Number(text) : 0);

  /** The choices that an address holds; what it does not hold is as at the beginning. */
  function read(hash) {
    const given = new URLSearchParams(hash.replace(/^#/, ""));
    const chosen = { day: number(given.get("day")), persona: given.get("as") ?? "", file: given.get("file") ?? "", line: number(given.get("line")) };
    for (const [name, values] of Object.entries(OPTIONS)) chosen[name] = values.includes(given.get(name)) ? given.get(name) : values[0];
    for (const name of SWITCHES) chosen[name] = given.get(name) === "1";
    return chosen;
  }

  /** The part of an address that says these choices: only what is not as at the beginning. */
  function write(chosen) {
    const said = new URLSearchParams();
    if (chosen.day) said.set("day", chosen.day);
    if (chosen.persona) said.set("as", chosen.persona);
    for (const [name, values] of Object.entries(OPTIONS)) if (chosen[name] !== values[0]) said.set(name, chosen[name]);
    for (const name of SWITCHES) if (chosen[name]) said.set(name, "1");
    if (chosen.view === "source" && chosen.file) said.set("file", chosen.file);
    if (chosen.view === "source" && chosen.line) said.set("line", chosen.line);
    return `#${said}`;
  }

  /** A switch turned; dark as authored and inverted by force exclude each other. */
  function turned(chosen, name) {
    const next = { ...chosen, [name]: !chosen[name] };
    if (name === "dark" && next.dark) next.inverted = false;
    if (name === "inverted" && next.inverted) next.dark = false;
    return next;
  }

  /** The value after the present one, around. */
  function following(name, value, values = OPTIONS[name]) {
    return values[(values.indexOf(value) + 1) % values.length];
  }

  /** The choices with a day and a persona that the course has: where the day is gone, the last one before it. */
  function fitted(chosen, state) {
    const days = state.lessons.map((lesson) => lesson.day);
    const day = days.includes(chosen.day) ? chosen.day : (days.findLast((known) => known < chosen.day) ?? days[0] ?? 0);
    const known = state.personas.map((persona) => persona.key);
    return { ...chosen, day, persona: known.includes(chosen.persona) ? chosen.persona : (known[0] ?? "") };
  }

  return { OPTIONS, read, write, turned, following, fitted };
})();
