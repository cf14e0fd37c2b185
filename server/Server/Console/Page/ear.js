// The microphone of the browser, opened when somebody holds the button.

/** How long it stays open after the last word, so that the next press is heard from its first syllable. */
const closeAfterMilliseconds = 20000;

export class Ear {
  /** `onFrame` gets an ArrayBuffer of 60 ms of PCM and how loud it is, 0 to 1. */
  constructor(onFrame) {
    this.onFrame = onFrame;
    this.listening = false;
  }

  /** Browsers open a microphone to pages from localhost or over https only. */
  static get isAllowed() {
    return isSecureContext && navigator.mediaDevices?.getUserMedia !== undefined;
  }

  /** Whether the next `start` begins at once. */
  get isOpen() {
    return this.worklet !== undefined;
  }

  /** Asks for the microphone; throws what the browser says. */
  async open() {
    clearTimeout(this.closing);
    if (this.isOpen) return;
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
    const context = new AudioContext();
    await context.audioWorklet.addModule('/console/microphone.js');
    await context.resume();
    const worklet = new AudioWorkletNode(context, 'microphone', { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
    worklet.port.onmessage = ({ data }) => this.take(data);
    context.createMediaStreamSource(stream).connect(worklet);
    Object.assign(this, { stream, context, worklet });
  }

  start() {
    clearTimeout(this.closing);
    this.listening = true;
  }

  /** Resolves when the last frame was handed over. */
  async finish() {
    if (!this.listening) return;
    await new Promise(resolve => {
      this.finished = resolve;
      this.worklet.port.postMessage('finish');
    });
    this.listening = false;
    this.closing = setTimeout(() => this.close(), closeAfterMilliseconds);
  }

  close() {
    this.stream?.getTracks().forEach(track => track.stop());
    this.context?.close();
    this.listening = false;
    this.worklet = undefined;
  }

  take(buffer) {
    if (buffer === null) return this.finished?.();
    if (!this.listening) return;
    this.onFrame(buffer, loudness(new Int16Array(buffer)));
  }
}

/** From the quiet of a room to a loud voice. */
function loudness(samples) {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power / 32768 ** 2 + 1e-9);
  return Math.max(0, Math.min(1, (decibels + 55) / 40));
}
