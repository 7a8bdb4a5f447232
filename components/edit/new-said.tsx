import { type EntryKind, word } from '#lib/domain/vocabulary.ts';

const SAYS: Readonly<Record<string, string>> = {
  'bad-name': 'A name is needed: at most 200 characters, without control characters.',
  'bad-slug':
    'The slug cannot be an address. Give one of lower-case letters, digits and single hyphens, at most 120 characters.',
  'bad-summary': 'The summary is too long, or holds a control character.',
  'bad-family': 'The family is needed: at most 60 characters.',
  'bad-generation': 'The generation must be a whole number that no other platform of that family has.',
  'bad-dependencyKind': 'Choose one of the kinds of the menu.',
  'bad-why': 'The reason is too long, or holds a control character.',
  refused: 'These values cannot be stored together.',
};

/** An entry that stands where the new one was to be. */
export interface InTheWay {
  name: string;
  href: string;
  trashed: boolean;
}

/** Why there is no new entry yet. */
export function NewSaid({ said, kind, there }: { said: string | null; kind: EntryKind; there: InTheWay | null }) {
  if (said === 'there' && there !== null) {
    return (
      <p className="notice mt-4" role="alert">
        Nothing was created: there is {there.trashed ? 'one in the trash' : `a ${word(kind)}`} with this slug already,{' '}
        <a href={there.href}>{there.name}</a>. {there.trashed ? 'Restore it' : 'Edit that one'}, or give another slug
        below.
      </p>
    );
  }
  const words = said !== null && Object.hasOwn(SAYS, said) ? SAYS[said] : undefined;
  return words === undefined ? null : (
    <p className="notice mt-4" role="alert">
      Nothing was created. {words}
    </p>
  );
}
