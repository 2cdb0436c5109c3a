// Before the first paint: this browser has JavaScript, and the reader may have chosen colours, sizes and letters.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  // Back and reload come to the line that was read: all above it must have its size then (86-far.css).
  var come = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType("navigation")[0]);
  if (come && come.type === "navigate") root.classList.add("far");
  try {
    var scheme = localStorage.getItem("handbook.scheme");
    if (scheme && /^(light|dark|low)$/.test(scheme)) root.dataset.scheme = scheme;
    root.dataset.reading = localStorage.getItem("handbook.reading") || "";
    if (/\blegible\b/.test(root.dataset.reading)) {
      var letters = document.createElement("link");
      letters.rel = "stylesheet";
      letters.setAttribute("blocking", "render");
      letters.href = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/javascripts\/boot\.js.*/, "stylesheets/legible.css");
      document.head.append(letters);
    }
  } catch (blocked) {
    // Storage is off: the system's choice holds.
  }
})();
