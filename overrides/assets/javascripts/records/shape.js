/**
 * What the reader's device keeps of a checklist or a pathway: dated records with an answer for each item.
 *
 * @typedef {"" | "met" | "partly" | "not-yet" | "does-not-apply"} State
 *   How it stands with an item; for a step of a pathway, "met" is done.
 *
 * @typedef {object} Answer
 * @property {State} state
 * @property {string} evidence what shows it, in the reader's words
 * @property {string} action what is to be done
 * @property {string} who who does it: a role or a first name
 * @property {string} by the day by which it is to be done, YYYY-MM-DD, or ""
 * @property {string} text the item's wording when it was answered
 * @property {string} changed when it was last changed: ISO 8601, UTC
 *
 * @typedef {object} KeptRecord
 * @property {1} form the version of this shape
 * @property {string} id a random UUID
 * @property {"checklist" | "pathway"} kind
 * @property {string} of the id of the checklist or pathway
 * @property {string} title its title when the record was last changed
 * @property {string} name what the reader calls the record: "Review, November 2026"
 * @property {string} made when it was begun: ISO 8601, UTC
 * @property {string} changed when it was last changed: ISO 8601, UTC
 * @property {string} start for a pathway, the first day of work, YYYY-MM-DD, or ""
 * @property {Record<string, Answer>} answers by the item's permanent id
 *
 * @typedef {object} SavedCopy
 * @property {"childrens-homes-handbook-records"} format
 * @property {1} form
 * @property {string} saved when the copy was made: ISO 8601, UTC
 * @property {string} handbook the version of the handbook that made it
 * @property {KeptRecord[]} records
 */

export {};
