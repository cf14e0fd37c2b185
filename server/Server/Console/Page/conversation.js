// The conversation as it happens: one entry a turn, for all devices or for one.
import { byId, clock, el, reading, words } from './dom.js';
import { request } from './server.js';

const maxTurns = 200;
const outcomes = { cancelled: 'Cut off.', failed: 'The server could not answer; its log says why.' };

export class Conversation {
  /** `nameOf(deviceId)` is what people call a device. */
  constructor(nameOf) {
    this.nameOf = nameOf;
    this.list = byId('turns');
    this.filter = byId('talk-device');
    this.open = new Map();
    this.filter.addEventListener('change', () => this.applyFilter());
    this.more = el('button', { type: 'button', class: 'link', onclick: () => this.showEarlier() }, 'Earlier');
    this.clear();
  }

  clear() {
    this.open.clear();
    this.list.replaceChildren(el('li', { class: 'quiet nothing' }, 'Nothing was said yet. Hold the round button and speak, or type.'));
  }

  /** Fills the choice of devices, and keeps what was chosen. */
  offer(devices) {
    const offered = JSON.stringify(devices.map(device => [device.device_id, this.nameOf(device.device_id)]));
    if (offered === this.offered) return;
    this.offered = offered;
    const chosen = this.filter.value;
    this.filter.replaceChildren(el('option', { value: '' }, 'Everyone'),
      ...devices.map(device => el('option', { value: device.device_id }, this.nameOf(device.device_id))));
    this.filter.value = devices.some(device => device.device_id === chosen) ? chosen : '';
  }

  /** Takes an entry of the journal. */
  take(kind, entry) {
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 80;
    switch (kind) {
      case 'heard': return this.heard(entry, atEnd);
      case 'spoken': this.turnOf(entry).append(el('p', { class: 'spoken' }, entry.text)); break;
      case 'command': this.acts(entry).append(act(entry)); break;
      case 'refused': this.turnOf(entry).append(el('p', { class: 'refused' }, entry.message)); break;
      case 'timer_set':
      case 'call_delayed': this.acts(entry).append(el('li', { class: 'act' }, `${later(entry)}: in ${wait(entry.left)}`)); break;
      case 'timer_over':
      case 'delayed_call_over': this.acts(entry).append(ended(entry)); break;
      case 'turn': this.ended(entry); break;
      default: return;
    }
    this.settle(atEnd);
  }

  heard(entry, atEnd) {
    this.open.delete(entry.device_id);
    const sure = entry.confidence < 1 && entry.text ? el('small', {}, ` ${Math.round(entry.confidence * 100)} % sure`) : null;
    this.turnOf(entry).append(el('p', { class: entry.text ? 'heard' : 'heard unclear' }, entry.text || 'Not understood', sure));
    this.settle(atEnd);
  }

  ended(entry) {
    const turn = this.open.get(entry.device_id);
    this.open.delete(entry.device_id);
    if (!turn) return;
    if (outcomes[entry.outcome]) turn.append(el('p', { class: 'refused' }, outcomes[entry.outcome]));
    const times = [
      entry.recognition > 1 && `understood after ${span(entry.recognition)}`,
      entry.first_audio !== undefined && `first sound after ${span(entry.first_audio)}`,
      entry.late_frames > 0 && `${entry.late_frames} frames late`,
    ].filter(Boolean);
    if (times.length > 0) turn.append(el('p', { class: 'times' }, times.join(' · ')));
  }

  /** The turn of the device that goes on, or a new one. */
  turnOf(entry) {
    const open = this.open.get(entry.device_id);
    if (open) return open;
    this.list.querySelector('.nothing')?.remove();
    const turn = el('li', { class: 'turn', 'data-device': entry.device_id },
      el('p', { class: 'who' }, this.nameOf(entry.device_id), el('time', { dateTime: entry.at }, clock(entry.at))));
    turn.hidden = this.hides(turn);
    this.list.append(turn);
    while (this.list.children.length > maxTurns) this.list.firstElementChild.remove();
    this.open.set(entry.device_id, turn);
    return turn;
  }

  /** Commands of a turn stand together; one that nobody said stands alone. */
  acts(entry) {
    const said = this.open.has(entry.device_id);
    const turn = this.turnOf(entry);
    if (!said) this.open.delete(entry.device_id);
    if (turn.lastElementChild.className !== 'acts') turn.append(el('ul', { class: 'acts' }));
    return turn.lastElementChild;
  }

  settle(atEnd) {
    if (atEnd) this.scrollToEnd();
  }

  scrollToEnd() {
    this.list.scrollTop = this.list.scrollHeight;
  }

  /** One device has a history, which is read when somebody asks for it. */
  applyFilter() {
    for (const earlier of this.list.querySelectorAll('.earlier')) earlier.remove();
    for (const turn of this.list.children) turn.hidden = this.hides(turn);
    this.before = 0;
    if (this.filter.value !== '') this.list.prepend(el('li', { class: 'earlier' }, this.more));
    this.scrollToEnd();
  }

  async showEarlier() {
    const device = this.filter.value;
    const shown = this.list.querySelector('.turn:not([hidden]) time')?.dateTime;
    let said;
    try {
      said = await request('GET', `/api/console/devices/${encodeURIComponent(device)}/conversation?before=${this.before}`);
    } catch (refusal) {
      return this.more.replaceChildren(refusal.message);
    }
    if (device !== this.filter.value) return;
    this.before = said.at(-1)?.id;
    if (!this.before) return this.more.parentElement.replaceChildren(el('span', { class: 'quiet' }, 'Nothing was said before this.'));
    for (const { at, role, text } of said) {
      // The newest are those that the page has seen happen.
      if (shown && new Date(at) >= new Date(shown)) continue;
      this.more.parentElement.after(el('li', { class: 'turn earlier', 'data-device': device },
        el('p', { class: 'who' }, this.nameOf(device), el('time', { dateTime: at }, `${new Date(at).toLocaleDateString()} ${clock(at)}`)),
        el('p', { class: role === 'user' ? 'heard' : 'spoken' }, text)));
    }
  }

  hides(turn) {
    return this.filter.value !== '' && turn.dataset.device !== undefined && turn.dataset.device !== this.filter.value;
  }
}

function act({ command, result, took }) {
  const values = Object.values(command.arguments).map(value => typeof value === 'string' ? value : reading(value)).join(', ');
  const what = `${words(command.thing)}: ${words(command.method).toLowerCase()}${values ? ` ${values}` : ''}`;
  return result.success
    ? el('li', { class: 'act' }, what, el('small', {}, span(took)))
    : el('li', { class: 'act failed' }, `${what}. ${result.error ?? result.error_code ?? 'It failed.'}`);
}

/** What a timer or a call that was put off is called. */
const later = ({ tool, name }) => tool ? words(tool) : name ? `Timer "${name}"` : 'Timer';

const ended = entry => entry.outcome === 'done' || entry.outcome === 'cancelled'
  ? el('li', { class: 'act' }, `${later(entry)}: ${entry.outcome === 'done' ? 'over' : 'taken back'}`)
  : el('li', { class: 'act failed' }, `${later(entry)}: ${entry.outcome}. ${entry.error ?? ''}`);

const wait = milliseconds => milliseconds < 120_000 ? `${Math.round(milliseconds / 1000)} s` : `${Math.round(milliseconds / 60_000)} min`;

const span = milliseconds => milliseconds < 995 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
