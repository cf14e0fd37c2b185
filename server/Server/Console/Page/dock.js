// Where people talk: a line to type, a button to hold, the space bar.
import { byId } from './dom.js';
import { Ear } from './ear.js';
import { Voice } from './voice.js';

const hints = { idle: '', connecting: 'One moment …', listening: 'Listening. Let go when you are done.', thinking: 'Thinking …', speaking: 'Speaking. Press to interrupt.' };

export function startDock() {
  const dock = byId('dock');
  const text = byId('text');
  const hold = byId('hold');
  const hint = byId('hint');
  const resting = Ear.isAllowed ? '' : 'Browsers lend their microphone only to pages from localhost or over https. Typing works.';
  let trouble;

  const voice = new Voice({
    onState: state => {
      dock.dataset.state = state;
      hold.classList.toggle('held', state === 'listening');
      clearTimeout(trouble);
      hint.classList.remove('failed');
      hint.textContent = hints[state] || resting;
    },
    onLevel: level => hold.style.setProperty('--level', level.toFixed(2)),
    onTrouble: sentence => {
      hint.textContent = sentence;
      hint.classList.add('failed');
      clearTimeout(trouble);
      trouble = setTimeout(() => voice.onState(voice.state), 8000);
    },
  });

  hint.textContent = resting;
  hold.hidden = !Ear.isAllowed;
  if (!Ear.isAllowed) text.placeholder = 'Type a sentence';

  dock.addEventListener('submit', event => {
    event.preventDefault();
    const sentence = text.value.trim();
    if (!sentence) return;
    text.value = '';
    voice.type(sentence);
  });

  hold.addEventListener('pointerdown', event => {
    hold.setPointerCapture(event.pointerId);
    voice.press();
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) hold.addEventListener(end, () => voice.release());
  // Enter, and the click of a screen reader, begin and end.
  hold.addEventListener('click', event => event.detail === 0 && (voice.pressed ? voice.release() : voice.press()));
  hold.addEventListener('contextmenu', event => event.preventDefault());
  addEventListener('blur', () => voice.release());
  addEventListener('keydown', event => {
    if (!isTalkKey(event, hold)) return;
    event.preventDefault();
    if (!event.repeat) voice.press();
  });
  addEventListener('keyup', event => {
    if (event.code !== 'Space' || !voice.pressed) return;
    event.preventDefault();
    voice.release();
  });
  keepAloud(voice);
}

/** The space bar talks wherever it has no other use. */
function isTalkKey(event, hold) {
  const used = event.target.closest?.('input, select, textarea, button, summary, dialog');
  return event.code === 'Space' && Ear.isAllowed && !document.querySelector('dialog[open]') && (!used || used === hold);
}

function keepAloud(voice) {
  const aloud = byId('aloud');
  const show = () => {
    aloud.setAttribute('aria-pressed', voice.aloud);
    aloud.title = voice.aloud ? 'Answers are spoken aloud' : 'Answers are shown only';
  };
  voice.aloud = localStorage.getItem('aloud') !== 'no';
  show();
  aloud.addEventListener('click', () => {
    voice.aloud = !voice.aloud;
    localStorage.setItem('aloud', voice.aloud ? 'yes' : 'no');
    if (!voice.aloud) voice.mouth.stop();
    show();
  });
}
