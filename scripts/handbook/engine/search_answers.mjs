// Asks a search many questions in Node.js: standard input has them as JSON; standard output gets, for each, the list of
// results, each a list of the addresses that it offers. Our search runs from the site's own modules; Material's is the
// worker that it ships, with its own query building, given what its page would give it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";

const [whose, site, worker] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(0, "utf8"));

async function ours() {
  const scripts = pathToFileURL(join(site, "assets/javascripts/search/")).href;
  const [{ makeIndex }, { rank }] = await Promise.all(["index", "rank"].map((name) => import(`${scripts}${name}.js`)));
  const index = makeIndex(JSON.parse(readFileSync(join(site, "search/index.json"), "utf8")));
  return asked.map((text) =>
    rank(index, text).hits.slice(0, 20).map(({ doc, anchor }) => [index.docs[doc].url + (anchor ? `#${anchor}` : "")]));
}

async function stock() {
  const { config, docs } = JSON.parse(readFileSync(join(site, "search/search_index.json"), "utf8"));
  let listen;
  let answered;
  const context = vm.createContext({
    console: { ...console, warn() {} },
    addEventListener: (_, listener) => (listen = listener),
    postMessage: (message) => answered(message),
  });
  context.self = context;
  vm.runInContext(readFileSync(worker, "utf8"), context);
  const tell = (data) => new Promise((resolve) => ((answered = resolve), listen({ data })));
  await tell({ type: 0, data: { config, docs, options: { suggest: false } } });
  const answers = [];
  for (const text of asked) {
    const { data } = await tell({ type: 2, data: text });
    answers.push(data.items.slice(0, 20).map((group) => group.map(({ location }) => location)));
  }
  return answers;
}

process.stdout.write(JSON.stringify(await (whose === "ours" ? ours() : stock())));
