/** What a pathway's page says: its stages and steps, read from the page once. */

/** @typedef {import("../records/induction.js").Step & {element: HTMLElement}} Step */
/** @typedef {{id: string, title: string, due: string, steps: Step[], element: HTMLElement}} Stage */

/** @param {Element | null | undefined} element */
const textOf = (element) => element?.textContent?.trim() ?? "";

/** @param {HTMLElement} host @returns {Stage[]} */
export const stagesOf = (host) =>
  [...host.querySelectorAll(".hb-pathway__stage")].flatMap((element) =>
    element instanceof HTMLElement
      ? [{ id: element.dataset.stage ?? "", title: textOf(element.querySelector(".hb-pathway__title strong")), due: element.dataset.due ?? "", steps: stepsOf(element), element }]
      : []);

/** A step that does not apply in this home is not counted. @param {HTMLElement} stage @returns {Step[]} */
const stepsOf = (stage) =>
  [...stage.querySelectorAll(".hb-step:not([data-dropped])")].flatMap((element) =>
    element instanceof HTMLElement
      ? [{
          id: element.id, element, text: textOf(element.querySelector(".hb-step__text")), sort: textOf(element.querySelector(".hb-step__what strong")).replace(/:$/, ""),
          minutes: Number(element.dataset.minutes), signs: element.dataset.signs ?? "", competent: element.dataset.competent ?? "",
        }]
      : []);
