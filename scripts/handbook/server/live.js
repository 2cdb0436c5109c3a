// Shows a page anew when the site was built again, and says so when it could not be. Only in the development server.
// @ts-check

const script = new URL(import.meta.url);
const shown = script.searchParams.get("build") ?? "";
const NAME = "hb-live";

/** @type {EventSource | undefined} */
let source;

/** Takes the message away. */
function clear() {
  document.getElementById(NAME)?.remove();
}

/**
 * Shows what the build said, over the page that was last built.
 * @param {string} title
 * @param {string} text
 */
function tell(title, text) {
  clear();
  const box = document.createElement("section");
  box.id = NAME;
  box.setAttribute("role", "alert");
  const heading = document.createElement("h2");
  heading.textContent = title;
  const said = document.createElement("pre");
  said.tabIndex = 0;
  said.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Hide";
  close.addEventListener("click", clear);
  box.append(heading, said, close);
  document.body.append(box);
}

/** Listens for news of the build; one connection for each tab that can be seen, because browsers allow few. */
function listen() {
  source?.close();
  source = new EventSource("/__live");
  source.addEventListener("state", (event) => {
    const state = JSON.parse(event.data);
    if (state.failed) {
      tell("The handbook could not be built; this is the last page that could", state.text);
    } else if (state.build !== shown) {
      location.reload();
    } else {
      clear();
    }
  });
}

/** Lets go of the connection while nobody looks. */
function follow() {
  if (document.visibilityState === "visible") {
    listen();
  } else {
    source?.close();
  }
}

// A worker that an earlier visit left here would stand between the page and its changes.
navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((each) => each.unregister()));

const styles = document.createElement("link");
styles.rel = "stylesheet";
styles.href = "/__live.css";
document.head.append(styles);
document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", () => source?.close());
addEventListener("pageshow", (event) => event.persisted && follow());
follow();
