// Taking devices in, and firmware.
import { byId, clock, el, words } from './dom.js';
import { request, upload } from './server.js';

export function startSetup() {
  byId('bind').addEventListener('submit', submitted(bind));
  byId('upload').addEventListener('submit', submitted(publish));
  const { file, board, version } = byId('upload').elements;
  file.addEventListener('change', () => {
    // my-board-1.2.0.bin says it all.
    const named = /^(.+?)[-_]v?(\d+\.\d+(?:\.\d+)*)/.exec(file.files[0]?.name ?? '');
    board.value ||= named?.[1] ?? '';
    version.value ||= named?.[2] ?? '';
  });
}

/** Offers what is known of the devices where it can be typed. */
export function offerDevices(devices) {
  const boards = new Set(devices.map(device => device.board).filter(Boolean));
  byId('boards').replaceChildren(...[...boards].map(value => el('option', { value })));
  const loose = devices.filter(device => !device.is_page && device.bound !== true);
  byId('device-ids').replaceChildren(...loose.map(device => el('option', { value: device.device_id })));
}

export async function showFirmware() {
  const place = byId('firmware');
  try {
    const answer = await request('GET', '/api/firmware');
    const images = answer.firmware;
    place.replaceChildren(images.length === 0 ? 'None yet. What you publish above appears here.' : table(images));
  } catch (refusal) {
    place.replaceChildren(refusal.message);
  }
}

/** Runs what a form is for, and says in it how that went. */
function submitted(act) {
  return async event => {
    event.preventDefault();
    const form = event.currentTarget;
    const outcome = form.querySelector('.outcome');
    const button = form.querySelector('button');
    outcome.textContent = '';
    button.disabled = true;
    try {
      outcome.textContent = await act(form);
      outcome.classList.remove('failed');
    } catch (refusal) {
      outcome.textContent = refusal.message;
      outcome.classList.add('failed');
    } finally {
      button.disabled = false;
    }
  };
}

async function bind(form) {
  const device = Object.fromEntries(new FormData(form));
  device.device_id = device.device_id.trim().toLowerCase();
  await request('POST', '/api/device/bind', device);
  form.reset();
  dispatchEvent(new Event('house-changed'));
  return `${device.device_name || device.device_id} is yours now.`;
}

async function publish(form) {
  const bar = form.querySelector('progress');
  const { file, ...about } = Object.fromEntries(new FormData(form));
  bar.value = 0;
  bar.hidden = false;
  try {
    await upload(`/api/firmware?${new URLSearchParams(about)}`, file, part => bar.value = part);
  } finally {
    bar.hidden = true;
  }
  form.reset();
  showFirmware();
  return `${about.board} ${about.version} is published.`;
}

function table(images) {
  const cell = text => el('td', {}, text === undefined || text === null ? '–' : String(text));
  return el('table', {},
    el('thead', {}, el('tr', {}, ...['Board', 'Version', 'Channel', 'Share', 'Size', 'Published', ''].map(text => el('th', { scope: 'col' }, text)))),
    el('tbody', {}, ...images.map(image => el('tr', { class: image.withdrawn ? 'withdrawn' : '' },
      cell(image.board), cell(image.version), cell(image.channel && words(image.channel)),
      cell(`${image.rollout_percent} %`), cell(size(image.size)), cell(day(image.published_at)), el('td', {}, image.withdrawn ? null : withdrawal(image))))));
}

function withdrawal(image) {
  const withdraw = async () => {
    if (!confirm(`Take ${image.board} ${image.version} back? Devices that have it keep it.`)) return;
    await request('DELETE', `/api/firmware/${encodeURIComponent(image.board)}/${encodeURIComponent(image.version)}`).catch(refusal => alert(refusal.message));
    showFirmware();
  };
  return el('button', { type: 'button', class: 'link', onclick: withdraw }, 'Withdraw');
}

const size = bytes => bytes === undefined ? undefined : bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
const day = at => at && `${new Date(at).toLocaleDateString([], { day: 'numeric', month: 'short' })} ${clock(at)}`;
