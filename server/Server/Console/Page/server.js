// The way to the server: requests that fail tell why in plain words, and ask for the owner's key when they must.
import { byId } from './dom.js';

/** A request that the server refused, or that did not reach it. */
export class Refusal extends Error {
  constructor(message, status = 0, code = '') {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Sends JSON and answers JSON. Throws a `Refusal`. */
export async function request(method, path, body) {
  for (;;) {
    let response;
    try {
      response = await fetch(path, {
        method,
        headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    } catch {
      throw new Refusal('The server cannot be reached.');
    }
    if (response.status === 401 && path !== sessionPath) {
      const refusal = refusalOf(401, await response.text());
      if (refusal.code !== 'UNAUTHORIZED') throw refusal;
      await signIn();
      continue;
    }
    const text = await response.text();
    if (!response.ok) throw refusalOf(response.status, text);
    return text ? JSON.parse(text) : null;
  }
}

/** Sends a file as it is; `progress` gets 0 to 1. */
export function upload(path, file, progress) {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', path);
    sending.setRequestHeader('Content-Type', 'application/octet-stream');
    sending.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    sending.onerror = () => reject(new Refusal('The server cut the upload off, or cannot be reached.'));
    sending.onload = async () => {
      if (sending.status >= 200 && sending.status < 300) return resolve();
      const refusal = refusalOf(sending.status, sending.responseText);
      if (refusal.code !== 'UNAUTHORIZED') return reject(refusal);
      await signIn();
      resolve(upload(path, file, progress));
    };
    sending.send(file);
  });
}

/** The words of an error body, in whichever form the server gave it. */
function refusalOf(status, text) {
  let body = {};
  try {
    body = JSON.parse(text) ?? {};
  } catch {
    // An error of a proxy has no JSON; its status is all there is.
  }
  const known = { 404: 'This server does not offer that.', 413: 'That is too large.', 429: 'Too many requests; wait a little.' };
  return new Refusal(body.message || known[status] || `The server answered ${status}.`, status, body.error_code ?? body.code ?? '');
}

const sessionPath = '/api/console/session';
let signingIn = null;

/** Resolves when the owner has shown the key. Asks once, however many requests wait. */
export function signIn() {
  return signingIn ??= new Promise(resolve => {
    const dialog = byId('sign-in');
    const form = dialog.querySelector('form');
    const outcome = form.querySelector('.outcome');
    dialog.oncancel = event => event.preventDefault();
    form.onsubmit = async event => {
      event.preventDefault();
      outcome.textContent = '';
      try {
        await request('POST', sessionPath, { key: form.elements.key.value.trim() });
        form.reset();
        dialog.close();
        signingIn = null;
        resolve();
      } catch (refusal) {
        outcome.textContent = refusal.message;
      }
    };
    dialog.showModal();
  });
}
