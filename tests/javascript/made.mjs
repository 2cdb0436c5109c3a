/** Made-up wording and records for property tests of the plan, the files and the import. */

import { fc } from "./tools.mjs";

export { fc };

const LISTS = ["fire", "health", "records"];
const ITEMS = 6;

/** What the build writes, for three checklists of six items in two sections, and a pathway. */
export const WRITTEN = {
  handbook: "A handbook", version: "1.2", standards: { england: ["health", "fire"], wales: ["records"] },
  entries: [
    ...LISTS.map((id) => ({
      kind: "checklist", id, title: `About ${id}`, ticked: false, page: `pages/${id}/`,
      sections: [0, 1].map((part) => ({ title: `Part ${part + 1}`, items: [0, 1, 2].map((at) => ({ id: `${id}-${part * 3 + at}`, text: `Thing ${part * 3 + at} of ${id} is so.` })) })),
    })),
    { kind: "pathway", id: "care-worker", title: "First months", ticked: true, page: "pages/pathway/", sections: [{ title: "Week 1", items: [{ id: "fire-0", text: "Read the fire page." }] }] },
  ],
};

const uuid = fc.uuid();
const moment = fc.date({ min: new Date("2024-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }).map((date) => date.toISOString());
export const day = moment.map((text) => text.slice(0, 10));
/** What people type, and what they do not: formulas, markup, control signs, halves of signs. */
export const typed = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  { weight: 3, arbitrary: fc.constantFrom("Mend the gate", "=HYPERLINK(\"http://x\")", "+1", "-2", "@SUM(A1)", "'=1", "''", "<b>&amp;</b>", "a\r\nb", "; , \"quoted\"", "\t=1", "１２３", "–", "x;y\\n", "2026-12-01", "Item id", "toString", "__proto__") },
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
);
export const answer = fc.record({
  state: fc.constantFrom("", "met", "partly", "not-yet", "does-not-apply"), evidence: typed, action: typed, who: typed,
  by: fc.oneof(fc.constant(""), day), text: fc.oneof(fc.constant(""), fc.constantFrom("An older wording.", "Thing 0 of fire is so.")), changed: moment,
});
const itemId = (list) => fc.nat({ max: ITEMS + 1 }).map((at) => `${list}-${at}`); // the last two are in no handbook
export const record = fc.constantFrom(...LISTS).chain((of) =>
  fc.record({
    form: fc.constant(1), id: uuid, kind: fc.constant("checklist"), of: fc.constant(of), title: fc.constant(`About ${of}`),
    name: typed.map((text) => text || "Review"), made: moment, changed: moment, start: fc.constant(""),
    answers: fc.dictionary(itemId(of), answer, { maxKeys: 8 }),
  }));
export const records = fc.uniqueArray(record, { selector: ({ id }) => id, maxLength: 6 });
