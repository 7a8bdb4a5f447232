import type { ChangedEntries, EntryFields } from '#lib/contracts/api/change-entries.ts';
import type { EditorNames } from '#lib/contracts/edit/common-editors.ts';
import { type Conflict, type Editor, type Strings, weigh } from '#lib/contracts/edit/editors.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';

export interface Address {
  kind: EntryKind;
  slug: string;
}
export interface Patch extends Address {
  version: number;
  set: Record<string, unknown>;
}
interface Fault {
  pointer: string;
  detail: string;
}
/** An entry as it is now, as a refusal because of its version carries it. */
type Current = Omit<EntryFields, 'name'>;

/** What became of something sent. `away`: it did not arrive, or nobody could say whether it did. */
export type Answer<Value> =
  | { is: 'done'; value: Value }
  | { is: 'stale'; current: Current }
  | { is: 'refused'; detail: string; faults: Fault[] }
  | { is: 'away'; detail: string };

/** Entries asked for at once: more would make an address longer than servers take. */
const ASKED_AT_ONCE = 80;

async function call<Value>(href: string, body?: unknown): Promise<Answer<Value>> {
  const json = { Accept: 'application/json', 'Content-Type': 'application/json' };
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(href, { ...init, headers: json });
    if (response.ok) return { is: 'done', value: await response.json() };
  } catch {
    return { is: 'away', detail: 'The server cannot be reached.' };
  }
  const said: { detail?: string; errors?: Fault[]; current?: Current } = await response.json().catch(() => ({}));
  if (response.status === 412 && said.current) return { is: 'stale', current: said.current };
  const detail = said.detail ?? `The server answered ${response.status}.`;
  return response.status >= 500 ? { is: 'away', detail } : { is: 'refused', detail, faults: said.errors ?? [] };
}

/** Entries as they are edited, in any number. */
export async function fieldsOf(entries: readonly Address[]): Promise<Answer<EntryFields[]>> {
  const items: EntryFields[] = [];
  for (let at = 0; at < entries.length; at += ASKED_AT_ONCE) {
    const part = entries.slice(at, at + ASKED_AT_ONCE);
    const search = new URLSearchParams(part.map(({ kind, slug }) => ['entry', `${kind}/${slug}`]));
    const answer = await call<{ items: EntryFields[] }>(`/api/v1/fields?${search}`);
    if (answer.is !== 'done') return answer;
    items.push(...answer.value.items);
  }
  return { is: 'done', value: items };
}

/** What the editors of a kind offer to choose from. */
export const namesFor = (kind: EntryKind): Promise<Answer<EditorNames>> => call(`/api/v1/choices?for=${kind}`);

/** Several entries in one change; with `preview` only judged. */
export const sendChanges = (input: {
  why: string;
  entries: readonly Patch[];
  preview?: boolean;
}): Promise<Answer<ChangedEntries>> => call('/api/v1/changes', input);

/** Takes back all that one change did. */
export const undoChange = (changeSet: number): Promise<Answer<ChangedEntries>> =>
  call(`/api/v1/changes/${changeSet}/revert`, { why: 'Undone right after by the same hand.' });

/** An edit of one entry, from the state it was begun at. */
export interface Edit extends Address {
  editors: readonly Editor[];
  base: EntryFields['fields'];
  version: number;
  mine: Strings;
  why: string;
  choices: Readonly<Record<string, string>>;
  /** What is known to be stored since. */
  now?: { version: number; fields: EntryFields['fields'] };
}
export type Saved =
  | { is: 'saved'; changeSet: number }
  | { is: 'same' }
  | { is: 'conflict'; conflicts: Conflict[]; now: NonNullable<Edit['now']> }
  | Extract<Answer<never>, { is: 'refused' | 'away' }>;

/** How often an edit is weighed anew because somebody saved between. */
const ATTEMPTS = 5;
/** Edits of one entry wait for each other, and know the version that the one before them made. */
const queues = new Map<string, Promise<unknown>>();
const made = new Map<string, { from: number; to: number }>();

/**
 * Sends an edit. What others saved meanwhile is weighed field by field: without a conflict the edit is sent again, with one
 * nothing is stored and the writer is asked.
 */
export function save(edit: Edit): Promise<Saved> {
  const key = `${edit.kind}/${edit.slug}`;
  const mine = (queues.get(key) ?? Promise.resolve()).then(() => attempt(edit, key));
  queues.set(
    key,
    mine.catch(() => undefined),
  );
  return mine;
}

async function attempt(edit: Edit, key: string): Promise<Saved> {
  const { kind, slug, editors, base, mine, choices, why } = edit;
  const before = made.get(key);
  let version = edit.now?.version ?? (before?.from === edit.version ? before.to : edit.version);
  let now = edit.now?.fields ?? base;
  for (let tried = 0; tried < ATTEMPTS; tried++) {
    const { patch, conflicts } = weigh(editors, { base, now, mine, choices });
    if (conflicts.length > 0) return { is: 'conflict', conflicts, now: { version, fields: now } };
    if (Object.keys(patch).length === 0) return { is: 'same' };
    const sent = await sendChanges({ why, entries: [{ kind, slug, version, set: patch }] });
    if (sent.is === 'stale') {
      now = sent.current.fields;
      version = sent.current.version;
      continue;
    }
    if (sent.is !== 'done') return sent;
    const to = sent.value.entries[0]?.version;
    if (sent.value.changeSet === null || to === undefined) return { is: 'same' };
    if (now === base) made.set(key, { from: edit.version, to });
    return { is: 'saved', changeSet: sent.value.changeSet };
  }
  return { is: 'refused', detail: 'Others are saving this entry again and again.', faults: [] };
}
