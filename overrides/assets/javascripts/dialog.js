/**
 * Open `dialog` over the page. The browser makes the rest of the page inert and closes it at Escape;
 * this keeps Tab inside, closes at a click beside it, and gives the focus back.
 *
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement | null} opener gets the focus back
 * @param {() => void} [closed]
 */
export function openDialog(dialog, opener, closed) {
  /** @param {KeyboardEvent} event */
  function keepInside(event) {
    if (event.key !== "Tab") return;
    const stops = [...dialog.querySelectorAll("a[href], button, input, select, summary")].filter((each) => each.getClientRects().length);
    const [first, last] = [stops[0], stops[stops.length - 1]];
    const [edge, other] = event.shiftKey ? [first, last] : [last, first];
    if (document.activeElement !== edge && dialog.contains(document.activeElement)) return;
    event.preventDefault();
    if (other instanceof HTMLElement) other.focus();
  }

  /** @param {MouseEvent} event */
  function click(event) {
    const target = event.target;
    if (target === dialog || (target instanceof Element && target.closest("[data-close]"))) dialog.close();
  }

  dialog.addEventListener("keydown", keepInside);
  dialog.addEventListener("click", click);
  dialog.addEventListener(
    "close",
    () => {
      dialog.removeEventListener("keydown", keepInside);
      dialog.removeEventListener("click", click);
      closed?.();
      opener?.focus();
    },
    { once: true },
  );
  dialog.showModal();
}
