// One thing: how it is, and the controls that its descriptor gives it.
import { el, icon, reading, words } from './dom.js';
import { controlsOf } from './controls.js';

const icons = [
  [/light|lamp|led|bulb|strip/, 'lamp'], [/fan|ventilat/, 'fan'], [/curtain|blind|shutter/, 'curtain'], [/motion|presence|radar/, 'motion'],
  [/temperature|climate|thermo|air ?con|heat|humid/, 'heat'], [/speaker|volume|audio/, 'speaker'], [/bell/, 'bell'], [/secur|alarm|lock/, 'shield'],
  [/vacuum|robot|rover|drive/, 'robot'], [/camera/, 'camera'], [/socket|switch|plug|relay/, 'plug'],
];

/** How long the answer to a click stays. */
const answerMilliseconds = 8000;

export class Tile {
  /** `call(method, args)` answers what the device reported, or throws a `Refusal`. */
  constructor(descriptor, call) {
    this.call = call;
    this.controls = controlsOf(descriptor);
    this.updates = [];
    const name = words(descriptor.name);
    const symbol = icons.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? 'thing';
    this.summary = el('p', { class: 'summary' });
    this.answer = el('p', { class: 'answer', role: 'status' });
    const about = words(descriptor.description) === name ? undefined : descriptor.description;
    this.element = el('section', { class: 'tile', 'aria-label': name },
      el('header', {},
        el('span', { class: 'symbol' }, icon(symbol)),
        el('div', { class: 'name' }, el('h3', {}, name), this.summary),
        this.power(name)),
      about && el('p', { class: 'about' }, about),
      ...this.controls.settings.map(setting => this.setting(setting)),
      this.readings(),
      this.actions(),
      ...this.controls.forms.map(method => this.form(method)),
      this.answer);
  }

  update(thing) {
    this.state = thing.state;
    for (const update of this.updates) update(thing.state);
    const power = this.controls.power;
    const on = power?.property ? thing.state[power.property] : undefined;
    this.element.classList.toggle('on', on === true);
    this.summary.textContent = on === undefined ? '' : on ? 'On' : 'Off';
  }

  enable(connected) {
    for (const control of this.element.querySelectorAll('button, input, select')) control.disabled = !connected;
  }

  /** Calls the method and says what came of it; what is shown afterwards is what the device reported. */
  async run(method, args, control) {
    control.setAttribute('aria-busy', 'true');
    try {
      const reply = await this.call(method.name, args);
      this.update({ state: { ...this.state, ...reply.new_state } });
      this.say(reply.message ?? '', false);
    } catch (refusal) {
      this.update({ state: this.state });
      this.say(refusal.message, true);
    } finally {
      control.removeAttribute('aria-busy');
    }
  }

  say(text, failed) {
    clearTimeout(this.fading);
    this.answer.textContent = text;
    this.answer.classList.toggle('failed', failed);
    this.fading = setTimeout(() => this.answer.textContent = '', answerMilliseconds);
  }

  power(name) {
    const power = this.controls.power;
    if (!power) return null;
    const input = el('input', { type: 'checkbox', role: 'switch', class: 'switch', 'aria-label': name });
    input.addEventListener('change', () => {
      const on = input.checked;
      if (power.set) this.run(power.set, { [power.parameter]: on }, input);
      else this.run(on ? power.on : power.off, {}, input);
    });
    this.updates.push(state => input.checked = power.property ? state[power.property] === true : input.checked);
    return input;
  }

  setting({ method, parameter, property, unit, label }) {
    const shown = el('output');
    const input = field(parameter);
    const isRange = input.type === 'range';
    input.setAttribute('aria-label', label);
    const read = () => valueOf(input, parameter);
    const draw = value => {
      shown.textContent = reading(value, unit);
      input.style.setProperty('--fill', `${100 * (input.value - input.min) / (input.max - input.min)}%`);
    };
    if (isRange) input.addEventListener('input', () => draw(read()));
    input.addEventListener('change', () => input.reportValidity() && this.run(method, { [parameter.name]: read() }, input));
    this.updates.push(state => {
      const value = property ? state[property] : undefined;
      if (input.type === 'checkbox') input.checked = value === true;
      else if (value !== undefined) input.value = value;
      if (isRange) draw(value);
    });
    return el('label', { class: `setting ${isRange ? 'range' : ''}` }, el('span', {}, label), shown, input);
  }

  readings() {
    if (this.controls.readings.length === 0) return null;
    return el('dl', { class: 'readings' }, ...this.controls.readings.map(property => {
      const value = el('dd');
      this.updates.push(state => value.textContent = reading(state[property.name], property.unit));
      return el('div', {}, value, el('dt', {}, words(property.name)));
    }));
  }

  actions() {
    if (this.controls.actions.length === 0) return null;
    return el('div', { class: 'actions' }, ...this.controls.actions.map(method => {
      const button = el('button', { type: 'button', title: method.description }, words(method.name));
      button.addEventListener('click', () => this.run(method, {}, button));
      return button;
    }));
  }

  /** A method that wants more than one click can give. */
  form(method) {
    const fields = method.parameters.map(parameter => ({ parameter, input: field(parameter, true) }));
    const submit = el('button', {}, words(method.name));
    const form = el('form', { class: 'more' },
      ...fields.map(({ parameter, input }) => el('label', { class: 'setting' }, el('span', {}, words(parameter.name)), input)), submit);
    form.addEventListener('submit', event => {
      event.preventDefault();
      const filled = fields.filter(({ parameter, input }) => parameter.type === 'boolean' || input.value !== '');
      this.run(method, Object.fromEntries(filled.map(({ parameter, input }) => [parameter.name, valueOf(input, parameter)])), submit);
    });
    return el('details', {}, el('summary', {}, method.parameters.some(parameter => parameter.required) ? `${words(method.name)} …` : `${words(method.name)} with …`), form);
  }
}

function field(parameter, typed = false) {
  if (parameter.enum) return el('select', {}, typed && !parameter.required ? el('option', { value: '' }, '–') : null, ...parameter.enum.map(value => el('option', { value }, words(value))));
  if (parameter.type === 'boolean') return el('input', { type: 'checkbox', class: 'switch', role: 'switch' });
  if (parameter.type !== 'number') return el('input', { required: parameter.required, maxLength: 500, autocomplete: 'off' });
  const { min, max, step } = parameter;
  const isRange = !typed && min !== undefined && max !== undefined;
  return el('input', { type: isRange ? 'range' : 'number', min, max, step: step ?? (isRange ? (max - min) / 100 : 'any'), required: parameter.required });
}

const valueOf = (input, parameter) =>
  parameter.type === 'boolean' ? input.checked : parameter.type === 'number' ? Number(input.value) : input.value;
