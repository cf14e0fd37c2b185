// Talks to the server as a device does: the same WebSocket, the same messages, the browser's microphone and speaker.
import { Ear } from './ear.js';
import { Mouth } from './mouth.js';

const sampleRateHz = 16000;
const patienceMilliseconds = 10000;
const hello = { type: 'hello', version: 1, transport: 'websocket', audio_params: { format: 'pcm', sample_rate: sampleRateHz, channels: 1, frame_duration: 60 } };

export class Voice {
  /** `onState` gets idle, connecting, listening, thinking or speaking; `onLevel` 0 to 1; `onTrouble` a sentence. */
  constructor({ onState, onLevel, onTrouble }) {
    this.onState = onState;
    this.onTrouble = onTrouble;
    this.aloud = true;
    this.state = 'idle';
    this.aborts = 0;
    this.mouth = new Mouth();
    this.ear = new Ear((frame, level) => {
      this.send(frame);
      onLevel(level);
    });
  }

  /** Answers a typed sentence like a spoken one. */
  async type(text) {
    this.mouth.open(sampleRateHz);
    this.hush();
    if (await this.connect()) {
      this.send({ type: 'listen', state: 'detect', text });
      this.move('thinking');
    }
  }

  /** The button goes down. */
  async press() {
    if (this.pressed) return;
    const mine = this.pressed = {};
    const wasOpen = this.ear.isOpen;
    this.mouth.open(sampleRateHz);
    this.hush();
    this.move('connecting');
    try {
      await this.ear.open();
    } catch (refused) {
      this.onTrouble(microphoneTrouble(refused));
      return this.rest(mine);
    }
    if (!await this.connect()) return this.rest(mine);
    if (this.pressed !== mine) {
      // Let go while the browser asked for permission, or pressed anew.
      if (!this.pressed) this.move('idle');
      return wasOpen || this.onTrouble('The microphone is ready. Hold the button while you speak.');
    }
    this.send({ type: 'listen', state: 'start', mode: 'manual' });
    this.ear.start();
    this.move('listening');
  }

  /** The button goes up. */
  async release() {
    if (!this.pressed) return;
    this.pressed = undefined;
    if (this.state !== 'listening') return;
    this.move('thinking');
    await this.ear.finish();
    this.send({ type: 'listen', state: 'stop' });
  }

  /** Cuts off what is being said; until the server has confirmed that, what comes is of the answer before. */
  hush() {
    this.mouth.stop();
    if (this.state !== 'speaking' && this.state !== 'thinking') return;
    this.aborts++;
    this.send({ type: 'abort' });
  }

  rest(press) {
    if (this.pressed === press) this.pressed = undefined;
    if (!this.pressed) this.state = 'idle';
  }

  /** False, with the reason told, when there is no link. */
  async connect() {
    if (this.socket?.readyState === WebSocket.OPEN) return true;
    this.aborts = 0;
    const query = new URLSearchParams({ 'device-id': identity(), 'client-id': identity() });
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/xiaozhi/v1/?${query}`);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    const opened = await new Promise(resolve => {
      const patience = setTimeout(() => resolve(false), patienceMilliseconds);
      socket.onopen = () => this.send(hello);
      socket.onmessage = ({ data }) => {
        if (typeof data !== 'string' || JSON.parse(data).type !== 'hello') return;
        clearTimeout(patience);
        resolve(true);
      };
      socket.onclose = () => resolve(false);
    });
    if (!opened) {
      socket.close();
      this.move('idle');
      this.onTrouble('The server did not take the call. Try again in a moment.');
      return false;
    }
    socket.onmessage = ({ data }) => typeof data === 'string' ? this.take(JSON.parse(data)) : this.hear(data);
    socket.onclose = () => this.lost(socket);
    return true;
  }

  hear(frame) {
    if (this.aloud && this.aborts === 0) this.mouth.play(frame);
  }

  take(message) {
    if (message.type === 'server' && message.status === 'error') {
      this.onTrouble(message.message);
      if (this.state === 'thinking') this.move('idle');
    }
    if (message.type !== 'tts') return;
    if (message.state === 'stop' && this.aborts > 0) this.aborts--;
    else if (message.state === 'start' && this.state === 'thinking') this.move('speaking');
    else if (message.state === 'stop' && (this.state === 'speaking' || this.state === 'thinking')) this.move('idle');
  }

  lost(socket) {
    if (socket !== this.socket) return;
    this.mouth.stop();
    this.ear.close();
    this.pressed = undefined;
    this.move('idle');
  }

  send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(message instanceof ArrayBuffer ? message : JSON.stringify(message));
  }

  move(state) {
    this.state = state;
    this.onState(state);
  }
}

/** The id of this browser, made once; it is a name and no secret. */
function identity() {
  let id = localStorage.getItem('id');
  if (!id) {
    const bytes = crypto.getRandomValues(new Uint8Array(6));
    localStorage.setItem('id', id = `web-${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`);
  }
  return id;
}

function microphoneTrouble(refused) {
  switch (refused.name) {
    case 'NotAllowedError': return 'The browser was told not to let this page listen. Its address bar can change that.';
    case 'NotFoundError': return 'There is no microphone here. Typing works.';
    case 'NotReadableError': return 'Another program holds the microphone.';
    default: return `The microphone does not work: ${refused.message}`;
  }
}
