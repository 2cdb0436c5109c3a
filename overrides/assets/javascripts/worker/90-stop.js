/*
 * Takes the worker out again: this is sw.js where organisation.yml says `worker: false`. Browsers ask for sw.js at each
 * visit, so the next visit with a signal ends it, and what was kept is deleted.
 */
const out = /** @type {ServiceWorkerRegistration} */ (/** @type {any} */ (self).registration);
addEventListener("install", () => /** @type {any} */ (self).skipWaiting());
addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(caches.delete(`handbook ${new URL(out.scope).pathname}`).then(() => out.unregister()));
});
