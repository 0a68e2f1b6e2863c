// What is said, and how long it is: pure functions over strings and numbers.
"use strict";
window.studio = {};

studio.text = (() => {
  const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
  const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const split = (text) => Array.from(letters.segment(text), (part) => part.segment);

  /** The columns that a letter takes in a list: two where it is as wide as it is tall. */
  const width = (letter) => (WIDE.test(letter) ? 2 : 1);

  const columns = (text) => split(text).reduce((sum, letter) => sum + width(letter), 0);

  /** `text` as a list of `room` columns shows it: whole, or cut between two letters and ended with an ellipsis. */
  function cut(text, room) {
    if (columns(text) <= room) return text;
    let taken = "";
    let used = 1;
    for (const letter of split(text)) {
      used += width(letter);
      if (used > room) break;
      taken += letter;
    }
    return `${taken.trimEnd()}…`;
  }

  /** The lines of an inbox: on a phone one for the subject and two for the preheader, on a desktop one for both. */
  const PHONE = { subject: 41, preheader: 82 };
  const DESKTOP = 70;
  function inboxLines({ subject, preheader }, where) {
    if (where === "phone") return { subject: cut(subject, PHONE.subject), preheader: cut(preheader, PHONE.preheader) };
    const shown = cut(subject, DESKTOP);
    const left = DESKTOP - columns(shown) - 3;
    return { subject: shown, preheader: left > 3 ? cut(preheader, left) : "" };
  }

  /** 1 KB is 1,000 bytes, as in the checks. */
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(bytes < 10000 ? 1 : 0)} KB`;
  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  /** A date without a time, as it is in the calendar of whoever it is for. */
  const date = (iso, options) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }).format(new Date(`${iso}T12:00:00Z`));
  const shortDate = (iso) => date(iso, { weekday: "short", day: "numeric", month: "short" });
  const fullDate = (iso) => `${shortDate(iso)} ${iso.slice(0, 4)}`;
  /** From one date to another, both written alike; the year once where it is the same. */
  const span = (first, last) =>
    `${first.slice(0, 4) === last.slice(0, 4) ? shortDate(first) : fullDate(first)} to ${fullDate(last)}`;
  const moment = (iso) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "long", timeStyle: "short" }).format(new Date(iso));

  /** The weeks, Monday first, that hold all of some dates: each a list of seven ISO dates. */
  function weeks(dates) {
    const day = 86400000;
    const at = (iso) => Date.parse(`${iso}T00:00:00Z`);
    const monday = (time) => time - ((new Date(time).getUTCDay() + 6) % 7) * day;
    const times = dates.map(at);
    const found = [];
    for (let week = monday(Math.min(...times)); week <= Math.max(...times); week += 7 * day)
      found.push(Array.from({ length: 7 }, (_, index) => new Date(week + index * day).toISOString().slice(0, 10)));
    return found;
  }

  return { columns, cut, inboxLines, kilobytes, count, date, shortDate, fullDate, span, moment, weeks };
})();
