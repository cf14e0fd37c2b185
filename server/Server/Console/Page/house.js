// The devices of the house and what is attached to them.
import { ago, byId, el, reconcile, words } from './dom.js';
import { request, Refusal } from './server.js';
import { Tile } from './tile.js';

/** Draws all devices anew or in place; pages that chat are no devices. */
export function showHouse(devices, roles) {
  offered = roles;
  const list = byId('house');
  const shown = devices.filter(device => !device.is_page).sort(byPlace);
  byId('empty')?.remove();
  reconcile(list, shown, device => device.device_id, device => new DeviceCard(device));
  if (shown.length === 0) list.append(emptyHouse());
}

/** The roles that may answer, the default one first. */
let offered = [];

/** What a person calls a device. */
export const nameOf = device => device.is_page ? 'This page' : device.name || (device.board ? words(device.board) : device.device_id);

const byPlace = (one, other) => other.connected - one.connected || nameOf(one).localeCompare(nameOf(other));

function emptyHouse() {
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/xiaozhi/v1/`;
  return el('div', { class: 'empty', id: 'empty' },
    el('h2', {}, 'A quiet house'),
    el('p', { class: 'quiet' }, 'No device has come yet. Point one at this server and what hangs on it appears here.'),
    el('code', {}, address));
}

class DeviceCard {
  constructor(device) {
    this.title = el('h2');
    this.meta = el('p', { class: 'quiet' });
    this.menu = this.actions(device.device_id);
    this.tiles = el('div', { class: 'tiles' });
    this.none = el('p', { class: 'quiet none' }, 'Nothing is attached to it that can be handled here.');
    this.element = el('article', { class: 'device' },
      el('header', {}, el('div', {}, this.title, this.meta), this.menu), this.tiles, this.none);
  }

  update(device) {
    this.device = device;
    this.title.textContent = nameOf(device);
    this.meta.textContent = [
      device.connected ? 'Connected' : device.last_seen ? `Last seen ${ago(device.last_seen)}` : 'Not connected',
      device.name && device.board,
      device.firmware_version && `firmware ${device.firmware_version}`,
      !device.bound && !document.body.classList.contains('open-house') && 'not taken in yet',
    ].filter(Boolean).join(' · ');
    this.element.classList.toggle('away', !device.connected);
    this.menu.hidden = !device.known;
    this.showRole(device.role);
    this.none.hidden = device.things.length > 0;
    reconcile(this.tiles, device.things, thing => JSON.stringify(thing.descriptor),
      thing => new Tile(thing.descriptor, (method, args) => this.call(thing.descriptor.name, method, args)));
    for (const view of this.tiles.views.values()) view.enable(device.connected);
  }

  /** What opens the house is asked about; a click may have been meant for the lamp beside it. */
  async call(thing, method, args) {
    const path = `/api/console/devices/${encodeURIComponent(this.device.device_id)}/commands`;
    const command = { thing, method, arguments: args };
    try {
      return await request('POST', path, command);
    } catch (refusal) {
      if (refusal.code !== 'CONFIRMATION_REQUIRED') throw refusal;
      if (!confirm(`${words(thing)}: ${words(method).toLowerCase()}?`)) throw new Refusal('Left as it is.');
      return request('POST', path, { ...command, confirmed: true });
    }
  }

  actions(id) {
    const path = `/api/console/devices/${encodeURIComponent(id)}`;
    const rename = async () => {
      const name = prompt('What shall it be called?', this.device.name ?? '');
      if (name !== null) await this.change(() => request('PATCH', path, { name: name.trim() || null }));
    };
    const forget = async () => {
      if (confirm(`Forget ${nameOf(this.device)} and everything that was said to it?`)) await this.change(() => request('DELETE', path));
    };
    this.role = el('select', { 'aria-label': 'Who answers', onchange: () => this.change(() =>
      request('PUT', `/api/devices/${encodeURIComponent(id)}/role`, { role: this.role.value || null })) });
    return el('div', { class: 'menu' }, this.role,
      el('button', { type: 'button', class: 'link', onclick: rename }, 'Rename'),
      el('button', { type: 'button', class: 'link', onclick: forget }, 'Forget'));
  }

  showRole(role) {
    this.role.hidden = offered.length < 2;
    if (document.activeElement === this.role) return;
    this.role.replaceChildren(...offered.map((one, index) =>
      el('option', { value: index === 0 ? '' : one.name }, one.display_name)));
    this.role.value = offered.slice(1).some(one => one.name === role) ? role : '';
  }

  async change(send) {
    try {
      await send();
      dispatchEvent(new Event('house-changed'));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      this.meta.textContent = refusal.message;
    }
  }
}
