// Before the first paint: this browser has JavaScript, and the reader may have chosen light or dark.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("handbook.scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch (blocked) {
    // Storage is off: the system's choice holds.
  }
})();
