/** How records are put into words: on the page, in files, and when such files are read again. */

/** @typedef {import("./shape.js").State} State */

/** @type {Record<State, string>} */
export const STATES = { "": "", met: "Met", partly: "Partly", "not-yet": "Not yet", "does-not-apply": "Does not apply" };

/** The columns that a filled-in file has, in this order; the first word is how its header is found. */
export const COLUMNS = ["Item id", "Item", "How it stands", "Evidence", "Action", "Who", "By when"];

export const CARE = "Do not name a child. Write \"Child A\" and keep the key in the home's records.";

/** How a state is said; a step of a pathway is done or not. @param {State} state @param {"checklist" | "pathway"} kind */
export const saidState = (state, kind) => (kind === "pathway" && state === "met" ? "Done" : STATES[state]);

/** @type {Record<string, State>} */
const READ = {
  "": "", met: "met", yes: "met", y: "met", done: "met", partly: "partly", partial: "partly", "partly met": "partly",
  "not yet": "not-yet", "not met": "not-yet", no: "not-yet", n: "not-yet",
  "does not apply": "does-not-apply", "not applicable": "does-not-apply", "n/a": "does-not-apply", na: "does-not-apply",
};

/** What a person wrote for how it stands, or null when it cannot be read. @param {string} written @returns {State | null} */
export function readState(written) {
  const plain = written.toLowerCase().replace(/[^a-z/ ]+/g, " ").trim().replace(/\s+/g, " ");
  return Object.hasOwn(READ, plain) ? (READ[plain] ?? null) : null;
}
