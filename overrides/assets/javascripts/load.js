/**
 * What scripts fetch of the site, and how they address its pages. The copy that opens by a double-click has another
 * file in this place (scripts/handbook/exports/folder/load.js): a browser lets no page there fetch anything.
 */

/** The site's root. */
export const root = new URL((document.documentElement.dataset.base ?? ".").replace(/\/?$/, "/"), location.href);

/**
 * One of the site's JSON files. Throws when it cannot be had.
 * @param {string} path from the site's root
 * @returns {Promise<any>}
 */
export async function loadJson(path) {
  const answer = await fetch(new URL(path, root));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** A file of the site, as it comes. @param {string} url its whole address */
export const loadFile = (url) => fetch(url);

/** The whole address of a page, from its address in the site. @param {string} path such as "act-now/missing/#tell" */
export const addressOf = (path) => new URL(path, root).href;
