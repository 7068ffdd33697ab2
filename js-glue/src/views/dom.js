// SPDX-License-Identifier: MIT
// What a view wants to see, and how it comes to be in the DOM: nodes stay where key and tag are the same, so focus, scroll, typed
// text and open details outlive a redraw. Data becomes text nodes and attributes, never markup.

/**
 * @typedef {{ tag: string, key?: string | number, props: Props, children: Child[] }} Wanted
 * @typedef {Wanted | string} Child
 * @typedef {Child | number | null | undefined | false | LooseList} Loose what may be given as a child; lists are flattened, nothing is skipped
 * @typedef {{ [Symbol.iterator](): Iterator<Loose>, length: number }} LooseList
 * @typedef {Record<string, any>} Props attributes by name; `key`; `on`: listeners; `css`: properties set by CSSOM; `set`: properties
 *   of the node, touched only when the wanted value changes; `then`: called with the node once it stands
 */

/** @type {WeakMap<Element, Wanted>} */
const drawn = new WeakMap();

/** @param {string} tag @param {Props | null} [props] @param {Loose[]} children @returns {Wanted} */
export function h(tag, props, ...children) {
  const { key, ...rest } = props ?? {};
  return { tag, key, props: rest, children: flat(children, []) };
}

/** @param {Iterable<any>} loose @param {Child[]} into @returns {Child[]} */
function flat(loose, into) {
  for (const child of loose) {
    if (Array.isArray(child)) flat(child, into);
    else if (typeof child === 'number') into.push(String(child));
    else if (child) into.push(child);
  }
  return into;
}

const SVG = 'http://www.w3.org/2000/svg';

/** @param {Element | ShadowRoot} parent @param {Wanted} wanted */
function make(parent, wanted) {
  const svg = wanted.tag === 'svg' || ('namespaceURI' in parent && parent.namespaceURI === SVG && parent.localName !== 'foreignObject');
  const document = /** @type {Document} */ (parent.ownerDocument);
  return svg ? document.createElementNS(SVG, wanted.tag) : document.createElement(wanted.tag);
}

/** @param {Event} event */
function heard(event) {
  const node = /** @type {Element} */ (event.currentTarget);
  drawn.get(node)?.props.on?.[event.type]?.(event);
}

/** @param {any} node @param {string} name @param {any} now @param {any} before */
function setGroup(node, name, now, before) {
  for (const one of new Set([...Object.keys(before ?? {}), ...Object.keys(now ?? {})])) {
    if (now?.[one] === before?.[one]) continue;
    if (name === 'set') node[one] = now?.[one];
    else node.style?.setProperty(one, now?.[one] ?? '');
  }
}

/** @param {Element} node @param {Props} now @param {Props} before */
function setProps(node, now, before) {
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    if (name === 'on') for (const type of Object.keys(now.on ?? {})) before.on?.[type] || node.addEventListener(type, heard);
    if (name === 'css' || name === 'set') setGroup(node, name, now[name], before[name]);
    if (name === 'on' || name === 'css' || name === 'set' || name === 'then' || now[name] === before[name]) continue;
    if (now[name] === undefined || now[name] === null || now[name] === false) node.removeAttribute(name);
    else node.setAttribute(name, now[name] === true ? '' : String(now[name]));
  }
}

/** The node of `old` that `child` may become. @param {Set<Node>} old @param {Child} child */
function matchOf(old, child) {
  for (const node of old) {
    if (typeof child === 'string') {
      if (node.nodeType === 3) return node;
    } else if (node.nodeType === 1) {
      const was = drawn.get(/** @type {Element} */ (node));
      if (was?.tag === child.tag && was.key === child.key) return node;
    }
  }
  return null;
}

/** @param {Element | ShadowRoot} parent @param {Child[]} children */
function patch(parent, children) {
  const old = new Set(parent.childNodes);
  const nodes = children.map((child) => {
    const node = matchOf(old, child) ?? (typeof child === 'string' ? /** @type {Document} */ (parent.ownerDocument).createTextNode(child) : make(parent, child));
    old.delete(/** @type {ChildNode} */ (node));
    return node;
  });
  for (const node of old) node.remove();
  let place = parent.firstChild;
  nodes.forEach((node, i) => {
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
    const child = children[i];
    if (typeof child === 'string') {
      if (node.nodeValue !== child) node.nodeValue = child;
    } else {
      update(/** @type {Element} */ (node), child);
    }
  });
}

/** @param {Element} node @param {Wanted} wanted */
function update(node, wanted) {
  const before = drawn.get(node);
  drawn.set(node, wanted);
  setProps(node, { ...wanted.props, set: undefined }, { ...before?.props, set: undefined });
  patch(node, wanted.children);
  // A select can be set only once it has its options.
  setGroup(node, 'set', wanted.props.set, before?.props.set);
  wanted.props.then?.(node);
}

/** @param {Element | ShadowRoot} root */
function activeIn(root) {
  const top = /** @type {Document | ShadowRoot} */ (root.getRootNode());
  const active = top.activeElement;
  return active && active !== root && root.contains(active) ? /** @type {HTMLElement} */ (active) : null;
}

/** Makes the root's children what is wanted. @param {Element | ShadowRoot} root @param {Wanted[]} wanted */
export function draw(root, wanted) {
  const focused = activeIn(root);
  patch(root, wanted);
  if (focused?.isConnected && activeIn(root) !== focused) focused.focus({ preventScroll: true });
}

/** Takes a view away. @param {Element | ShadowRoot} root */
export function erase(root) {
  patch(root, []);
}
