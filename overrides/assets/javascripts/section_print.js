/** A section as one document: its button prints it, with everything opened that was folded. */

function openAll() {
  for (const each of document.querySelectorAll("details:not([open])")) each.setAttribute("open", "");
}

document.querySelector("[data-print]")?.addEventListener("click", () => {
  openAll();
  print();
});
addEventListener("beforeprint", openAll);
document.documentElement.classList.remove("far"); // so long a document is laid out at once: in steps each would cost as much

export {};
