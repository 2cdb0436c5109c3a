/** A section as one document: its button prints it, with everything opened that was folded. */

function openAll() {
  for (const each of document.querySelectorAll("details:not([open])")) each.setAttribute("open", "");
}

document.querySelector("[data-print]")?.addEventListener("click", () => {
  openAll();
  print();
});
addEventListener("beforeprint", openAll);

export {};
