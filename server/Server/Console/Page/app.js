// The page: what it knows of the house, kept in step with the server.
import { byId } from './dom.js';
import { Conversation } from './conversation.js';
import { startDock } from './dock.js';
import { nameOf, showHouse } from './house.js';
import { Log } from './log.js';
import { request, Refusal } from './server.js';
import { offerDevices, showFirmware, startSetup } from './setup.js';

const devices = new Map();
const conversation = new Conversation(id => devices.has(id) ? nameOf(devices.get(id)) : id.startsWith('web-') ? 'A page' : id);
const log = new Log();
let run;
let seen = 0;
let reading = null;
let drawing = false;

/** Reads everything; what happens meanwhile waits. At most once at a time, and once more when it was asked for during that. */
async function readAll() {
  if (reading) return reading.again = true;
  const mine = reading = { waiting: [] };
  try {
    const snapshot = await request('GET', '/api/console/snapshot');
    devices.clear();
    for (const device of snapshot.devices) devices.set(device.device_id, device);
    if (snapshot.server.started_at !== run) {
      // The first time, or another run of the server, whose numbers begin anew.
      run = snapshot.server.started_at;
      seen = 0;
      conversation.clear();
    }
    for (const { number, kind, entry } of snapshot.conversation) if (number > seen) conversation.take(kind, entry);
    seen = snapshot.last_number;
    document.body.classList.toggle('open-house', !snapshot.server.takes_in_devices);
    byId('health').textContent = healthOf(snapshot.server);
    byId('health').classList.remove('failed');
    draw();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    lost(refusal.message);
  }
  reading = null;
  for (const [number, kind, entry] of mine.waiting) take(number, kind, entry);
  if (mine.again) setTimeout(readAll, 500);
}

/** One event of the journal, in its order. */
function take(number, kind, entry) {
  if (reading) return reading.waiting.push([number, kind, entry]);
  if (number <= seen) return;
  seen = number;
  const device = devices.get(entry.device_id);
  if (kind === 'opened' || kind !== 'closed' && !device) readAll();
  else if (kind === 'closed') change(device, () => Object.assign(device, { connected: false, last_seen: entry.at }));
  else if (kind === 'described') change(device, () => device.things = entry.things.map(descriptor =>
    ({ descriptor, state: device.things.find(thing => thing.descriptor.name === descriptor.name)?.state ?? {} })));
  else if (kind === 'state') change(device, () => device.things.filter(thing => thing.descriptor.name === entry.thing).forEach(thing => thing.state = entry.state));
  conversation.take(kind, entry);
}

function change(device, act) {
  if (!device) return;
  act();
  if (device.is_page && !device.connected) devices.delete(device.device_id);
  draw();
}

/** At most once a picture. */
function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    drawNow();
  });
}

function drawNow() {
  const all = [...devices.values()];
  showHouse(all);
  conversation.offer(all);
  offerDevices(all);
}

function healthOf({ version, connected, now, started_at }) {
  const hours = (new Date(now) - new Date(started_at)) / 3600000;
  const since = hours < 1 ? `${Math.floor(hours * 60)} min` : hours < 48 ? `${Math.floor(hours)} h` : `${Math.floor(hours / 24)} days`;
  return `${connected} connected · up ${since} · ${version}`;
}

function lost(message) {
  byId('health').textContent = message;
  byId('health').classList.add('failed');
}

function follow() {
  const events = new EventSource('/api/console/events');
  events.addEventListener('ready', readAll);
  events.addEventListener('lost', readAll);
  for (const kind of ['opened', 'closed', 'described', 'state', 'heard', 'spoken', 'command', 'turn', 'refused',
    'timer_set', 'timer_over', 'call_delayed', 'delayed_call_over'])
    events.addEventListener(kind, event => take(Number(event.lastEventId), kind, JSON.parse(event.data)));
  events.onerror = () => {
    lost('The server is away. This page waits for it.');
    // The browser tries again by itself, but not after a refusal.
    if (events.readyState === EventSource.CLOSED) setTimeout(begin, 5000);
  };
}

function show(view) {
  document.body.dataset.view = view;
  for (const button of document.querySelectorAll('.views button'))
    button.toggleAttribute('aria-current', button.dataset.view === view);
  if (view === 'talk') conversation.scrollToEnd();
  if (view === 'setup') showFirmware();
  if (view === 'log') log.show();
  else log.hide();
}

/** The owner is asked for the key before the first stream opens: a stream cannot ask. */
async function begin() {
  try {
    await readAll();
  } finally {
    follow();
  }
}

for (const button of document.querySelectorAll('.views button')) button.addEventListener('click', () => show(button.dataset.view));
addEventListener('house-changed', readAll);
startDock();
startSetup();
show('house');
begin();
