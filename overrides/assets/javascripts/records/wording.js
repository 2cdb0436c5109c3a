/**
 * What the handbook says now: the checklists and pathways with their items, as the build writes them for records.
 *
 * @typedef {object} Item
 * @property {string} id
 * @property {string} text
 *
 * @typedef {object} Entry a checklist or a pathway
 * @property {"checklist" | "pathway"} kind
 * @property {string} id
 * @property {string} title
 * @property {boolean} ticked whether its items are ticked as done, no more: a pathway, an act-now checklist
 * @property {string} page the address of its page, from the site's root
 * @property {{title: string, items: Item[]}[]} sections
 *
 * @typedef {object} Written the file that the build writes
 * @property {string} handbook its name
 * @property {string} version
 * @property {Record<string, string[]>} standards the checklists of the standards by nation, in the order of the law
 * @property {Entry[]} entries
 *
 * @typedef {object} Place where an item stands
 * @property {Entry} entry
 * @property {string} section
 * @property {string} text
 * @property {number} number its place among all items of the handbook
 *
 * @typedef {object} Wording
 * @property {string} handbook
 * @property {string} version
 * @property {Record<string, string[]>} standards
 * @property {Map<string, Entry>} entries by kind and id: "checklist fire"
 * @property {Map<string, Place>} items by kind and id
 */

/** @typedef {import("./shape.js").KeptRecord} KeptRecord */

/** Index what the build wrote. @param {Written} written @returns {Wording} */
export function indexed(written) {
  const { handbook, version, standards } = written;
  /** @type {Wording} */
  const wording = { handbook, version, standards, entries: new Map(), items: new Map() };
  for (const entry of written.entries) {
    wording.entries.set(`${entry.kind} ${entry.id}`, entry);
    for (const section of entry.sections)
      for (const { id, text } of section.items)
        wording.items.set(`${entry.kind} ${id}`, { entry, section: section.title, text, number: wording.items.size });
  }
  return wording;
}

/** The checklist or pathway of a record, if the handbook still has it. @param {Wording} wording @param {KeptRecord} record */
export const entryOf = (wording, record) => wording.entries.get(`${record.kind} ${record.of}`);

/** Whether the items of a record are done or not, no more. @param {Wording} wording @param {KeptRecord} record */
export const isTicked = (wording, record) => entryOf(wording, record)?.ticked ?? record.kind === "pathway";

/** Where an item of a record stands now, if it does. @param {Wording} wording @param {KeptRecord} record @param {string} item */
export const placeOf = (wording, record, item) => wording.items.get(`${record.kind} ${item}`);

/** The address of an item from the site's root, or "" when the handbook has it no more. @param {Place | undefined} place @param {string} item */
export const addressOf = (place, item) => (place ? `${place.entry.page}#${item}` : "");
