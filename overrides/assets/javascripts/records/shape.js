/**
 * What the reader's device keeps of a checklist or a pathway: dated records with an answer for each item.
 *
 * @typedef {"" | "met" | "partly" | "not-yet" | "does-not-apply"} State
 *   How it stands with an item; for a step of a pathway, "met" is done.
 *
 * @typedef {Record<string, number>} Seen
 *   Which changes an answer includes: for each place of writing (a visit to a page) the number of its last change.
 *
 * @typedef {object} Answer
 * @property {State} state
 * @property {string} evidence what shows it, in the reader's words
 * @property {string} action what is to be done
 * @property {string} who who does it: a role or a first name
 * @property {string} by the day by which it is to be done, YYYY-MM-DD, or ""
 * @property {string} text the item's wording when it was answered
 * @property {string} changed when it was last changed: ISO 8601, UTC
 * @property {string} [chosen] when it was chosen from several, if it was not changed since
 * @property {Seen} [seen] absent in an answer that another program made
 * @property {Answer[]} [others] other answers to choose from: two devices changed it, each without knowing of the other
 * @property {Answer[]} [earlier] answers that this one took the place of: to an older wording, or not chosen
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
 * @property {string} [named] when its name was last changed; absent: never
 * @property {string} [started] when its first day was last changed, "" for never; absent: with the name, as once both were
 * @property {string} start for a pathway, the first day of work, YYYY-MM-DD, or ""
 * @property {Record<string, Answer>} answers by the item's permanent id
 *
 * @typedef {object} SavedCopy
 * @property {"childrens-homes-handbook-records"} format
 * @property {1} form
 * @property {string} saved when the copy was made: ISO 8601, UTC
 * @property {string} handbook the version of the handbook that made it
 * @property {KeptRecord[]} records
 *
 * @typedef {object} Conflict two or more answers to one item, none of which knew of the other
 * @property {string} record the record's id
 * @property {string} item the item's id
 * @property {Answer[]} answers the newest first
 *
 * @typedef {object} Merged
 * @property {KeptRecord[]} records all of both sides, in the order of their ids
 * @property {string[]} added ids of records that only the second side had
 * @property {string[]} changed ids of records of the first side that are no longer what they were there
 * @property {Conflict[]} conflicts what somebody must choose between
 * @property {{record: string, kept: string, other: string}[]} renamed records that had another name on each side
 * @property {{record: string, kept: string, other: string}[]} restarted records of which a first day gave way to another, or to none
 * @property {KeptRecord[]} refused of the second side: their id is that of a record of another checklist
 *
 * @typedef {object} Kept
 * @property {"device" | "memory"} where "memory": gone when the page is left
 * @property {"" | "refused" | "full"} reason why it is memory
 * @property {boolean} persisted whether the browser promised not to clear it by itself
 * @property {string} copied when a copy was last saved: ISO 8601, UTC, or ""
 * @property {number} uncopied how many records were changed or brought in since
 *
 * @typedef {object} Change
 * @property {string[] | null} ids of the records that were changed or removed; null: all of them
 * @property {boolean} here whether this tab did it
 */

export {};
