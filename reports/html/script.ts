/** Filter, search and copy. Without scripts the page shows all findings. */
export const SCRIPT = `
'use strict';
const findings = [...document.querySelectorAll('details.finding')];
const fields = [...document.querySelectorAll('.filters [name]')];
const count = document.getElementById('count');
const texts = new Map(findings.map((finding) => [finding, finding.textContent.toLowerCase()]));
function filter() {
  const wanted = Object.fromEntries(fields.map((field) => [field.name, field.value]));
  const words = wanted.search.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const finding of findings) {
    const fits = ['cause', 'operation', 'area', 'severity'].every((name) => wanted[name] === '' || finding.dataset[name] === wanted[name])
      && words.every((word) => texts.get(finding).includes(word));
    finding.hidden = !fits;
    if (fits) shown += 1;
  }
  if (count) count.textContent = shown + ' of ' + findings.length + ' findings';
}
for (const field of fields) field.addEventListener('input', filter);
document.querySelector('.filters')?.addEventListener('reset', () => setTimeout(filter));
document.addEventListener('click', async ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  if (target.dataset.show !== undefined) {
    const field = fields.find(({ name }) => name === 'cause');
    for (const other of fields) other.value = '';
    field.value = target.dataset.show;
    filter();
    document.getElementById('findings').scrollIntoView();
    findings.find((finding) => !finding.hidden)?.querySelector('summary').focus();
  }
  if (target.dataset.copy !== undefined) {
    const text = target.previousElementSibling.textContent;
    const said = await copied(text, target.previousElementSibling);
    target.dataset.copy ||= target.textContent;
    target.textContent = said ? 'Copied' : 'Press Ctrl+C';
    setTimeout(() => { target.textContent = target.dataset.copy; }, 2000);
  }
});
async function copied(text, element) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return document.execCommand('copy');
  }
}
let closed = [];
addEventListener('beforeprint', () => {
  closed = findings.filter((finding) => !finding.hidden && !finding.open);
  for (const finding of closed) finding.open = true;
});
addEventListener('afterprint', () => { for (const finding of closed) finding.open = false; });
filter();
`;
