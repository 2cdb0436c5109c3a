/** Say of each table that is wider than its place that it scrolls. */
export function startTables() {
  const tables = document.querySelectorAll(".hb-table");
  if (!tables.length || !("ResizeObserver" in window)) return;
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) target.toggleAttribute("data-wide", target.scrollWidth > target.clientWidth + 1);
  });
  for (const table of tables) observer.observe(table);
}
