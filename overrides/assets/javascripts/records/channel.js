/** Tabs tell each other what was changed. */

/** @typedef {import("./shape.js").Change} Change */

const NAME = "handbook.records";

/** @type {Set<(change: Change) => void>} */
const watchers = new Set();
/** @type {BroadcastChannel | null | undefined} */
let channel;

function connect() {
  if (channel !== undefined) return;
  try {
    channel = new BroadcastChannel(NAME);
    channel.addEventListener("message", ({ data }) => pass({ ids: Array.isArray(data?.ids) ? data.ids.map(String) : null, here: false }));
  } catch {
    channel = null; // this browser has none: another tab is seen at the next load
  }
}

/** @param {Change} change */
function pass(change) {
  for (const watcher of watchers) watcher(change);
}

/**
 * Call `watcher` when records were changed or removed, in this tab or another.
 * @param {(change: Change) => void} watcher
 * @returns {() => void} what ends it
 */
export function watch(watcher) {
  connect();
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Say that records were changed or removed. @param {string[] | null} ids null: all of them */
export function tell(ids) {
  connect();
  channel?.postMessage({ ids });
  pass({ ids, here: true });
}

/** End it all, so that nothing is left running (a test). */
export function close() {
  channel?.close();
  channel = undefined;
  watchers.clear();
}
