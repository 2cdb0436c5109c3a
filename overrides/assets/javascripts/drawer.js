import { openDialog } from "./dialog.js";

/**
 * The menu of a narrow screen: the list of pages stands in a column of the page, hidden there, and is moved
 * into the dialog while it is open. So nothing of it can be reached while it is closed.
 */
export function startDrawer() {
  const wide = matchMedia("(min-width: 60em)");
  const nav = document.querySelector(".hb-nav");
  if (nav && wide.matches) showCurrent(nav); // elsewhere it is not seen yet, and asking where it stands lays out the page
  const button = document.querySelector("button[data-menu]");
  const dialog = document.querySelector("#menu-panel");
  const menu = document.querySelector("#menu");
  const home = document.querySelector("[data-menu-home]");
  if (!(button instanceof HTMLElement && dialog instanceof HTMLDialogElement && menu && home)) return;

  button.addEventListener("click", () => {
    dialog.append(menu);
    button.setAttribute("aria-expanded", "true");
    openDialog(dialog, button, () => {
      home.append(menu);
      button.setAttribute("aria-expanded", "false");
    });
    showCurrent(dialog);
  });
  // A wide screen has the list beside the page: no menu to leave open there.
  wide.addEventListener("change", () => dialog.open && dialog.close());
}

/** Scroll a long list to the page that the reader is on. @param {Element} box */
function showCurrent(box) {
  const here = box.querySelector("[aria-current=page]");
  if (here) box.scrollTop += here.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}
