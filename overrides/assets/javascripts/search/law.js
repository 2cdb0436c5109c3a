/** References to the law in what is typed: "reg 12", "r12(2)(a)", "regulation 12 2 a", "sch 3 para 4". */

/** @typedef {{page: string, row: string, from: number, to: number}} Reference the end of the page's address, the row, and the words it takes */

const NAME = /^(?:r|regs?|regulations?|rheoliad|sch|scheds?|schedules?|atodlen)$/;
const JOINED = /^(r|regs?|regulations?|sch|scheds?|schedules?)(\d{1,3}[a-z]?)$/;
const SCHEDULE = /^(?:sch|atod)/;
const FILLER = /^(?:para|paras|paragraph|paragraphs|number|no)$/;
const STEP = /^(?:\d{1,3}[a-z]?|[a-z]|[ivx]{1,5})$/;

/**
 * @param {string[]} words as `cut` gives them
 * @returns {Reference[]}
 */
export function references(words) {
  const found = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const joined = JOINED.exec(word);
    const bare = /^\d{1,3}[a-z]?$/.test(word) && words.length > 1 && at === 0 && words.every((each) => STEP.test(each));
    const name = joined ? joined[1] ?? "" : bare ? "r" : NAME.test(word) ? word : "";
    if (!name) continue;
    let next = at + (joined || bare ? 0 : 1);
    if (FILLER.test(words[next] ?? "")) next++;
    const number = joined ? joined[2] ?? "" : words[next] ?? "";
    if (!/^\d{1,3}[a-z]?$/.test(number)) continue;
    const steps = [];
    let end = next + 1;
    for (; end < words.length && (STEP.test(words[end] ?? "") || FILLER.test(words[end] ?? "")); end++) {
      if (!FILLER.test(words[end] ?? "")) steps.push(words[end] ?? "");
    }
    const schedule = SCHEDULE.test(name);
    const start = schedule ? `sch${number}` : number;
    found.push({ page: `/${schedule ? "schedule" : "regulation"}-${number}/`, row: [start, ...steps].join("-"), from: at, to: end });
    at = end - 1;
  }
  return found;
}

/**
 * The row that a reference names, or the nearest that holds it; nothing if it names the whole.
 * @param {string} row as in Reference
 * @param {Set<string>} rows of a page
 * @returns {string}
 */
export function rowNamed(row, rows) {
  const apart = row.split("-").flatMap((step, at) => (at ? step.match(/\d+|[a-z]+/g) ?? [] : [step]));
  const both = [row.split("-"), apart];
  for (const steps of both) {
    const name = steps.join("-");
    const first = steps.length > 1 && [...rows].find((each) => each === name || each.startsWith(`${name}-`));
    if (first) return first;
  }
  for (const steps of both) {
    for (let most = steps.length; most > 1; most--) {
      const name = steps.slice(0, most).join("-");
      if (rows.has(name)) return name;
    }
  }
  return "";
}
