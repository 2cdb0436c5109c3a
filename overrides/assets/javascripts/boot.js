// Before the first paint: this browser has JavaScript, and the reader may have chosen colours, sizes and letters.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("handbook.scheme");
    if (scheme && /^(light|dark|low)$/.test(scheme)) root.dataset.scheme = scheme;
    root.dataset.reading = localStorage.getItem("handbook.reading") || "";
  } catch (blocked) {
    // Storage is off: the system's choice holds.
  }
})();
