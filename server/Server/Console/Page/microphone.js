// Runs in the audio thread: whatever rate the microphone has becomes 16 kHz mono 16-bit PCM in frames of 60 ms.
const outputHz = 16000;
const frameSamples = outputHz * 60 / 1000;

/** Half-width of the low-pass filter, in output samples; with a Hann window what would fold back is some 50 dB down. */
const reach = 16;
const cutoff = 0.9;

/** Resamples by a windowed sinc, at any ratio. */
class Resampler {
  constructor(inputHz) {
    this.step = inputHz / outputHz;
    this.scale = Math.min(1, outputHz / inputHz) * cutoff;
    this.half = Math.ceil(reach * Math.max(1, this.step));
    this.history = new Float32Array(2 * this.half);
    this.position = this.half;
  }

  /** Calls `emit` for each output sample that the input completes. */
  write(input, emit) {
    const samples = new Float32Array(this.history.length + input.length);
    samples.set(this.history);
    samples.set(input, this.history.length);
    for (; this.position + this.half < samples.length; this.position += this.step) emit(this.at(samples, this.position));
    const dropped = samples.length - this.history.length;
    this.history = samples.slice(dropped);
    this.position -= dropped;
  }

  at(samples, position) {
    let sum = 0;
    const first = Math.ceil(position - this.half);
    const last = Math.floor(position + this.half);
    for (let i = Math.max(0, first); i <= last; i++) {
      const distance = i - position;
      const angle = Math.PI * distance * this.scale;
      const sinc = distance === 0 ? 1 : Math.sin(angle) / angle;
      sum += samples[i] * sinc * (0.5 + 0.5 * Math.cos(Math.PI * distance / this.half));
    }
    return sum * this.scale;
  }
}

class Microphone extends AudioWorkletProcessor {
  constructor() {
    super();
    this.resampler = new Resampler(sampleRate);
    this.frame = new Int16Array(frameSamples);
    this.filled = 0;
    // Asked to finish, it sends what is left, filled up with silence, and says so.
    this.port.onmessage = () => {
      if (this.filled > 0) this.send(this.frame.fill(0, this.filled));
      this.port.postMessage(null);
    };
  }

  process([[channel]]) {
    if (channel) this.resampler.write(channel, sample => this.take(sample));
    return true;
  }

  take(sample) {
    this.frame[this.filled++] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
    if (this.filled === frameSamples) this.send(this.frame);
  }

  send(frame) {
    this.port.postMessage(frame.buffer, [frame.buffer]);
    this.frame = new Int16Array(frameSamples);
    this.filled = 0;
  }
}

registerProcessor('microphone', Microphone);
