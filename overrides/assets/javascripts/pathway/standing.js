import { saidDue, saidTime, standingOf } from "../records/induction.js";
import { dayOf } from "../records/words.js";
import { guardDay } from "../checklist/day_field.js";
import { make } from "../make.js";

/** @typedef {import("./stages.js").Stage} Stage */

/** What stands above the steps and at each stage: the next step, the time left, the dates. */
export class StandingView {
  next = make("p", { class: "hb-pathway__next" });
  start = make("input", { type: "date", autocomplete: "off" });
  alert = make("span", { class: "hb-item__alert", role: "status" });
  element = make("div", { class: "hb-pathway__standing" },
    make("label", {}, "First day of work ", this.start), this.alert, this.next);

  /** @param {Stage[]} stages */
  constructor(stages) {
    this.stages = stages;
    guardDay(this.start, this.alert);
    this.dues = stages.map(({ element }) => {
      const line = make("p", { class: "hb-pathway__by" });
      element.querySelector(".hb-pathway__title")?.after(line);
      return line;
    });
  }

  /** @param {import("../records/shape.js").KeptRecord | undefined} record */
  draw(record) {
    const today = dayOf(new Date());
    const standing = standingOf(this.stages, record, today);
    const { next, minutes, late, done, total } = standing;
    if (this.start !== document.activeElement) this.start.value = record?.start ?? "";
    standing.stages.forEach((each, at) => {
      const line = this.dues[at];
      if (!line) return;
      line.textContent = saidDue(each, today);
      line.toggleAttribute("data-late", each.late);
      for (const step of /** @type {Stage["steps"]} */ (each.stage.steps)) step.element.toggleAttribute("data-late", each.late && each.left.includes(step));
    });
    const stage = standing.stages.find((each) => each.left.length);
    const due = stage ? saidDue(stage, today) : "";
    this.next.replaceChildren(...(next
      ? [make("b", {}, "Next: "), make("a", { href: `#${next.id}` }, `${next.sort}: ${next.text}`), ` ${next.minutes} minutes. ${due}`]
      : [make("b", {}, "Every step is done. "), "Only a manager signs that somebody is competent."]));
    return { said: `${done} of ${total} steps done`, more: total > done ? `: ${saidTime(minutes)} left${late ? `, ${late} overdue` : ""}` : "", done };
  }
}
