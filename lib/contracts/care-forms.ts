import { z } from 'zod';
import { ENTRY_KINDS } from '../domain/vocabulary.ts';
import { slug, text } from './text.ts';

/** What a form of care is for: which act, on which field of which entry, and the page that says what became of it. */
export const careWhat = z.object({
  act: z.enum(['state', 'settle', 'ask', 'answer']),
  kind: z.enum(ENTRY_KINDS),
  slug,
  /** Empty: the whole entry. */
  field: text(300),
  next: z.string().max(2000),
});
export type CareWhat = z.output<typeof careWhat>;

/** Which control of the forms holds what a fault is about. */
const CONTROLS: Readonly<Record<string, string>> = {
  value: 'chosen',
  raw: 'raw',
  why: 'why',
  text: 'text',
  person: 'person',
  note: 'note',
};

export interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

/** The first fault of each control. */
export function faultsByControl(issues: readonly Issue[]): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { path, message } of issues) {
    const control = CONTROLS[String(path[0])];
    if (control !== undefined) faults[control] ??= message;
  }
  return faults;
}

/** A page of this site, which says what a form did. */
export function saidAt(path: string, said: string): string {
  const url = new URL(path, 'http://here.invalid');
  url.searchParams.set('said', said);
  return `${url.pathname}${url.search}${url.hash}`;
}
