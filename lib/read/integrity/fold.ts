import { isDeepStrictEqual } from 'node:util';
import { isStarred } from '#lib/contracts/fields.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';

/** A revision as the fold needs it. */
export interface FoldedRevision {
  version: number;
  action: string;
  changes: Record<string, { from: unknown; to: unknown }>;
}

export interface Folded {
  document: Record<string, unknown>;
  version: number;
  trashed: boolean;
  /** What does not follow from one revision to the next. */
  problems: string[];
}

/** What the revisions of an entry, oldest first, add up to. */
export function fold(kind: EntryKind, revisions: readonly FoldedRevision[]): Folded {
  const document: Record<string, unknown> = {};
  const problems: string[] = [];
  let trashed = false;
  for (const [index, { version, action, changes }] of revisions.entries()) {
    if (version !== index + 1) problems.push(`revision ${version} follows revision ${index}`);
    if (action === 'trash') trashed = true;
    if (action === 'restore') trashed = false;
    for (const [path, { from, to }] of Object.entries(changes)) {
      if (!isDeepStrictEqual(from ?? null, document[path] ?? null)) {
        problems.push(`revision ${version} changes ${path} from a value it did not have`);
      }
      if ((to ?? null) === null && isStarred(kind, path)) delete document[path];
      else document[path] = to ?? null;
    }
  }
  return { document, version: revisions.at(-1)?.version ?? 0, trashed, problems };
}
