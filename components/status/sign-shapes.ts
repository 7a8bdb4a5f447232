/**
 * Every sign of the product, drawn on a grid of 24 with a stroke of 2: whole pixels at 12 and at 24. They are written
 * into `app/styles/signs.css` as masks (`npx vitest run --project unit sign-styles -u` after a change), so that a
 * page carries none of them and a cell needs no element for its sign. Colour comes from the text around.
 */
const line = (d: string, width = 2, more = '') =>
  `<path d="${d}" fill="none" stroke="currentColor" stroke-width="${width}"${more}/>`;
const fill = (d: string) => `<path d="${d}" fill="currentColor"/>`;
const dot = (cx: number, cy: number, r: number) => `<circle cx="${cx}" cy="${cy}" r="${r}" fill="currentColor"/>`;
const RING = '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"/>';
const BOX = line('M4 4h16v16H4z');
const PENNANT = 'M6 4v16l13-8z';
const ROUND = ' stroke-linejoin="round"';

export const SHAPES = {
  blocked: RING + line('M5.6 18.4 18.4 5.6'),
  unknown: line('M7 8.4C7.2 5.3 9.2 3.6 12 3.6c2.9 0 5 1.8 5 4.5 0 4-4.9 3.9-4.9 8.1', 2.4) + dot(12, 20.3, 1.7),
  possible: RING,
  built: RING + fill('M12 12V3a9 9 0 0 1 9 9z'),
  available: RING + fill('M12 3a9 9 0 0 1 0 18z'),
  tested: RING + fill('M12 12V3a9 9 0 1 1-9 9z'),
  validated: dot(12, 12, 10),
  // The mark in it is a hole, wide enough for the stroke around it to narrow.
  caution: `<path d="M12 3.5 21.5 20.5h-19zM10.25 8.75v7h3.5v-7zM12 15.75a1.95 1.95 0 1 0 .01 0z" fill="currentColor" fill-rule="evenodd" stroke="currentColor" stroke-width="1.5"${ROUND}/>`,
  runs: `<path d="${PENNANT}" fill="currentColor" stroke="currentColor" stroke-width="2"${ROUND}/>`,
  rests: line(PENNANT, 2, ROUND),
  unsaid: line(PENNANT, 2, `${ROUND} stroke-dasharray="2.5 3.5"`),
  yes: line('m4 13 5.5 5.5L20 6.5', 2.4),
  no: line('M5.5 5.5l13 13m0-13-13 13', 2.4),
  na: line('M4 12h16'),
  blank: line('M4 20h16', 2, ' stroke-dasharray="2 2.7"'),
  said: line('M10 6C6.5 7.5 5 10 5 13.5V18h5v-5H7.5M20 6c-3.5 1.5-5 4-5 7.5V18h5v-5h-2.5', 1.8),
  maybe: line('M4 12c3-5 5.5-5 8 0s5 5 8 0', 2.2),
  todo: line('M5 12h12m-5-5.5 5.5 5.5L12 17.5', 2.2),
  turn: line('m8 4 8 8-8 8', 2.4),
  waits: RING + line('M12 6.5V12l4 2.5'),
  'task-open': BOX,
  'task-in_progress': BOX + fill('M12 4h8v16h-8z'),
  'task-blocked': BOX + line('M4 20 20 4'),
  'task-done': BOX + line('m7.5 12.5 3.2 3.2 6-7', 2.2),
  'task-abandoned': BOX + line('M8 12h8'),
} as const;

export type SignName = keyof typeof SHAPES;

const image = (shape: string): string =>
  `url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>${shape.replaceAll('"', "'")}</svg>")`;

/** The style sheet of all signs: each drawing once, and the classes that choose one. */
export function signStyles(levels: readonly SignName[]): string {
  const names = Object.entries(SHAPES);
  const rules = names.map(([name]) => `.sg-${name} {\n  --sign: var(--sign-${name});\n}\n`);
  const ofLevels = levels.map((level) => `.lv-${level} {\n  --level-sign: var(--sign-${level});\n}\n`);
  return [
    '/* Written from components/status/sign-shapes.ts by its test. */\n',
    ':root {\n',
    ...names.map(([name, shape]) => `  --sign-${name}: ${image(shape)};\n`),
    '}\n',
    ...rules,
    ...ofLevels,
  ].join('');
}
