// The phone and the desktop: how large they are, and the email in them.
"use strict";

studio.frames = (() => {
  const { find, say } = studio.page;
  const PHONE = 375;
  const DESKTOP = 640;
  const WIDEST = 860;
  const EDGE = 18; // both borders of the phone, where it is drawn as one
  const THIN = 2;
  const GAP = 24;
  const SMALLEST = 0.55; // nobody reads a desktop that is smaller

  const fitted = (room, least, most) => ({
    width: Math.max(least, Math.min(room, most)),
    scale: Math.min(1, room / least),
  });

  /** Which frames there is room for, and how wide and at what scale each is. */
  function plan(room, wanted) {
    const beside = room - PHONE - EDGE - GAP - THIN;
    const edge = room < PHONE + EDGE ? 0 : EDGE; // on a phone the screen itself is the frame
    const phone = fitted(room - edge, PHONE, PHONE);
    if (wanted === "both" && hasRoom(room)) return { phone, desktop: fitted(beside, DESKTOP, WIDEST) };
    return wanted === "desktop" ? { desktop: fitted(room - THIN, DESKTOP, WIDEST) } : { phone };
  }
  const hasRoom = (room) => room - PHONE - EDGE - GAP - THIN >= DESKTOP * SMALLEST;

  function size(name, label, plan) {
    const device = find(`device-${name}`);
    device.hidden = !plan;
    if (!plan) return;
    const { width, scale } = plan;
    device.style.setProperty("--width", `${width}px`);
    device.style.setProperty("--scale", String(scale));
    say(`${name}-caption`, `${label} · ${Math.round(width)} px${scale < 0.995 ? ` at ${Math.round(scale * 100)} %` : ""}`);
  }

  let planned = {};
  let measured = 0;
  function lay(wanted) {
    const room = find("frames").clientWidth;
    if (!room) return planned;
    measured = room;
    planned = plan(room, wanted);
    size("phone", "Phone", planned.phone);
    size("desktop", "Desktop", planned.desktop);
    return planned;
  }

  const shown = { phone: {}, desktop: {} };

  function put(name, letter, chosen) {
    const { dark, inverted, imagesOff } = chosen;
    const page = `${letter.day}/${letter.persona}`;
    const last = shown[name];
    if (last.html === letter.html && last.page === page && last.dark === dark && last.inverted === inverted && last.imagesOff === imagesOff)
      return false;
    const options = { dark, inverted, imagesOff, phone: name === "phone" };
    studio.mail.show(find(`frame-${name}`), letter.html, options, last.page === page);
    shown[name] = { html: letter.html, page, dark, inverted, imagesOff };
    return true;
  }

  /** Shows an email in the frames there is room for; whether a picture changed. */
  function draw(letter, chosen) {
    const changed = Object.keys(lay(chosen.frames)).map((name) => put(name, letter, chosen));
    return changed.some(Boolean);
  }

  const open = (listeners) =>
    Promise.all(["frame-phone", "frame-desktop"].map((id) => studio.mail.open(find(id), listeners)));

  return { plan, lay, draw, open, present: () => Object.keys(planned), roomForBoth: () => hasRoom(measured) };
})();
