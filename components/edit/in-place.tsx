'use client';

import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { plainClick } from '../data-table/plain-click.ts';

/** Comes with the first press. */
const InPlaceEditor = lazy(async () => ({
  default: (await import('../edit-cells/in-place-editor.tsx')).InPlaceEditor,
}));

/** An entry whose facts can be edited where they stand, for whoever may. */
export interface EditedEntry {
  kind: EntryKind;
  slug: string;
  name: string;
  /** Where its form is, for whoever has no script. */
  form: string;
}

/** Tells of any entry whether who reads may edit its facts. */
export type EditedOf = (kind: EntryKind, slug: string, name: string) => EditedEntry | null;

/** A fact of an entry's page, and a way to edit it there; without a script the way leads to the form. */
export function InPlace({
  entry,
  cell,
  label,
  children,
}: {
  entry: EditedEntry | null;
  cell: string;
  label: string;
  children: React.ReactNode;
}) {
  const [asked, ask] = useState(0);
  const [covered, cover] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const back = useCallback(() => link.current?.focus(), []);
  if (entry === null) return children;
  return (
    <>
      <span hidden={covered}>{children}</span>{' '}
      <a
        ref={link}
        href={entry.form}
        className="fact-edit no-print"
        onClick={plainClick(() => ask((count) => count + 1))}
      >
        Edit<span className="sr-only"> {label}</span>
      </a>
      {asked > 0 && (
        <Suspense fallback={<span className="cell-coming"> opening</span>}>
          <InPlaceEditor {...{ entry, cell, label, asked, cover, back }} />
        </Suspense>
      )}
    </>
  );
}
