/**
 * `<hb-filter>` around a table or lists of `.hb-row`, and a form of controls, hidden until this runs. A control with
 * `data-filter="text"` looks in the whole row; one with `data-filter="group"` must name one of the words of the row's
 * `data-group`, and so with any other name. `data-filter="count"` says how many rows are left.
 */
class Filter extends HTMLElement {
  connectedCallback() {
    const controls = [...this.querySelectorAll("[data-filter]")].filter(
      (each) => each instanceof HTMLInputElement || each instanceof HTMLSelectElement,
    );
    const rows = [...this.querySelectorAll("tbody tr, .hb-row")].filter((each) => each instanceof HTMLElement);
    const count = this.querySelector("[data-filter=count]");

    const what = count instanceof HTMLElement && count.dataset.of ? count.dataset.of : "rows";

    const show = () => {
      let shown = 0;
      for (const row of rows) {
        row.hidden = !controls.every((control) => matches(row, control));
        if (!row.hidden) shown += 1;
      }
      if (count) count.textContent = `${shown === rows.length ? "" : `${shown} of `}${rows.length} ${what}.`;
    };
    const form = this.querySelector("form");
    form?.addEventListener("submit", (event) => event.preventDefault());
    form?.removeAttribute("hidden");
    this.addEventListener("input", show);
    show();
  }
}

/**
 * @param {HTMLElement} row
 * @param {HTMLInputElement | HTMLSelectElement} control
 */
function matches(row, control) {
  const wanted = control.value.trim().toLowerCase();
  const name = control.dataset.filter ?? "text";
  if (!wanted) return true;
  if (name !== "text") return (row.dataset[name] ?? "").toLowerCase().split(/\s+/).includes(wanted);
  const text = (row.textContent ?? "").toLowerCase();
  return wanted.split(/\s+/).every((word) => text.includes(word));
}

customElements.define("hb-filter", Filter);

export {};
