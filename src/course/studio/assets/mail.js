// An email in a frame: as a mail program with these switches would show it. No script of it ever runs.
"use strict";

studio.mail = (() => {
  const SCHEME = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi;
  const NO_PICTURE = "data:image/png;base64,"; // breaks at once, so that the words of the picture stand in for it
  const BLANK = '<!doctype html><html lang="en"><title>Email</title>';
  const OWN = "html{scrollbar-width:thin;overflow-wrap:break-word}";
  const PHONE = "html{scrollbar-width:none}";
  const LINK = "a, area, math[*|href], math [*|href]"; // in drawings too, whose links have names of their own
  const FRAMED = 'img:not([alt=""]){outline:1px solid rgba(128,128,128,.45);outline-offset:-1px}';

  /** Media conditions with the answer to "which scheme?" written in. */
  const answered = (css, dark) =>
    css.replace(SCHEME, (_, scheme) => ((scheme.toLowerCase() === "dark") === dark ? "(min-width:0px)" : "(max-width:0px)"));

  function answerScheme(parsed, dark) {
    for (const style of parsed.querySelectorAll("style")) style.textContent = answered(style.textContent, dark);
    for (const element of parsed.querySelectorAll("[media]"))
      element.setAttribute("media", answered(element.getAttribute("media"), dark));
  }

  // How styles name a picture: by an address, or by a set of them. Escapes may spell the names ("\75rl").
  const ESCAPE = /\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?|[^])/gi;
  const QUOTED = String.raw`"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'`;
  const ELSEWHERE = String.raw`\((?!\s*["']?#)`; // a drawing's own colours and shapes are none
  const ADDRESS = new RegExp(String.raw`\b(?:url|src)${ELSEWHERE}(?:\s*(?:${QUOTED})\s*|(?:[^()"'\\]|\\[^])*)\)`, "gi");
  const SET = new RegExp(String.raw`(?:-webkit-)?image-set\((?:[^()"']|${QUOTED}|\([^()]*\))*\)`, "gi");
  const OTHER = new RegExp(String.raw`\b(?:url|src|image-set)${ELSEWHERE}`, "gi"); // whose end cannot be told

  const spelled = (all, hex) => {
    const letter = hex ? String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)) : all[1];
    return /^[a-z-]$/i.test(letter) ? letter : all;
  };

  /** A style without its pictures; what else it says stays. */
  const withoutPictures = (css) =>
    css.replace(ESCAPE, spelled).replace(ADDRESS, "none").replace(SET, "none").replace(OTHER, "no-picture(");

  const PICTURES = ["src", "srcset", "background", "poster"];
  const STYLES = ["style", "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker-start", "marker-mid", "marker-end"];

  /** Takes what a drawing shows of other files, and what could change an address in it. */
  function withoutDrawn(parsed) {
    for (const element of parsed.querySelectorAll("animate, set")) element.remove();
    for (const element of parsed.querySelectorAll("svg :not(a)"))
      for (const name of ["href", "xlink:href"])
        if (element.getAttribute(name)?.startsWith("#") === false) element.removeAttribute(name);
  }

  function withoutImages(parsed) {
    withoutDrawn(parsed);
    for (const name of PICTURES)
      for (const element of parsed.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
    for (const name of STYLES)
      for (const element of parsed.querySelectorAll(`[${name}*="("]`))
        element.setAttribute(name, withoutPictures(element.getAttribute(name)));
    for (const image of parsed.querySelectorAll("img")) image.src = NO_PICTURE;
    for (const style of parsed.querySelectorAll("style")) style.textContent = withoutPictures(style.textContent);
  }

  // What a document or a form answers with when it is asked by its name, before it answers with what is its own: an
  // email whose picture is called "documentElement" would have no root. So nothing here has a name that anyone can ask for.
  const NAMED = "form, img, embed, object, iframe";
  const IN_FORMS = "form *, [form]";

  function unname(parsed) {
    const all = (selector) => Document.prototype.querySelectorAll.call(parsed, selector);
    const drop = (element, name) => Element.prototype.removeAttribute.call(element, name);
    for (const element of all(`:is(${NAMED}, ${IN_FORMS})[name]`)) drop(element, "name");
    for (const element of all(`:is(object, ${IN_FORMS})[id]`)) drop(element, "id");
  }

  /** What a mail program would not do either: go elsewhere, send a form, load a page in the page. */
  function tame(parsed) {
    for (const element of parsed.querySelectorAll("script, base, meta[http-equiv], iframe, frame, object, embed, link"))
      element.remove();
    for (const link of parsed.querySelectorAll(LINK)) link.setAttribute("target", "_blank");
    for (const image of parsed.querySelectorAll("img")) image.decoding = "sync";
  }

  /** The email's document, ready to be put into a frame. */
  function prepare(html, { dark, inverted, imagesOff, phone }) {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    unname(parsed);
    tame(parsed);
    answerScheme(parsed, dark);
    if (imagesOff) withoutImages(parsed);
    const style = parsed.createElement("style");
    style.textContent = OWN + (phone ? PHONE : "") + (imagesOff ? FRAMED : "");
    parsed.head.append(style);
    parsed.documentElement.style.setProperty("color-scheme", dark || inverted ? "dark" : "light", "important");
    return parsed;
  }

  /** Puts an email into a frame in one step, so that nothing flickers; where `stay`, it is scrolled as it was. */
  function show(frame, html, options, stay) {
    const shown = frame.contentDocument;
    const top = stay ? shown.documentElement.scrollTop : 0;
    const parsed = prepare(html, options);
    shown.replaceChild(shown.adoptNode(parsed.documentElement), shown.documentElement);
    if (options.inverted) studio.inversion.apply(shown);
    shown.documentElement.scrollTop = top;
  }

  /** Makes a frame ready: tells of links that are pointed at or followed, and of keys. */
  function open(frame, { onTarget, onKey }) {
    return new Promise((resolve) => {
      frame.addEventListener("load", () => {
        listen(frame.contentDocument, onTarget, onKey);
        resolve(frame);
      }, { once: true });
      frame.srcdoc = BLANK;
    });
  }

  const linkOf = (event) => event.target.closest?.(LINK);
  const addressOf = (link) => link?.getAttribute("href") ?? link?.getAttribute("xlink:href") ?? "";

  function listen(shown, onTarget, onKey) {
    shown.addEventListener("click", (event) => {
      const link = linkOf(event);
      if (!link) return onTarget("", true);
      event.preventDefault();
      const address = addressOf(link);
      const place = address.startsWith("#") && address.length > 1 && shown.getElementById(address.slice(1));
      if (place) place.scrollIntoView();
      return onTarget(place ? "" : address, true);
    });
    for (const kind of ["mouseover", "focusin"])
      shown.addEventListener(kind, (event) => onTarget(addressOf(linkOf(event)), false));
    shown.addEventListener("mouseleave", () => onTarget("", false));
    shown.addEventListener("keydown", onKey);
  }

  return { answered, withoutPictures, prepare, show, open };
})();
