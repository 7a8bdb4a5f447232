import { ENTRY_KINDS, type EntryKind } from '../domain/vocabulary.ts';
import { parsePatterns } from './field-pattern.ts';
import type { ParamProblem } from './list-params.ts';
import { parseSerial } from './serial.ts';

/** What the page of an entry's history was asked. */
export interface HistoryView {
  /** Paths it is narrowed to; empty for everything. */
  fields: string[];
  /** The version that the page begins below; null for the newest. */
  below: number | null;
  /** Two versions to hold against each other. */
  compare: { from: number; to: number } | null;
}

/** The kind an address names: `use-case` is `use_case`. */
export const kindIn = (text: string): EntryKind | undefined =>
  ENTRY_KINDS.find((kind) => kind === text.replaceAll('-', '_'));

/** Reads the query of a history. Never throws; what cannot be used is told. */
export function parseHistoryView(search: URLSearchParams): { view: HistoryView; problems: ParamProblem[] } {
  const problems: ParamProblem[] = [];
  const version = (parameter: string): number | null => {
    const text = search.get(parameter) ?? '';
    if (text === '') return null;
    const number = parseSerial(text);
    if (number === null) problems.push({ parameter, detail: 'The number of a version.' });
    return number;
  };
  const given = search.getAll('field').filter((text) => text !== '');
  const fields = parsePatterns(given);
  if (fields.length < new Set(given).size)
    problems.push({ parameter: 'field', detail: 'Some of these are no paths of fields.' });
  const [from, to] = [version('from'), version('to')];
  if ((from === null) !== (to === null))
    problems.push({ parameter: from === null ? 'from' : 'to', detail: 'Choose two versions to compare.' });
  return { view: { fields, below: version('below'), compare: from && to ? { from, to } : null }, problems };
}
