import { byId, el, setText } from './dom.js';

/**
 * Asks for a key or token where the stream is not public. The service gives a cookie for it, which no
 * script can read; the key itself is kept nowhere.
 */

const SESSION = 'api/v1/alerts/session';
const SIGNED_IN = 'unlockwire-signed-in';
const TROUBLE = {
  401: 'This key or token is not known here.', 403: 'This token does not allow to follow the alerts.',
  503: 'The service cannot judge this token now. Try again in a moment.',
};

export function signInView(place, onSignedIn, onSignedOut) {
  const key = el('input', { id: 'signin-key', type: 'password', autocomplete: 'current-password', required: true,
    maxlength: '8192', 'aria-describedby': 'signin-trouble' });
  const button = el('button', { type: 'submit', class: 'button primary' }, 'Sign in');
  const trouble = el('p', { id: 'signin-trouble', class: 'error', role: 'alert' });
  const form = el('form', { class: 'signin' }, el('label', { class: 'field', for: 'signin-key' }, 'Key or token', key), button);
  const out = byId('signout');
  place.append(el('p', {}, 'These alerts are not public.'), form, trouble);
  form.addEventListener('submit', event => { event.preventDefault(); enter(); });
  out.addEventListener('click', leave);
  return { render };

  function render(signedOut) {
    place.hidden = !signedOut;
    out.hidden = signedOut || !remembered();
  }

  async function enter() {
    button.disabled = true;
    setText(trouble, '');
    try {
      const response = await fetch(SESSION, { method: 'POST', headers: { Authorization: `Bearer ${key.value.trim()}` } });
      setText(trouble, response.ok ? '' : TROUBLE[response.status] ?? `The service answered with ${response.status}.`);
      if (response.ok) {
        key.value = '';
        remember(true);
        onSignedIn();
      }
    } catch (failure) {
      // A key that no header can carry is refused before anything is sent.
      setText(trouble, failure instanceof TypeError && /[^\x20-\x7e]/.test(key.value)
        ? TROUBLE[401] : 'The service did not answer.');
    } finally {
      button.disabled = false;
    }
  }

  async function leave() {
    await fetch(SESSION, { method: 'DELETE' }).catch(() => {});
    remember(false);
    onSignedOut();
  }
}

/** Whether there is a session to leave; that it has ended is seen when the stream is refused. */
function remembered() {
  try {
    return localStorage.getItem(SIGNED_IN) !== null;
  } catch {
    return false;
  }
}

function remember(signedIn) {
  try {
    if (signedIn) {
      localStorage.setItem(SIGNED_IN, 'yes');
    } else {
      localStorage.removeItem(SIGNED_IN);
    }
  } catch {
    // Not allowed here: the button to leave is missing, and nothing else.
  }
}
