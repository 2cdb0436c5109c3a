/**
 * An element with its attributes and children. Text stays text, so that nothing typed or fetched becomes markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * A button that does something here.
 * @param {string} says
 * @param {() => unknown} does
 * @param {string} [more] further classes
 */
export function button(says, does, more = "") {
  const made = make("button", { type: "button", class: `hb-button ${more}`.trim() }, says);
  made.addEventListener("click", does);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * A part of a drawing with its attributes.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function shape(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
