/** Stands in for overrides/assets/javascripts/load.js in the copy that opens by a double-click; runtime.js does the work. */

/** @type {{ json: (path: string) => Promise<any> }} */
const folder = /** @type {any} */ (globalThis).handbookFolder;

/** The copy's root. */
export const root = new URL((document.documentElement.dataset.base ?? ".").replace(/\/?$/, "/"), location.href);

/** One of the copy's JSON files. Throws when it cannot be had. @param {string} path from the root @returns {Promise<any>} */
export const loadJson = (path) => folder.json(path);

/** No file can be fetched there: its links are left to the browser. @returns {Promise<Response>} */
export const loadFile = () => Promise.reject(new Error("no page from a disk may fetch"));

/** The whole address of a page, from its address in the site. No server adds the file's name. @param {string} path such as "act-now/missing/#tell" */
export function addressOf(path) {
  const address = new URL(path, root);
  if (address.pathname.endsWith("/")) address.pathname += "index.html";
  return address.href;
}
