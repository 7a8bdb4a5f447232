import {
  type EntryKind,
  EXISTENCES,
  NODE_STATES,
  OFFER_STATES,
  RUNTIME_STATES,
  STRATEGIES,
  SUPPORTS,
  TRISTATES,
  UPGRADABLES,
  VM_OFFERS,
  word,
} from '../../domain/vocabulary.ts';
import { fieldPattern } from '../fields.ts';

/** How a form states a value of a field: a menu, or words alone; where the two stand in the value. */
export interface StatementControl {
  /** Words of the vocabulary; null: free text. */
  options: readonly string[] | null;
  /** Member of the value that the menu fills; null: the value itself. */
  member: string | null;
  /** Member that keeps the speaker's own words; null where the value has none. */
  words: string | null;
  /** The value is a count. */
  isNumber?: true;
}

const cell = (options: readonly string[]): StatementControl => ({ options, member: 'value', words: 'raw' });
const state = (options: readonly string[]): StatementControl => ({ options, member: 'state', words: 'raw' });
const support: StatementControl = { options: SUPPORTS, member: 'support', words: null };
const raw: StatementControl = { options: null, member: 'raw', words: null };
const choice = (options: readonly string[]): StatementControl => ({ options, member: null, words: null });
const text: StatementControl = { options: null, member: null, words: null };
const count: StatementControl = { ...text, isNumber: true };

/** Fields by their pattern (lib/contracts/fields.ts), in the order of the pages. */
const CONTROLS: Partial<Record<EntryKind, Readonly<Record<string, StatementControl>>>> = {
  package: {
    'platforms.*.build': support,
    'platforms.*.run': support,
    buildPlatforms: raw,
    runPlatforms: raw,
    dependencies: raw,
    upgradable: cell(UPGRADABLES),
    existingVm: cell(EXISTENCES),
    existingContainer: cell(EXISTENCES),
    comments: raw,
    strategy: choice(STRATEGIES),
    summary: text,
  },
  site: {
    'nodes.*': state(NODE_STATES),
    nodeOs: raw,
    'offers.*': state(OFFER_STATES),
    networkFs: raw,
    vmOffer: cell(VM_OFFERS),
    'runtimes.*': state(RUNTIME_STATES),
    container: raw,
    batchSystem: { options: null, member: 'value', words: 'raw' },
    userBinds: choice(TRISTATES),
    vsyscall: choice(TRISTATES),
    imageLimitBytes: count,
    nodeCacheBytes: count,
    proxyCacheBytes: count,
    cores: count,
    storageBytes: count,
    location: text,
    summary: text,
  },
};

/** How a form states a value of this field; null where only a program can. */
export function statementControl(kind: EntryKind, path: string): StatementControl | null {
  const pattern = fieldPattern(kind, path);
  const controls = CONTROLS[kind];
  return pattern !== null && controls && Object.hasOwn(controls, pattern) ? (controls[pattern] ?? null) : null;
}

/** Patterns of the fields of a kind that a form can state values of. */
export const statablePatterns = (kind: EntryKind): string[] => Object.keys(CONTROLS[kind] ?? {});

/** Entries of the menu, as people read them. */
export const optionsOf = ({ options }: StatementControl): [value: string, label: string][] =>
  (options ?? []).map((option) => [option, word(option)]);

/** The member of a field's value that the menu shows, as text. */
export function statedText({ member }: StatementControl, value: unknown): string {
  const part =
    member === null || typeof value !== 'object' || value === null ? value : (value as Record<string, unknown>)[member];
  return typeof part === 'string' || typeof part === 'number' ? String(part) : '';
}

/** The value that a form states: the present one with what was chosen in its place, and the speaker's words. */
export function statedValue(
  { member, words, isNumber }: StatementControl,
  present: unknown,
  given: { chosen: string; raw: string },
): unknown {
  const chosen = isNumber ? (/^\d{1,16}$/.test(given.chosen) ? Number(given.chosen) : Number.NaN) : given.chosen;
  if (member === null) return chosen;
  const kept = typeof present === 'object' && present !== null ? present : {};
  return { ...kept, [member]: chosen, ...(words !== null && { [words]: given.raw }) };
}
