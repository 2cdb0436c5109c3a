/** What a filled-in sheet says, and how what people write in one is read. */

import { STATES } from "./words.js";

/** @typedef {import("./shape.js").State} State */

/** The columns that a filled-in sheet has, in this order; the first word is how its header is found. */
export const COLUMNS = ["Item id", "Item", "How it stands", "Evidence", "Action", "Who", "By when"];

export const CARE = "Do not name a child. Write \"Child A\" and keep the key in the home's records.";

/** How a state is said; what is only ticked, a step or an act-now item, is done or not. @param {State} state @param {boolean} ticked */
export const saidState = (state, ticked) => (ticked && state === "met" ? "Done" : (STATES[state] ?? ""));

/** @type {Record<string, State>} */
const READ = {
  "": "", met: "met", yes: "met", y: "met", done: "met", partly: "partly", partial: "partly", "partly met": "partly",
  "not yet": "not-yet", "not met": "not-yet", no: "not-yet", n: "not-yet",
  "does not apply": "does-not-apply", "not applicable": "does-not-apply", "n/a": "does-not-apply", na: "does-not-apply",
};

/** What a person wrote for how it stands, or null when it cannot be read. @param {string} written @returns {State | null} */
export function readState(written) {
  const plain = written.toLowerCase().replace(/[^\p{L}\p{N}/ ]+/gu, " ").trim().replace(/\s+/g, " ");
  return Object.hasOwn(READ, plain) ? (READ[plain] ?? null) : null;
}
