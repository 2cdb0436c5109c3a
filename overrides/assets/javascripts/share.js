import { openDialog } from "./dialog.js";
import { download } from "./download.js";
import { qrFile, qrPicture } from "./qr.js";
import { button, make } from "./make.js";
import { nameOf, onePart, onlyHere, parts, wholePage, written } from "./shared.js";
import { codePicture, slide } from "./slide.js";
import { idIn } from "./tabs.js";

/** @typedef {import("./shared.js").Shared} Shared */

/** @type {HTMLDialogElement | undefined} */
let dialog;
/** @type {HTMLButtonElement | undefined} */
let opener;
/** @type {Shared | undefined} what is chosen */
let shared;

const choice = make("select", { id: "share-what" });
const rows = make("div", {});
const picture = make("div", { class: "hb-share-dialog__code" });
const says = make("p", { class: "hb-share-dialog__says" });
const status = make("p", { class: "hb-panel__status", role: "status" });

/**
 * Open the dialog. It offers the part that its address names, else the whole page.
 * @param {HTMLButtonElement} by gets the focus back
 */
export function open(by) {
  dialog ??= build();
  opener = by;
  fill(by.dataset.share === "part" ? idIn() : "");
  openDialog(dialog, by);
  choice.focus();
}

/** @returns {HTMLDialogElement} */
function build() {
  const close = make("button", { type: "button", class: "hb-tool", "data-close": "" });
  const cross = document.querySelector("#menu-panel [data-close] svg");
  close.append(...(cross ? [cross.cloneNode(true)] : []), make("span", {}, "Close"));
  const made = make(
    "dialog", { class: "hb-panel hb-share-dialog", "aria-labelledby": "share-title" },
    make("div", { class: "hb-panel__head" }, make("h2", { id: "share-title" }, "Share"), close),
    make("div", { class: "hb-panel__in" },
      make("label", { for: "share-what" }, "What to share"), choice,
      ...(onlyHere ? [make("p", { class: "hb-note" }, "This copy of the handbook has no address on the web. Its links work on this device only.")] : []),
      rows,
      make("h3", {}, "QR code"),
      make("div", { class: "hb-share-dialog__qr" }, picture,
        make("div", { class: "hb-share-dialog__files" }, says,
          button("Save as SVG", () => shared && save(qrFile(best(shared)), `qr-${shared.file}.svg`)),
          button("Save as PNG", () => shared && draw(codePicture(best(shared)), `qr-${shared.file}.png`)),
          button("Save for a slide", () => shared && draw(slide(shared.name, best(shared), from()), `slide-${shared.file}.png`))))),
    status);
  choice.addEventListener("change", show);
  document.body.append(made);
  return made;
}

/** Name all that can be shared; choose the part with an id, if there is one. @param {string} id */
function fill(id) {
  const list = parts();
  const headings = list.filter((part) => part.matches("h2, h3, h4"));
  const rest = list.filter((part) => !headings.includes(part));
  choice.replaceChildren(
    make("option", { value: "" }, "This page"),
    group("A part of this page", headings),
    group("From a checklist or pathway", rest),
  );
  choice.value = id;
  if (choice.selectedIndex < 0) choice.value = "";
  show();
}

/** @param {string} label @param {Element[]} list */
function group(label, list) {
  return list.length ? make("optgroup", { label }, ...list.map((part) => make("option", { value: part.id }, nameOf(part)))) : "";
}

/** Show the addresses and the code of what is chosen. */
function show() {
  if (!opener) return;
  const part = choice.value && document.getElementById(choice.value);
  shared = part ? onePart(part, opener) : wholePage(opener);
  const { link, short, citation } = shared;
  rows.replaceChildren(
    row("Link", link, "Copy link", "Link copied."),
    ...(short ? [row("Short link: goes on working if the page is moved", short, "Copy short link", "Short link copied.")] : []),
    row("Citation", citation, "Copy citation", "Citation copied."),
  );
  picture.replaceChildren(qrPicture(best(shared), `QR code that leads to ${best(shared)}`));
  says.textContent = `It leads to ${written(best(shared))}`;
  status.textContent = "";
}

/** The address for paper. @param {Shared} what */
const best = (what) => what.short || what.link;

/** Whose handbook it is. */
const from = () => (opener?.dataset.cite ?? "").split(". ")[0]?.replace(/\.$/, "") ?? "";

/** @param {string} name @param {string} text @param {string} says @param {string} done */
function row(name, text, says, done) {
  const shown = make("p", { class: "hb-share-dialog__text" }, text);
  return make("div", { class: "hb-share-dialog__row" }, make("h3", {}, name), shown, button(says, () => copy(text, shown, done)));
}

/** @param {string} text @param {HTMLElement} shown @param {string} done */
async function copy(text, shown, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    // Refused, or the site is not served over https: the reader can still copy it.
    getSelection()?.selectAllChildren(shown);
    say("This browser does not let a page copy. The text is selected: copy it yourself.");
  }
}

/** @param {HTMLCanvasElement} canvas @param {string} name */
const draw = (canvas, name) => canvas.toBlob((file) => (file ? save(file, name) : say("The picture could not be made.")));

/** @param {Blob} file @param {string} name */
function save(file, name) {
  download(file, name);
  say(`Saved as ${name}.`);
}

/** Said anew even if it was said before. @param {string} words */
function say(words) {
  status.textContent = "";
  setTimeout(() => (status.textContent = words), 50);
}
