/** The frame in the colours of the other pages, and Swagger UI's own colours where they are too faint to read. */
export const STYLE = `
:root { --paper: #fbfaf6; --ink: #1b2530; --soft: #3f4a56; --line: #d8dcdf; --sea: #0b5f4c; }
:root.dark-mode { --paper: #0f151c; --ink: #eceae4; --soft: #bcc4cb; --line: #2b353f; --sea: #6fd3b6; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 0.875rem/1.5 ui-sans-serif, system-ui, sans-serif; }
a { color: var(--sea); text-decoration: underline; }
a:focus-visible, button:focus-visible, summary:focus-visible { outline: 2px solid var(--sea); outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; border-bottom: 1px solid var(--line);
  max-width: 80rem; margin: 0 auto; padding: 0.75rem 1rem; }
header p { margin: 0; font-size: 1.0625rem; font-weight: 600; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
main { max-width: 80rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
main:focus { outline: none; }
main > h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.5rem; }
main > p { max-width: 65ch; margin: 0 0 1rem; color: var(--soft); }
main > h1 + p { margin-top: 1rem; }
main > pre { margin: 0 0 1.25rem; padding: 0.25rem 0 0.25rem 0.875rem; border-left: 2px solid var(--line); overflow-x: auto; }
code { font: 0.8125rem/1.5 ui-monospace, monospace; }
main > table { display: block; overflow-x: auto; margin: 0 0 1.25rem; border-spacing: 0; text-align: left; }
main > table :is(th, td) { padding: 0.375rem 1.25rem 0.375rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
main > :is(p, table) code { overflow-wrap: anywhere; }
main > h2 + * { margin-top: 0.5rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.5rem; }
main > h2 { font-size: 1.0625rem; margin: 1.5rem 0 0; }
.swagger-ui, .swagger-ui .opblock-tag { font-family: inherit; color: inherit; }
.swagger-ui .opblock-tag { font-size: 1.0625rem; }
.swagger-ui, .swagger-ui * { transition: none !important; }
.dark-mode .swagger-ui { background: none; }
:is(:root, :root.dark-mode) .swagger-ui .opblock:is(.opblock-get, .opblock-post, .opblock-patch, .opblock-delete) { background: none; border-color: var(--line); box-shadow: none; }
:is(:root, :root.dark-mode) .swagger-ui .opblock:is(.opblock-get, .opblock-post, .opblock-patch, .opblock-delete) .opblock-summary { border-color: var(--line); }
:is(:root, :root.dark-mode) .swagger-ui .opblock .opblock-summary .opblock-summary-method { color: #fff; text-shadow: none; }
:is(:root, :root.dark-mode) .swagger-ui .opblock.opblock-get .opblock-summary-method { background: #0b5f4c; }
:is(:root, :root.dark-mode) .swagger-ui .opblock.opblock-post .opblock-summary-method { background: #1f4e79; }
:is(:root, :root.dark-mode) .swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #6b4a00; }
:is(:root, :root.dark-mode) .swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #8f1d1d; }
.swagger-ui .opblock .opblock-summary-description { color: var(--soft); }
`;
