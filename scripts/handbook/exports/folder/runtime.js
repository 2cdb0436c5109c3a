/**
 * The loader of the copy that opens by a double-click. From file:// a browser fetches nothing and loads no modules, but
 * it does run scripts: so each module is a function here (as exports/folder/modules.py writes it), and each JSON file a
 * script that hands over its text. Written by hand, because what is needed is this page of code and no more.
 */
(function () {
  /** @typedef {Record<string, unknown>} Exports */
  /** @typedef {(need: (path: string) => Exports, load: (path: string) => Promise<Exports>, give: (names: Record<string, () => unknown>) => void) => void} Maker */

  const page = document.documentElement;
  const root = new URL((page.dataset.base ?? ".").replace(/\/?$/, "/"), location.href);
  /** @type {Map<string, Maker>} */
  const makers = new Map();
  /** @type {Map<string, Exports>} */
  const made = new Map();
  /** @type {Map<string, string>} */
  const texts = new Map();
  /** @type {Map<string, Promise<void>>} */
  const fetched = new Map();

  // Where browsers know Trusted Types: only this may name a script, and only one of this copy.
  const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("handbook-folder", { createScriptURL: ours });

  /** @param {string} address */
  function ours(address) {
    if (!address.startsWith(root.href)) throw new TypeError(`${address} is not of this copy`);
    return address;
  }

  /** Run one of the copy's scripts, once. @param {string} path @returns {Promise<void>} */
  function run(path) {
    let done = fetched.get(path);
    if (done) return done;
    done = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const address = ours(new URL(path, root).href);
      script.src = policy ? policy.createScriptURL(address) : address;
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => (fetched.delete(path), script.remove(), reject(new Error(`${path} is not in this copy`))));
      document.head.append(script);
    });
    fetched.set(path, done);
    return done;
  }

  /** What a module exports; the module runs at the first need of it. @param {string} path @returns {Exports} */
  function need(path) {
    let exports = made.get(path);
    if (exports) return exports;
    const maker = makers.get(path);
    if (!maker) throw new Error(`${path} is not in this copy`);
    exports = /** @type {Exports} */ (Object.create(null));
    made.set(path, exports);
    const names = exports;
    maker(need, load, (given) => {
      for (const [name, get] of Object.entries(given)) Object.defineProperty(names, name, { get, enumerable: true });
    });
    return exports;
  }

  /** What `import(…)` gives. @param {string} path */
  async function load(path) {
    await (makers.has(path) ? null : run(path)); // never at once: those that are imported come first
    return need(path);
  }

  /** What a fetched JSON file would hold. @param {string} path @returns {Promise<any>} */
  async function json(path) {
    if (!texts.has(path)) await run(`${path}.js`);
    return JSON.parse(texts.get(path) ?? "");
  }

  Object.assign(globalThis, {
    handbookFolder: {
      /** @param {string} path @param {Maker} maker */
      define: (path, maker) => void (makers.has(path) || makers.set(path, maker)),
      /** @param {string} path @param {string} text */
      give: (path, text) => void texts.set(path, text),
      need,
      json,
    },
  });

  // A copy does not renew itself. After a season it says so on every page, for law and guidance change.
  const days = (Date.now() - Date.parse(page.dataset.copied ?? "")) / 86_400_000;
  if (days > 92) {
    const note = document.createElement("aside");
    note.className = "hb-announce";
    note.setAttribute("aria-label", "Age of this copy");
    note.textContent = `This copy of the handbook is ${Math.floor(days / 30.4)} months old. Law and guidance may have changed. Ask for a newer one.`;
    document.querySelector(".hb-skip")?.after(note);
  }
})();
