// What devices and people send is only ever text here: nothing on this page parses HTML.

/** Makes an element. `props` sets properties, `class`, `data-…` and `aria-…`; children are nodes or texts. */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (name === 'class') element.className = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name.includes('-') || name === 'role' || name === 'for') element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter(child => child !== undefined && child !== null && child !== ''));
  return element;
}

export const byId = id => document.getElementById(id);

/** One of the symbols of the page. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

/** Keeps the children of `parent` in step with `items`: what stays is updated in place and keeps its focus. */
export function reconcile(parent, items, keyOf, create) {
  const known = parent.views ??= new Map();
  const keys = new Set(items.map(keyOf));
  for (const [key, view] of known) {
    if (keys.has(key)) continue;
    view.element.remove();
    known.delete(key);
  }
  items.forEach((item, index) => {
    const key = keyOf(item);
    let view = known.get(key);
    if (!view) known.set(key, view = create(item));
    if (parent.children[index] !== view.element) parent.insertBefore(view.element, parent.children[index] ?? null);
    view.update(item);
  });
}

/** `living_room_light` and `SetVolume` as people write them. */
export function words(name) {
  const text = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/[_.-]+/g, ' ').trim().toLowerCase();
  return text ? text[0].toUpperCase() + text.slice(1) : name;
}

const units = { percent: ' %', degrees: ' °', celsius: ' °C', fahrenheit: ' °F', kelvin: ' K', meters: ' m', centimeters: ' cm', seconds: ' s', lux: ' lx', watts: ' W' };

/** A reported value as it is read. */
export function reading(value, unit) {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const text = typeof value === 'number' ? String(Math.round(value * 100) / 100) : value[0].toUpperCase() + value.slice(1);
  return unit ? text + (units[unit] ?? ` ${unit}`) : text;
}

export const clock = at => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** How long ago, in words. */
export function ago(at) {
  const minutes = Math.round((Date.now() - new Date(at)) / 60000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h ago`;
  return `${Math.round(minutes / 1440)} days ago`;
}
