// The server's log, while somebody looks at it.
import { byId, el } from './dom.js';

const maxLines = 500;
const levels = { trace: 0, debug: 1, information: 2, warning: 3, error: 4, critical: 5 };

export class Log {
  constructor() {
    this.list = byId('lines');
    this.filter = byId('log-level');
    this.filter.addEventListener('change', () => this.apply());
    this.apply();
  }

  show() {
    if (this.source) return;
    this.source = new EventSource('/api/console/logs');
    // A stream that begins anew tells everything anew.
    this.source.addEventListener('ready', () => this.list.replaceChildren());
    this.source.addEventListener('line', ({ data }) => this.take(JSON.parse(data)));
  }

  hide() {
    this.source?.close();
    this.source = undefined;
  }

  take({ at, level, category, message }) {
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
    this.list.append(el('li', { class: `level-${levels[level] ?? 2}` },
      el('time', { dateTime: at }, new Date(at).toLocaleTimeString()), el('span', { class: 'category' }, category), el('span', {}, message)));
    while (this.list.children.length > maxLines) this.list.firstElementChild.remove();
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
  }

  apply() {
    this.list.dataset.from = this.filter.value;
    this.list.scrollTop = this.list.scrollHeight;
  }
}
