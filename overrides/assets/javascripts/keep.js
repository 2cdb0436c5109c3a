import { able, ask, begin, day, wished } from "./offline.js";
import { button, make } from "./make.js";
import { write } from "./store.js";

/** @typedef {{name: string, files: number, here: number, wire: number, wireHere: number, disk: number}} Group */
/** @typedef {{groups: Group[], checked: string, all: boolean, documents: boolean, stopped: boolean, sparing: boolean, full: boolean, busy: boolean}} News */

const ROWS = /** @type {const} */ ([
  ["What to do now:", ["shell", "moved", "act"]],
  ["Search, the home page and lists:", ["first"]],
  ["All other pages:", ["rest"]],
  ["Blank documents and calendars:", ["downloads"]],
]);

/** `<hb-keep>`: what is kept on this device for when there is no signal, and the choice of how much. */
class Keep extends HTMLElement {
  status = make("p", { role: "status" });
  bar = make("progress", { "aria-label": "Fetched", max: "1", value: "0" });
  rows = make("ul", { "aria-label": "Kept on this device" });
  buttons = make("div", { class: "hb-keep__buttons" });
  /** What was last said aloud: figures that run are shown, not read out one by one. */
  said = "";

  connectedCallback() {
    if (this.rows.isConnected) return;
    this.bar.hidden = this.rows.hidden = true;
    this.replaceChildren(this.status, this.bar, this.rows, this.buttons);
    if (!able || !("worker" in document.documentElement.dataset)) {
      this.say(able ? "This copy of the handbook keeps nothing on your device: whoever looks after it has turned that off."
        : "Nothing can be kept here. The site has to be opened over https, in a browser that allows sites to keep data.");
      return;
    }
    addEventListener("hb-kept", (event) => event instanceof CustomEvent && wished() && this.show(event.detail));
    if (wished()) {
      this.say("Looking at what is kept …");
      void ask("tell");
    } else this.none();
  }

  none() {
    this.bar.hidden = this.rows.hidden = true;
    this.say("Nothing is kept on this device, as you asked.");
    this.offer(["Keep Act now and search again", () => {
      write("kept", null);
      this.say("Fetching …");
      void begin();
    }]);
  }

  /** @param {News} news */
  show(news) {
    const rows = ROWS.map(([says, names]) => ({ says, ...sum(news.groups.filter(({ name }) => names.includes(/** @type {never} */ (name)))) }));
    const [act, first, rest, documents] = rows;
    if (!act || !first || !rest || !documents || !act.files) {
      this.say("Nothing is kept yet. It is fetched as soon as there is a signal.");
      return;
    }
    this.rows.hidden = false;
    this.rows.replaceChildren(...rows.map((row) => make("li", {}, make("b", {}, row.says),
      row.here === row.files ? ` all ${row.files} files are here, ${megabytes(row.disk)}.` : ` ${row.here} of ${row.files} files are here; all are ${megabytes(row.disk)}.`)));

    const asked = [...(news.all ? [act, first, rest] : []), ...(news.documents ? [documents] : [])];
    const [have, want] = [add(asked, "wireHere"), add(asked, "wire")];
    const under = asked.length > 0 && have < want;
    this.bar.hidden = !under;
    this.bar.value = want ? have / want : 0;
    this.bar.textContent = `${Math.floor(100 * this.bar.value)} %`;
    this.say(sentence(news, rows, under));

    const whole = rest.here === rest.files && act.here === act.files;
    /** @type {[string, () => void][]} */
    const offers = [];
    if (under && !news.stopped) offers.push(["Stop", () => void ask("stop")]);
    if (under && news.stopped) offers.push(["Go on", () => void ask("go-on")]);
    if (!news.all && !whole) offers.push([`Keep the whole handbook (${megabytes(rest.wire - rest.wireHere)} to fetch)`, () => this.want("all")]);
    if (!news.documents && documents.here < documents.files) offers.push([`Keep the blank documents too (${megabytes(documents.wire - documents.wireHere)})`, () => this.want("documents")]);
    if (rest.here || documents.here || news.all || news.documents) offers.push(["Keep only Act now and search", () => void ask("less")]);
    offers.push(["Keep nothing on this device", () => {
      write("kept", "no");
      void ask("end");
      this.none();
    }]);
    this.offer(...offers);
  }

  /** @param {"all" | "documents"} what */
  want(what) {
    // Without this a browser that is short of room may delete what it kept. It may say no: then all goes on the same.
    void navigator.storage?.persist?.().catch(() => false);
    this.say("Fetching …");
    void ask(what);
  }

  /** @param {string} words */
  say(words) {
    if (words !== this.said) this.status.textContent = this.said = words;
  }

  /** Buttons in the place of the last ones; a reader at one of them stays there. @param {[string, () => void][]} offers */
  offer(...offers) {
    const at = [...this.buttons.children].indexOf(document.activeElement ?? this);
    const key = offers.map(([says]) => says).join("|");
    if (this.buttons.dataset.key === key) return;
    this.buttons.dataset.key = key;
    this.buttons.replaceChildren(...offers.map(([says, does]) => button(says, does)));
    const next = this.buttons.children[Math.min(at, offers.length - 1)];
    if (at >= 0 && next instanceof HTMLElement) next.focus();
  }
}

/** @param {News} news @param {Group[]} rows @param {boolean} under @returns {string} */
function sentence(news, [act, , rest], under) {
  const checked = news.checked ? `It was last compared with the site on ${day(news.checked)}, at ${new Date(news.checked).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}.` : "";
  if (news.full) return `There is no room on this device for more. What to do now is kept first. ${checked}`;
  if (under && news.stopped) return "Stopped. What was fetched stays.";
  if (under) return news.busy ? "Fetching. You may go on reading; leave the handbook open." : "Not all could be fetched. It goes on when there is a signal.";
  if (act && act.here < act.files) return "Fetching what to do now …";
  if (rest && rest.here === rest.files) return `The whole handbook is kept on this device. ${checked}`;
  return `What to do now is kept on this device${news.sparing ? "; as your browser saves data, nothing more is fetched unasked" : ""}. Other pages are kept as you read them. ${checked}`;
}

/** @param {Group[]} groups */
const sum = (groups) => ({
  name: "", files: add(groups, "files"), here: add(groups, "here"), wire: add(groups, "wire"), wireHere: add(groups, "wireHere"), disk: add(groups, "disk"),
});

/** @param {Group[]} groups @param {"files" | "here" | "wire" | "wireHere" | "disk"} what */
const add = (groups, what) => groups.reduce((total, group) => total + group[what], 0);

/** @param {number} bytes */
const megabytes = (bytes) => (bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

customElements.define("hb-keep", Keep);
