/** The style of the page: light and dark by the reader's setting, one column on a phone, everything open on paper. */
export const STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#fff, #16181d); --ink: light-dark(#1b1d22, #e8e9ec); --soft: light-dark(#55595f, #aab0ba);
  --line: light-dark(#d5d8dd, #3a3f48); --box: light-dark(#f5f6f8, #1f232a); --red: light-dark(#b3142a, #ff8a93); --green: light-dark(#116c37, #79d99b);
  --amber: light-dark(#7c5200, #f2c063); --link: light-dark(#0b57c2, #8ab8ff); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 76rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
a { color: var(--link); } code, pre { font: .875rem/1.45 ui-monospace, monospace; }
pre { margin: 0; padding: .5rem; background: var(--box); border: 1px solid var(--line); border-radius: 4px; white-space: pre-wrap; max-height: 24rem; overflow: auto; }
.soft { color: var(--soft); } .violation, .wrong { color: var(--red); } .note, .flaky, .known { color: var(--amber); } .observed { color: var(--green); }
.outcome { border-left: 6px solid var(--soft); padding-left: .75rem; } .outcome.violated { border-color: var(--red); } .outcome.conforms { border-color: var(--green); }
.counts { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; padding: 0; margin: .5rem 0; list-style: none; }
.causes { padding: 0; list-style: none; } .causes > li { border: 1px solid var(--line); border-radius: 4px; padding: .6rem .75rem; margin: .5rem 0; }
.causes p { margin: .15rem 0; } .causes .letter { font-weight: 700; margin-right: .5rem; }
button, select, input { font: inherit; color: inherit; background: var(--box); border: 1px solid var(--soft); border-radius: 4px; padding: .3rem .6rem; min-height: 2rem; max-width: 100%; }
button { cursor: pointer; } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.scroll { overflow-x: auto; position: relative; } table { border-collapse: collapse; font-size: .875rem; } th, td { padding: .2rem .5rem; border: 1px solid var(--line); text-align: center; overflow-wrap: normal; } .meaning { display: block; max-width: 18rem; font-weight: normal; }
th[scope=row] { text-align: left; min-width: 10rem; } thead th { vertical-align: bottom; background: var(--box); }
.filters { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; position: sticky; top: 0; background: var(--paper); padding: .5rem 0; z-index: 1; }
.filters label { display: grid; font-size: .875rem; max-width: 100%; } .filters select { max-width: 16rem; }
details.finding { border-top: 1px solid var(--line); padding: .4rem 0; } details.finding > summary { cursor: pointer; } details[open].finding > summary { margin-bottom: .5rem; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; } .sides > div { min-width: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem; margin: .5rem 0; font-size: .875rem; } dt { color: var(--soft); } dd { margin: 0; }
.copy { display: grid; grid-template-columns: 1fr auto; gap: .5rem; align-items: start; margin: .4rem 0; } .copy pre { min-width: 0; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
@media (max-width: 40rem) { .sides, dl { grid-template-columns: 1fr; } .filters { position: static; } .filters select, .filters input { width: 100%; } .copy { grid-template-columns: 1fr; } }
@media print { :root { color-scheme: light; } .filters, button { display: none; } pre { max-height: none; } details.finding::details-content { content-visibility: visible; } details.finding { break-inside: avoid; } }
`;
