// Asks while the agent types, and lets her choose by arrow keys and Enter: the editable combobox with a list of the WAI-ARIA
// Authoring Practices, for a form of several fields that share one list. Without this script the Search button does it all.
(() => {
  'use strict';
  const QUIET = 350;
  const FIELDS = ['givenName', 'familyName', 'dateOfBirth', 'address.postalCode', 'phone'];
  const form = document.getElementById('search-form');
  const place = document.getElementById('search-typing');
  const status = document.getElementById('search-typing-status');
  if (!form || !place || !status) {
    return;
  }
  const fields = FIELDS.map(name => form.elements[name]).filter(Boolean);
  let timer = 0;
  let asking = null;
  let asked = '';
  let pausedUntil = 0;

  const options = () => Array.from(place.querySelectorAll('[role=option]'));
  const chosen = () => place.querySelector('[aria-selected=true]');

  function choose(option) {
    options().forEach(one => one.setAttribute('aria-selected', String(one === option)));
    fields.forEach(field => {
      if (option) {
        field.setAttribute('aria-activedescendant', option.id);
      } else {
        field.removeAttribute('aria-activedescendant');
      }
    });
    if (option) {
      option.scrollIntoView({ block: 'nearest' });
    }
  }

  function show(html) {
    place.innerHTML = html;
    const any = options().length > 0;
    fields.forEach(field => {
      field.setAttribute('aria-expanded', String(any));
      field.setAttribute('aria-controls', any ? 'search-options' : 'search-typing');
    });
    choose(null);
    const count = place.querySelector('[data-count]');
    status.textContent = count ? count.textContent.trim() : '';
  }

  function open(option) {
    window.location.assign(option.dataset.address);
  }

  function typed() {
    const body = new URLSearchParams();
    fields.forEach(field => body.append(field.name, field.value.trim()));
    return body;
  }

  async function ask() {
    const body = typed();
    const now = body.toString();
    if (now === asked || Date.now() < pausedUntil) {
      return;
    }
    if (asking) {
      asking.abort();
    }
    asked = now;
    if (fields.filter(field => field.value.trim()).length < 2) {
      show('');
      return;
    }
    const mine = new AbortController();
    asking = mine;
    body.append('_csrf', form.elements._csrf.value);
    try {
      const answer = await fetch(form.dataset.typing, {
        method: 'POST', body, signal: mine.signal, redirect: 'error', cache: 'no-store', credentials: 'same-origin'
      });
      const html = answer.ok ? await answer.text() : '';
      if (asking !== mine) {
        return;
      }
      show(html);
      if (!answer.ok) {
        pause(Number(answer.headers.get('Retry-After') || 60));
      }
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        show('');
        pause(60);
      }
    }
  }

  // What cannot be asked is said once, and the form goes on without it.
  function pause(seconds) {
    pausedUntil = Date.now() + seconds * 1000;
    asked = '';
    const note = document.createElement('p');
    note.className = 'govuk-body guichet-note';
    note.textContent = form.dataset.paused;
    place.append(note);
    status.textContent = form.dataset.paused;
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, seconds * 1000);
  }

  function key(event) {
    const all = options();
    const at = all.indexOf(chosen());
    if (event.isComposing || all.length === 0) {
      return;
    }
    switch (event.key) {
      case 'ArrowDown':
        choose(all[(at + 1) % all.length]);
        break;
      case 'ArrowUp':
        choose(all[at < 1 ? all.length - 1 : at - 1]);
        break;
      case 'Enter':
        if (at < 0) {
          return;
        }
        open(all[at]);
        break;
      case 'Escape':
        show('');
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  fields.forEach(field => {
    const described = field.getAttribute('aria-describedby');
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', 'search-typing');
    field.setAttribute('aria-expanded', 'false');
    field.setAttribute('aria-describedby', (described ? described + ' ' : '') + 'search-typing-hint');
    field.addEventListener('input', () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, Math.max(QUIET, pausedUntil - Date.now()));
    });
    field.addEventListener('keydown', key);
  });
  place.addEventListener('mousedown', event => event.preventDefault());
  place.addEventListener('click', event => {
    const option = event.target.closest('[role=option]');
    if (option) {
      open(option);
    }
  });
  form.addEventListener('submit', () => {
    window.clearTimeout(timer);
    if (asking) {
      asking.abort();
    }
  });
})();
