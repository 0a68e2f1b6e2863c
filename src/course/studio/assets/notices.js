// What comes between: a mistake in a file, a server that stopped, a quiet word that something changed.
"use strict";

studio.notices = (() => {
  const { make, fill, find, say } = studio.page;
  let hidden = 0; // the version whose mistake was put away
  let last = null;

  function content({ title, message, hint, path, line, excerpt }, hasLessons) {
    const place = path && `${path}${line ? `:${line}` : ""}`;
    return [
      make("p", { class: "kind" }, "Not updated: a mistake"),
      make("h2", {}, title),
      make("p", { class: "message", dir: "auto" }, message),
      place && make("p", { class: "place" }, place),
      excerpt?.length > 0 && studio.source.numbered(excerpt, line),
      hint && make("p", { class: "hint", dir: "auto" }, hint),
      make("p", { class: "row foot" },
        make("span", { class: "soft" }, `${hasLessons ? "Below is the last good version. " : ""}This goes away by itself once the file is mended.`),
        make("button", { type: "button", "data-do": "hide-mistake", "data-key": "hide-mistake" }, "Hide", make("kbd", { "aria-hidden": "true" }, "Esc"))),
    ];
  }

  function drawMistake({ mistake, version, lessons }) {
    last = mistake ? version : null;
    const overlay = find("overlay");
    overlay.hidden = !mistake || hidden === version;
    fill(overlay, ...(mistake ? content(mistake, lessons.length > 0) : []));
    drawWrong(mistake);
  }

  /** One line for where the mistake itself is not seen: in the other panes of a phone, or put away. */
  function drawWrong(mistake) {
    const what = mistake && (mistake.path ? `a mistake in ${mistake.path}` : mistake.title);
    fill(find("wrong"), what && make("button", { type: "button", "data-do": "show-mistake", "data-key": "show-mistake" },
      make("span", {}, `Not updated: ${what}`), make("span", { class: "more", "aria-hidden": "true" }, "Show")));
    find("updated").hidden = Boolean(mistake);
  }

  /** Shows a mistake that was put away. */
  function showMistake() {
    hidden = 0;
    find("overlay").hidden = last === null;
  }

  /** Puts the mistake away until something changes again; whether there was one to be seen. */
  function hideMistake() {
    if (find("overlay").hidden) return false;
    hidden = last;
    find("overlay").hidden = true;
    return true;
  }

  function lost() {
    fill(find("banner"), "The studio has stopped. Start ", make("code", {}, "course preview"),
      " again: this page goes on by itself.");
  }

  const found = () => fill(find("banner"));

  function updated(words) {
    const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" }).format(new Date());
    say("updated", `${words} ${time}`);
    find("updated").getAnimations().forEach((animation) => animation.cancel());
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches)
      find("updated").animate([{ opacity: 0 }, { opacity: 1 }], { duration: 200 });
  }

  return { drawMistake, hideMistake, showMistake, lost, found, updated };
})();
