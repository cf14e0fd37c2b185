// Plays the answer: frames of PCM end to end, a little behind their arrival so that the network may be uneven.

/** The server sends four frames ahead and then at the pace of speech. */
const leadSeconds = 0.15;

export class Mouth {
  constructor() {
    this.sources = new Set();
    this.next = 0;
  }

  /** Must be called from a press or a key: browsers keep pages silent that nobody touched. */
  open(sampleRateHz) {
    if (this.context?.sampleRate !== sampleRateHz) {
      this.context?.close();
      this.context = new AudioContext({ sampleRate: sampleRateHz });
    }
    this.context.resume();
  }

  play(buffer) {
    if (!this.context) return;
    const samples = new Int16Array(buffer);
    const audio = this.context.createBuffer(1, samples.length, this.context.sampleRate);
    audio.getChannelData(0).set(Float32Array.from(samples, sample => sample / 32768));
    const source = this.context.createBufferSource();
    source.buffer = audio;
    source.connect(this.context.destination);
    if (this.next < this.context.currentTime) this.next = this.context.currentTime + leadSeconds;
    source.start(this.next);
    this.next += audio.duration;
    this.sources.add(source);
    source.onended = () => this.sources.delete(source);
  }

  /** Falls silent at once. */
  stop() {
    for (const source of this.sources) source.stop();
    this.sources.clear();
    this.next = 0;
  }
}
