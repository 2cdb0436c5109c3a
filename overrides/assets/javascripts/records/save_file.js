/** Give the reader a copy of all records as a file. */

import { download } from "../download.js";
import { copyName, writeCopy } from "./saved_copy.js";
import { copySaved, list } from "./store.js";
import { dayOf } from "./words.js";

/** @returns {Promise<string>} what the file is called */
export async function saveFile() {
  const time = new Date();
  const text = writeCopy(await list(), { saved: time.toISOString(), handbook: document.documentElement.dataset.version ?? "" });
  const name = copyName(dayOf(time));
  download(new Blob([text], { type: "application/json" }), name);
  await copySaved(time.toISOString());
  return name;
}
