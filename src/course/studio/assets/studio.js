// The page as a whole: what is chosen and what the course is, drawn whenever either changes.
"use strict";

(() => {
  const { make, fill, find, say } = studio.page;
  const { shortDate, moment } = studio.text;
  const { connection, choices } = studio;
  const NO_KEYS = "course-studio-no-keys";
  const VIEWS = choices.OPTIONS.view;
  let state = null;
  let chosen = choices.read(location.hash);
  let asked = 0;

  // --- what is chosen ---------------------------------------------------------------------------

  function choose(change) {
    const day = chosen.day;
    chosen = { ...chosen, ...change };
    if (state) chosen = choices.fitted(chosen, state);
    onTarget("", true);
    if (chosen.day !== day && !("file" in change)) chosen = { ...chosen, file: "", line: 0 };
    remember();
    draw();
    if (chosen.day !== day) studio.inbox.reveal(chosen.day);
  }

  function remember() {
    const hash = choices.write(chosen);
    try {
      history.replaceState(null, "", hash);
    } catch {
      location.hash = hash; // a page from a file may not write its history everywhere
    }
  }

  function turn(step) {
    if (!state) return;
    const days = state.lessons.map((lesson) => lesson.day);
    const day = days[days.indexOf(chosen.day) + step];
    if (day) choose({ day });
  }

  const openLesson = (day) =>
    choose({ day, pane: "lesson", view: chosen.view === "calendar" ? "email" : chosen.view, file: "", line: 0 });
  const openPlace = ({ path, line, of }) =>
    choose({ view: "source", pane: "lesson", file: path, line: Number(line), day: Number(of) || chosen.day });

  // --- drawing ----------------------------------------------------------------------------------

  const lessonNow = () => state.lessons.find(({ day }) => day === chosen.day);

  const press = (button, value) => button.setAttribute("aria-pressed", String(button.dataset.value === value));

  /** The frames that there are, which are fewer than those wanted where there is no room. */
  function drawFrameButtons() {
    const present = studio.frames.present();
    const shown = present.length === 2 ? "both" : present[0];
    for (const button of document.querySelectorAll("[data-set=frames]")) press(button, shown);
    document.querySelector("[data-set=frames][data-value=both]").disabled = !studio.frames.roomForBoth();
  }

  function drawControls() {
    for (const button of document.querySelectorAll("[data-set]:not([data-set=frames])")) press(button, chosen[button.dataset.set]);
    for (const button of document.querySelectorAll("[data-switch]"))
      button.setAttribute("aria-pressed", String(chosen[button.dataset.switch]));
    find("body").dataset.pane = chosen.pane;
    find("stage").dataset.view = chosen.view;
    for (const id of ["frames", "text", "headers", "source", "calendar"])
      find(id).hidden = id !== (chosen.view === "email" ? "frames" : chosen.view);
    find("switches").hidden = chosen.view !== "email";
  }

  function drawPersonas() {
    const select = find("persona");
    fill(select, ...state.personas.map(({ key, label, name }) =>
      make("option", { value: key, selected: key === chosen.persona }, name ? `${label}: ${name}` : label)));
    select.value = chosen.persona;
    const { note = "" } = state.personas.find(({ key }) => key === chosen.persona) ?? {};
    say("persona-note", note);
    select.title = note;
  }

  function drawTop() {
    const { title = "Studio", language = "en" } = state.course ?? {}; // none yet where the first look met a mistake
    document.body.classList.toggle("copy", !state.live);
    document.title = state.course ? `${title} · Studio` : title;
    say("course", title);
    find("course").lang = language;
    say("safe", `${state.live ? "" : `A copy made on ${moment(state.made_at)} UTC. `}Nothing here can send`);
  }

  function drawLetter() {
    const lesson = lessonNow();
    find("letter").hidden = !lesson;
    if (!lesson) return;
    const due = state.calendar[chosen.persona]?.lessons.find(({ day }) => day === chosen.day);
    const { subject = "", preheader = "" } = lesson.inbox[chosen.persona] ?? {};
    const { name, email } = state.course.sender;
    say("when", [`Day ${lesson.day} of ${state.course.days}`, due && `${shortDate(due.date)}, ${due.time}`, `${lesson.minutes} min`].filter(Boolean).join(" · "));
    say("subject", subject || "No subject");
    say("preheader", preheader);
    say("sender", `From ${name} <${email}>`);
    for (const id of ["subject", "preheader"]) find(id).lang = state.course.language;
    document.querySelector("[data-do=previous]").disabled = state.lessons[0]?.day === chosen.day;
    document.querySelector("[data-do=next]").disabled = state.lessons.at(-1)?.day === chosen.day;
  }

  const COLOURS = { dark: "dark colours as authored", inverted: "colours inverted by force" };
  const MODEL = "A model of Gmail on iOS and Outlook on Windows; photos stay.";

  function drawOn() {
    const frames = studio.frames.present().join(" and ");
    drawFrameButtons();
    const colours = chosen.dark ? COLOURS.dark : chosen.inverted ? COLOURS.inverted : "light colours";
    const words = [`On: ${frames}`, colours, chosen.imagesOff ? "images off" : "images on"].join(" · ");
    say("on", chosen.inverted ? `${words}. ${MODEL}` : words);
    find("on").hidden = chosen.view !== "email" || !lessonNow();
  }

  function drawTip() {
    const path = lessonNow()?.path;
    const { path: place, title } = state.mistake ?? {};
    const wrong = place ? `there is a mistake in ${place}` : title;
    const follows = state.live && path ? `Edit ${path} and save: this page follows.` : "";
    find("tip").classList.toggle("wrong", Boolean(wrong));
    say("tip", wrong ? `Not updated: ${wrong}` : follows);
  }

  /** What the page shows of one document; whether the picture changed. */
  function drawDocument(letter) {
    if (chosen.view === "text") return studio.source.drawPlain("text", letter.text, state.course.language);
    if (chosen.view === "headers") return studio.source.drawPlain("headers", letter.headers, "en");
    return studio.frames.draw(letter, chosen);
  }

  async function drawSource(letter, mine) {
    const other = chosen.file && chosen.file !== letter?.path;
    const path = chosen.file || letter?.path;
    if (!path) return;
    const text = other ? await connection.source(path) : letter.source;
    if (mine === asked) studio.source.drawFile(path, text, chosen.line, other && letter);
  }

  async function drawLesson(coming) {
    const mine = ++asked;
    const { version } = state;
    const letter = await coming;
    if (mine !== asked) return false;
    let changed = false;
    if (chosen.view === "source") await drawSource(letter, mine);
    else if (letter && chosen.view !== "calendar") changed = drawDocument(letter);
    drawOn();
    document.documentElement.dataset.version = String(version);
    return changed;
  }

  /** The document that is shown, asked for before anything is drawn: it is what one waits for. */
  function ask() {
    const lesson = lessonNow();
    return lesson ? connection.letter(lesson, chosen.persona).catch(() => null) : null;
  }

  function draw() {
    const coming = state && ask();
    drawControls();
    if (!state) return undefined;
    drawTop();
    drawPersonas();
    drawLetter();
    drawTip();
    studio.inbox.draw(state, chosen);
    studio.facts.draw(state, chosen);
    if (chosen.view === "calendar") studio.calendar.draw(state, chosen);
    studio.notices.drawMistake(state);
    return drawLesson(coming);
  }

  // --- changes ----------------------------------------------------------------------------------

  async function take(fresh) {
    const first = state === null;
    const before = state;
    state = fresh;
    chosen = choices.fitted(chosen, state);
    studio.notices.found();
    await draw();
    if (first) studio.inbox.reveal(chosen.day);
    else if (before.version !== fresh.version && !fresh.mistake) studio.notices.updated("Updated");
    later();
  }

  let waiting = 0;
  /** Has the neighbours at hand before they are asked for. */
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const at = state.lessons.findIndex(({ day }) => day === chosen.day);
      for (const lesson of [state.lessons[at + 1], state.lessons[at - 1]])
        if (lesson) connection.letter(lesson, chosen.persona).catch(() => null);
    }, 400);
  }

  // --- hands ------------------------------------------------------------------------------------

  const DO = {
    previous: () => turn(-1),
    next: () => turn(1),
    help: () => find("help-dialog").showModal(),
    "close-help": () => find("help-dialog").close(),
    skip: () => find("stage").focus(),
    "own-source": () => choose({ file: "", line: 0 }),
    "hide-mistake": () => studio.notices.hideMistake(),
    "show-mistake": () => {
      studio.notices.showMistake();
      choose({ pane: "lesson" });
    },
  };

  function onClick(event) {
    onTarget("", true);
    const button = event.target.closest("button, a[data-do]");
    if (!button) return;
    const { set, value, switch: name, day, path } = button.dataset;
    if (button.dataset.do) {
      event.preventDefault();
      DO[button.dataset.do]();
    } else if (set) choose({ [set]: value, ...(set === "view" ? { file: "", line: 0 } : {}) });
    else if (name) choose(choices.turned(chosen, name));
    else if (path) openPlace(button.dataset);
    else if (day) openLesson(Number(day));
  }

  const nextPersona = () =>
    state && choose({ persona: choices.following("persona", chosen.persona, state.personas.map(({ key }) => key)) });
  const view = (name) => () => choose({ view: name, pane: "lesson", file: "", line: 0 });
  const KEYS = new Map([
    ["ArrowLeft", "the lesson before", () => turn(-1)],
    ["ArrowRight", "the lesson after", () => turn(1)],
    ...VIEWS.map((name, at) => [String(at + 1), `view: ${name === "text" ? "plain text" : name}`, view(name)]),
    ["d", "dark colours as authored", () => choose(choices.turned(chosen, "dark"))],
    ["v", "colours inverted by force", () => choose(choices.turned(chosen, "inverted"))],
    ["i", "images off", () => choose(choices.turned(chosen, "imagesOff"))],
    ["f", "both frames, phone, desktop", () => choose({ frames: choices.following("frames", chosen.frames) })],
    ["p", "the next sample reader", nextPersona],
    ["?", "these keys", DO.help],
  ].map(([key, words, act]) => [key, { words, act }]));

  const keysOff = () => {
    try {
      return localStorage.getItem(NO_KEYS) === "1";
    } catch {
      return false; // no storage here: the keys work
    }
  };

  function onKey(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || find("help-dialog").open) return;
    if (event.key === "Escape" && studio.notices.hideMistake()) return event.preventDefault();
    if (event.target.closest?.("input, select, textarea, [contenteditable]") || keysOff()) return undefined;
    const known = KEYS.get(event.key);
    if (!known) return undefined;
    event.preventDefault();
    return known.act();
  }

  function onTarget(address, followed) {
    if (followed) say("leads", address && `This link leads to ${address}`);
    else say("target", address);
  }

  function drawKeys() {
    const signs = { ArrowLeft: "←", ArrowRight: "→" };
    const all = [...KEYS].map(([key, { words }]) => [signs[key] ?? key, words]).concat([["Esc", "hide a mistake until the next change"]]);
    fill(find("keys"), ...all.map(([sign, words]) => make("div", {}, make("dt", {}, make("kbd", {}, sign)), make("dd", {}, words))));
    const box = find("use-keys");
    box.checked = !keysOff();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(NO_KEYS, box.checked ? "0" : "1");
      } catch {
        box.checked = true;
      }
    });
  }

  function listen() {
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
    find("persona").addEventListener("change", (event) => choose({ persona: event.target.value }));
    addEventListener("hashchange", () => {
      const read = choices.read(location.hash);
      if (choices.write(read) !== choices.write(chosen)) choose(read);
    });
    new ResizeObserver(() => {
      if (state && chosen.view === "email") drawLesson(ask());
    }).observe(find("scene"));
  }

  listen();
  drawKeys();
  draw();
  studio.frames.open({ onTarget, onKey }).then(() =>
    connection.open({ onState: take, onLost: studio.notices.lost }));
})();
