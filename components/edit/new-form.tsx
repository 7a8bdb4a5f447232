import { newHref } from '#lib/contracts/kind-address.ts';
import { DEPENDENCY_KINDS, type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { fieldOf, Line, Menu } from '../ui/field.tsx';

/** The few fields that a new entry needs; all others come with the form that follows. `typed`: what it was sent with before. */
export function NewForm({ kind, typed }: { kind: EntryKind; typed: Readonly<Record<string, string>> }) {
  const of = fieldOf('new', { values: typed, faults: {} });
  return (
    <form method="post" action="/api/new" className="max-w-prose">
      <input type="hidden" name="kind" value={kind} />
      <Line {...of('name')} label="Name" maxLength={200} required />
      <Line
        {...of('slug')}
        label="Slug"
        maxLength={120}
        hint="Its address, which stays: lower-case letters, digits and single hyphens. Empty: made from the name."
      />
      {kind === 'platform' && (
        <>
          <Line
            {...of('family')}
            label="Family"
            maxLength={60}
            required
            hint="Such as rhel: what its generations follow each other in."
          />
          <Line
            {...of('generation')}
            label="Generation"
            maxLength={9}
            required
            hint="A number; a later one is higher."
          />
        </>
      )}
      {kind === 'dependency' && (
        <Menu {...of('dependencyKind', 'library')} label="Kind">
          {DEPENDENCY_KINDS.filter((one) => one !== 'package').map((one) => (
            <option key={one} value={one}>
              {word(one)}
            </option>
          ))}
        </Menu>
      )}
      <Line {...of('summary')} spellCheck label="Summary" maxLength={4000} hint="One or two sentences: what it is." />
      <Line
        {...of('why')}
        spellCheck
        label="Why, or who says so"
        maxLength={2000}
        hint="Kept in the history, with your name and the date."
      />
      <button type="submit" className="button button-main mt-5">
        Create the {word(kind)}
      </button>
    </form>
  );
}

/** The way to the form, beside the title of a list. */
export const NewLink = ({ kind, may }: { kind: EntryKind; may: boolean }) =>
  may ? (
    <a className="button no-print" href={newHref(kind)}>
      New {word(kind)}
    </a>
  ) : null;
