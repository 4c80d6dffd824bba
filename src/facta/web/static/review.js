// Keys, selection and quick changes of the panel. Every action also works as a plain form or link without this.
const $ = (selector, root = document) => root.querySelector(selector);
const text = $('#text');
let begun = performance.now();

// Places of a selection, in UTF-16 units of the report's text; the server turns them into characters.
function selectedUnits() {
  const selection = getSelection();
  if (!text || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length, words: range.toString() };
}

function take(name, form) {
  const found = selectedUnits() || kept;
  if (!found) return say('Select words of the report first.');
  for (const [part, value] of [['start', found.start], ['end', found.end], ['unit', 'utf-16']]) {
    const field = form.elements[`${name}.${part}`];
    if (field) field.value = value;
  }
  const there = $('.there', [...form.querySelectorAll('.take')].find(b => b.dataset.take === name)?.closest('fieldset') || form);
  if (there && name !== 'words') there.textContent = `“${found.words}”`;
  say(`Taken: ${found.words}`);
  return found;
}

let kept = null;
document.addEventListener('selectionchange', () => { kept = selectedUnits() || kept; });

function say(words) {
  const told = $('#told');
  if (told) { told.textContent = ''; setTimeout(() => { told.textContent = words; }, 60); }
}

// The chosen entry's words in the text, painted without touching the text itself.
function paint(panel, move) {
  const entry = $('[data-selection]', panel);
  if (!text || !entry || !window.CSS?.highlights) return;
  text.querySelectorAll('mark').forEach(mark => mark.classList.remove('chosen', 'chosen-core', 'chosen-part'));
  const nodes = [], starts = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let at = 0, node; (node = walker.nextNode()); at += node.length) { nodes.push(node); starts.push(at); }
  const place = unit => {
    let low = 0, high = starts.length - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (starts[middle] <= unit) low = middle; else high = middle - 1; }
    return [nodes[low], Math.min(unit - starts[low], nodes[low].length)];
  };
  const looks = {};
  for (const part of entry.dataset.selection.split(' ')) {
    const [, start, end, look] = part.match(/^(\d+)-(\d+)-(.+)$/);
    const range = document.createRange();
    range.setStart(...place(+start));
    range.setEnd(...place(+end));
    (looks[look] ||= []).push(range);
  }
  for (const look of ['chosen', 'chosen-part', 'chosen-core']) CSS.highlights.set(look, new Highlight(...(looks[look] || [])));
  if (move) reveal(looks.chosen[0]);
}

function reveal(range) {
  const node = range.startContainer.parentElement;
  const side = $('.text-side');
  node.scrollIntoView({ block: 'center', behavior: 'instant' });
  if (getComputedStyle(side).overflowY !== 'auto') scrollTo({ top: 0, behavior: 'instant' });
}

async function choose(id, address) {
  const answer = await fetch(`/reports/${text.dataset.document}/panel/${encodeURIComponent(id)}`);
  if (!answer.ok) return location.assign(address);
  const panel = $('#panel');
  panel.innerHTML = await answer.text();
  const told = $('#told-next', panel);
  $('#told-bar').replaceChildren(told.content.cloneNode(true));
  told.remove();
  history.pushState({ id }, '', address);
  chosen(panel, id);
}

// A decision in the report itself: recorded by the API, so that a long report need not be loaded anew.
async function decide(form, decision) {
  const entry = $('#entry').dataset;
  const sent = { seen: form.elements.seen.value || null, reason: form.elements.reason.value, seconds: Number(form.elements.seconds.value) };
  const answer = await fetch(`/api/v1/entries/${encodeURIComponent(entry.entry)}/${decision}`, {
    method: 'POST', body: JSON.stringify(sent),
    headers: { 'Content-Type': 'application/json', 'X-Facta-Form': document.body.dataset.csrf },
  });
  if (!answer.ok) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'decision', value: decision }));
    return form.submit();
  }
  const next = entry.next || location.href;
  const id = inReport(next) || entry.entry;
  const row = document.querySelector(`.list [data-choose="${CSS.escape(entry.entry)}"]`);
  const state = { accept: 'accepted', reject: 'rejected', unsure: 'unsure' }[decision];
  if (row) {
    row.parentElement.className = state;
    const shown = $('.state', row) || row.appendChild(document.createElement('span'));
    shown.className = `state ${state}`;
    shown.textContent = ` ${state}`;
  }
  await choose(id, next);
  const told = $('#told');
  if (told) say(told.textContent);
}

function chosen(panel, id) {
  document.querySelectorAll('[aria-current]').forEach(row => row.removeAttribute('aria-current'));
  const row = document.querySelector(`.list [data-choose="${CSS.escape(id)}"]`);
  row?.setAttribute('aria-current', 'true');
  begun = performance.now();
  ready(panel);
  paint(panel, true);
  $('.desk-side').scrollTop = 0;
  $('#entry-title').focus({ preventScroll: true });
}

function ready(root) {
  root.querySelectorAll('.take').forEach(button => { button.hidden = false; });
}

document.addEventListener('click', event => {
  const why = event.target.closest('[data-why]');
  if (why) { event.preventDefault(); return explain(why.href); }
  const taking = event.target.closest('.take');
  if (taking) return take(taking.dataset.take, taking.form);
  const link = event.target.closest('a');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.getAttribute('href') === '#edit') { event.preventDefault(); return openEdit(); }
  if (link.dataset.choose && text && !getSelection().toString()) { event.preventDefault(); choose(link.dataset.choose, link.href); }
  const id = link.rel && inReport(link.href);
  if (id) { event.preventDefault(); choose(id, link.href); }
});

// The entry that an address of this very report chooses, or nothing.
function inReport(address) {
  const url = new URL(address, location.href);
  return text && url.pathname === `/reports/${text.dataset.document}` && !url.searchParams.has('queue') && url.searchParams.get('entry');
}

addEventListener('popstate', () => location.reload());

async function explain(address) {
  const lines = $('#why-lines');
  lines.textContent = 'Reading the report again …';
  const answer = await fetch(`${address}?part=1`);
  if (!answer.ok) return location.assign(address);
  lines.innerHTML = await answer.text();
  say('The steps are shown.');
}

function openEdit() {
  const edit = $('#edit');
  if (!edit) return;
  edit.open = true;
  edit.scrollIntoView({ block: 'nearest' });
  ($('select, input:not([type=hidden])', edit) || $('summary', edit)).focus();
}

function openAdding() {
  const adding = $('#adding');
  if (!adding) return;
  adding.open = true;
  const found = take('words', $('#add'));
  const words = $('#add-words');
  if (found) { words.textContent = found.words; words.hidden = false; }
  onlyKind();
  adding.scrollIntoView({ block: 'start' });
  $('#add-kind').focus();
}

function onlyKind() {
  const kind = $('#add-kind')?.value;
  document.querySelectorAll('.of-kind').forEach(set => { set.hidden = set.disabled = set.dataset.kind !== kind; });
}

document.addEventListener('change', event => {
  if (event.target.id === 'add-kind') onlyKind();
  if (event.target.id === 'keys-on') localStorage.setItem('facta-keys', event.target.checked ? 'on' : 'off');
  const unit = event.target.name?.match(/^(.*)\.(start|end)$/);
  if (unit && event.target.form.elements[`${unit[1]}.unit`]) event.target.form.elements[`${unit[1]}.unit`].value = 'code-point';
});

document.addEventListener('submit', event => {
  const seconds = event.target.elements.seconds;
  if (seconds) seconds.value = ((performance.now() - begun) / 1000).toFixed(1);
  const form = event.target;
  const decision = event.submitter?.value;
  if (form.matches('.decide') && text && !form.elements.then.value && decision) { event.preventDefault(); decide(form, decision); }
});

document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && event.target.closest?.('form')) return event.target.blur();
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
  if (event.target.closest('input:not([type=checkbox]):not([type=radio]), select, textarea, dialog[open]')) return;
  if (localStorage.getItem('facta-keys') === 'off') { if (event.key === '?') help(); return; }
  if (event.key === '?') return help();
  if (event.key === '/') { event.preventDefault(); return $('#find').focus(); }
  if (event.key === 's' && text) { event.preventDefault(); return openAdding(); }
  const wanted = [...document.querySelectorAll('[data-key]')].find(each => each.dataset.key.split(' ').includes(event.key));
  if (!wanted) return;
  event.preventDefault();
  if (wanted.tagName === 'FORM') wanted.requestSubmit(); else wanted.click();
});

function help() {
  $('#keys-on').checked = localStorage.getItem('facta-keys') !== 'off';
  $('#help').showModal();
}

ready(document);
onlyKind();
if (text) paint(document, Boolean($('[data-selection]')));
if ($('[data-selection]')) $('#entry-title').focus({ preventScroll: true });
const told = $('#told');
if (told?.textContent) say(told.textContent);
