import { narrow } from '#lib/contracts/narrow-change.ts';
import { type Names, sayField, sayValue } from '#lib/contracts/say-change.ts';
import { word } from '#lib/domain/vocabulary.ts';

/** Fields of one entry that a feed tells in words; a page has the others. */
const FIELDS_TOLD = 12;
/** Letters of one field that a feed tells. */
const LETTERS_TOLD = 300;

export interface SaidChange {
  path: string;
  from: unknown;
  to: unknown;
}

const short = (text: string): string => (text.length > LETTERS_TOLD ? `${text.slice(0, LETTERS_TOLD)}…` : text);

/** What some fields were and became, a line each. */
export function sayChanges(changes: readonly SaidChange[], names: Names): string[] {
  const told = changes.slice(0, FIELDS_TOLD).map(({ path, from, to }) => {
    const step = narrow(from, to);
    const before = step.from === null ? '' : `${short(sayValue(step.from, names))} → `;
    return `  ${sayField(path, names)}: ${before}${short(sayValue(step.to, names))}`;
  });
  const left = changes.length - told.length;
  return left > 0 ? [...told, `  and ${left} more ${left === 1 ? 'field' : 'fields'}`] : told;
}

const PAST: Readonly<Record<string, string>> = {
  create: 'created',
  edit: 'changed',
  trash: 'moved to the trash',
  restore: 'restored',
  revert: 'reverted',
};

/** "package GlastRelease changed" */
export const sayEntry = ({ kind, name }: { kind: string; name: string }, action: string): string =>
  `${word(kind)} ${name} ${PAST[action] ?? action}`;
