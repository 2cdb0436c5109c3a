import { download } from "./download.js";
import { loadFile } from "./load.js";

/**
 * Save the file that a link leads to, under its name.
 * @param {HTMLAnchorElement} link
 * @throws when it can be had neither from what is kept nor from the site
 */
export async function save(link) {
  const answer = await loadFile(link.href);
  // A network that wants a sign-in sends a page in its place.
  if (!answer.ok || answer.headers.get("Content-Type")?.startsWith("text/html")) throw new Error(`${answer.status} ${link.href}`);
  download(await answer.blob(), link.download || (link.pathname.split("/").pop() ?? ""));
}
