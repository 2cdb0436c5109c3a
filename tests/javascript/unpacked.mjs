/** Read lists of words with their numbers, as the site's search does: JSON in, JSON out. */

import { readFileSync } from "node:fs";

import { load } from "./tools.mjs";

const { numbers, words } = await load("search/packed.js");
const lists = JSON.parse(readFileSync(0, "utf8"));
const read = ([first, ...rest]) => {
  const columns = rest.map((column) => column.split(" "));
  return words(first).map((word, at) => [word, columns.map((column) => numbers(column[at]))]);
};
process.stdout.write(JSON.stringify(lists.map(read)));
