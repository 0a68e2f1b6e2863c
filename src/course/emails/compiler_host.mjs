// Compiles MJML for as long as its standard input stays open, so that Node.js and MJML are loaded once. Its working
// directory must be its own: it leaves empty files there.
//
//   node compiler_host.mjs PATH/TO/mjml/bin/mjml
//
// In: lines of JSON, [{"name": "0000.mjml", "mjml": "<mjml>..."}, ...].
// Out: one line each, [{"html": "..."} or {"error": "..."}, ...], with what the command line of MJML would write into
// the file, or to standard error, under the options that course.emails.mjml gives it.

import { closeSync, openSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

// Standard output is for answers alone, whatever a library wants to say.
console.log = console.info = console.debug = console.warn = console.error = () => {};

const mjml2html = createRequire(process.argv[2])("mjml");

async function answer({ name, mjml }) {
  try {
    closeSync(openSync(name, "a")); // MJML asks that the file which it names in errors exists
    const options = { validationLevel: "strict", beautify: false, minify: false, useMjmlConfigOptions: false };
    const { html } = await mjml2html(mjml, { ...options, filePath: name, actualPath: name });
    return { html: html.toWellFormed() };
  } catch (error) {
    return { error: `File: ${name}\n${error}` };
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const answers = [];
  for (const source of JSON.parse(line)) answers.push(await answer(source));
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
