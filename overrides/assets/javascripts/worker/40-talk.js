/* The worker's own life, and what open pages ask of it. */

addEventListener("install", (/** @type {any} */ event) => {
  // No page is harmed by a change of worker: which files a page gets is said by the state, not by the worker.
  /** @type {Lasting} */ (event).waitUntil(worker.skipWaiting());
});
addEventListener("activate", (/** @type {any} */ event) => {
  /** @type {Lasting} */ (event).waitUntil(worker.clients.claim());
});

/** @typedef {{ask: "renew" | "tell" | "all" | "documents" | "stop" | "go-on" | "less" | "end", sparing?: boolean}} Wish */

addEventListener("message", (/** @type {any} */ raw) => {
  const event = /** @type {Lasting & {data: Wish}} */ (raw);
  event.waitUntil(heed(event.data));
});

/** @param {Wish} wish */
async function heed({ ask: wish, sparing }) {
  await ready;
  if (wish === "tell") return tell();
  if (wish === "end") {
    ended = true;
    state = nothing();
    await caches.delete(STORE);
    return void (await worker.registration.unregister());
  }
  if (wish === "renew") {
    ended = false;
    state.sparing = Boolean(sparing);
    return renew();
  }
  if (wish === "all" || wish === "documents") state[wish] = true;
  if (wish === "all" || wish === "documents" || wish === "go-on") state.stopped = state.full = false;
  if (wish === "stop") state.stopped = true;
  if (wish === "less") {
    state.all = state.documents = state.stopped = false;
    for (const path of Object.keys(state.held)) {
      if (state.list?.files.rest[path] || state.list?.files.downloads[path]) delete state.held[path];
    }
  }
  await save().catch(() => {});
  await renewing?.catch(() => {});
  if (wish === "stop") return tell();
  if (wish === "less") await sweep();
  const work = renew(true);
  await tell();
  return work;
}

/** Tell open pages how it stands. */
async function tell() {
  const groups = Object.entries(state.list?.files ?? {}).map(([name, files]) => {
    const all = Object.entries(files);
    const here = all.filter(([path]) => state.held[path]);
    const wire = (/** @type {typeof all} */ rows) => rows.reduce((sum, [, [, size]]) => sum + size, 0);
    const disk = state.list?.disk[/** @type {Group} */ (name)] ?? 0;
    return { name, files: all.length, here: here.length, wire: wire(all), wireHere: wire(here), disk };
  });
  const { checked, all, documents, stopped, sparing, full } = state;
  const news = { groups, checked, all, documents, stopped, sparing, full, busy: renewing !== undefined };
  for (const page of await worker.clients.matchAll({ type: "window", includeUncontrolled: true })) page.postMessage(news);
}
