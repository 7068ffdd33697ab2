// SPDX-License-Identifier: MIT
// What a page sets of an element before its script came stands on the element itself, in front of the class's own setters.

/** Hands it to the setters. @param {HTMLElement} element @param {readonly string[]} names of properties that have one */
export function takeEarly(element, names) {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const given = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, given);
  }
}
