// What a descriptor lets people do, told from the names and types of its methods.
import { words } from './dom.js';

const plain = name => words(name).toLowerCase();
const onNames = ['turn on', 'switch on', 'power on', 'on'];
const offNames = ['turn off', 'switch off', 'power off', 'off'];
const powerNames = ['power', 'on', 'is on', 'state', 'power state'];

/**
 * `power`: a switch, of two methods or of one with a flag. `settings`: methods that set one property. `actions`: methods
 * that need nothing. `forms`: the others. `readings`: properties that no control shows.
 */
export function controlsOf({ properties, methods }) {
  const rest = new Set(methods);
  const power = powerOf(properties, methods);
  [power?.on, power?.off, power?.set].forEach(method => rest.delete(method));

  const settings = [];
  for (const method of rest) {
    const parameter = settable(method);
    if (!parameter) continue;
    const name = plain(method.name).replace(/^set /, '');
    const property = properties.find(one => plain(one.name) === name) ?? properties.find(one => one.name === parameter.name);
    settings.push({
      method, property: property?.name, label: words(property?.name ?? name), unit: parameter.unit ?? property?.unit,
      parameter: { ...parameter, min: parameter.min ?? property?.min, max: parameter.max ?? property?.max, step: parameter.step ?? property?.step, enum: parameter.enum ?? property?.enum },
    });
    rest.delete(method);
  }

  const shown = new Set([power?.property, ...settings.map(setting => setting.property)]);
  return {
    power, settings,
    actions: [...rest].filter(method => method.parameters.every(parameter => !parameter.required)),
    forms: [...rest].filter(method => method.parameters.length > 0),
    readings: properties.filter(property => property.readable && !shown.has(property.name)),
  };
}

function powerOf(properties, methods) {
  const needsNothing = method => method.parameters.every(parameter => !parameter.required);
  const named = names => methods.find(method => names.includes(plain(method.name)) && needsNothing(method));
  const property = properties.find(one => one.type === 'boolean' && powerNames.includes(plain(one.name)))?.name;
  const on = named(onNames);
  const off = named(offNames);
  if (on && off) return { on, off, property };
  const set = methods.find(method => settable(method)?.type === 'boolean' && powerNames.includes(plain(method.name).replace(/^set /, '')));
  return set ? { set, parameter: settable(set).name, property } : null;
}

/** The one parameter that `set_…` needs. */
function settable(method) {
  if (!/^set /.test(plain(method.name))) return null;
  const required = method.parameters.filter(parameter => parameter.required);
  return required.length === 1 ? required[0] : required.length === 0 && method.parameters.length === 1 ? method.parameters[0] : null;
}
