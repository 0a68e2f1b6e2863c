// Where the course comes from: a running `course preview`, or what an export holds.
"use strict";

studio.connection = (() => {
  const KEPT = 60; // documents
  const AGAIN = 2000; // milliseconds until a refused stream is asked for again
  const exported = window.COURSE_EXPORT ?? null;
  const documents = new Map();

  /** A browser has six connections for a host, for all its pages together: one that is not looked at keeps none. */
  function follow({ onState, onLost }) {
    let events = null;
    let waiting = 0;
    const stop = () => {
      clearTimeout(waiting);
      events?.close();
      events = null;
    };
    const start = () => {
      stop();
      if (document.hidden) return;
      const mine = new EventSource("api/events"); // begins with the state as it is now
      events = mine;
      mine.addEventListener("state", (event) => onState(JSON.parse(event.data)));
      mine.addEventListener("error", () => {
        if (mine !== events) return;
        onLost();
        if (mine.readyState === EventSource.CLOSED) waiting = setTimeout(start, AGAIN);
      });
    };
    document.addEventListener("visibilitychange", start);
    start();
  }

  /** Calls `onState` now and at every change; `onLost` whenever nobody answers. */
  function open(listeners) {
    if (exported) listeners.onState(exported.state);
    else follow(listeners);
  }

  async function ask(address) {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  function keep(key, value) {
    documents.set(key, value);
    if (documents.size > KEPT) documents.delete(documents.keys().next().value);
    value.catch(() => documents.delete(key));
    return value;
  }

  /** One lesson as one persona gets it, asked for once as long as it does not change. */
  function letter(lesson, persona) {
    const name = `${lesson.day}/${persona}`;
    if (exported) return Promise.resolve(exported.documents[name]);
    const key = `${name}/${lesson.digest}`;
    return documents.get(key) ?? keep(key, ask(`api/documents/${lesson.day}/${encodeURIComponent(persona)}`));
  }

  /** The text of a file of the project; null where it cannot be shown. */
  async function source(path) {
    if (exported) return exported.sources[path] ?? null;
    try {
      return (await ask(`api/source?path=${encodeURIComponent(path)}`)).text;
    } catch {
      return null;
    }
  }

  return { exported: exported !== null, open, letter, source };
})();
