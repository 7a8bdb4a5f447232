import { newHref } from '#lib/contracts/kind-address.ts';
import { DEPENDENCY_KINDS, type EntryKind, word } from '#lib/domain/vocabulary.ts';

/** Texts that the form sent before, when they could not be used. */
export type Typed = Readonly<Record<string, string>>;

interface Field {
  name: string;
  label: string;
  typed: Typed;
  hint?: string;
  max: number;
  required?: boolean;
}

function TextField({ name, label, typed, hint, max, required = false }: Field) {
  const id = `new-${name}`;
  return (
    <div className="mt-4">
      <label htmlFor={id} className="block font-[550]">
        {label}
      </label>
      <input
        id={id}
        name={name}
        className="field mt-1 w-full"
        defaultValue={typed[name] ?? ''}
        maxLength={max}
        required={required}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="note mt-1">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The few fields that a new entry needs; all others come with the form that follows. */
export function NewForm({ kind, typed }: { kind: EntryKind; typed: Typed }) {
  return (
    <form method="post" action="/api/new" className="max-w-prose">
      <input type="hidden" name="kind" value={kind} />
      <TextField name="name" label="Name" typed={typed} max={200} required />
      <TextField
        name="slug"
        label="Slug"
        typed={typed}
        max={120}
        hint="Its address, which stays: lower-case letters, digits and single hyphens. Empty: made from the name."
      />
      {kind === 'platform' && (
        <>
          <TextField
            name="family"
            label="Family"
            typed={typed}
            max={60}
            required
            hint="Such as rhel: what its generations follow each other in."
          />
          <TextField
            name="generation"
            label="Generation"
            typed={typed}
            max={9}
            required
            hint="A number; a later one is higher."
          />
        </>
      )}
      {kind === 'dependency' && (
        <div className="mt-4">
          <label htmlFor="new-dependencyKind" className="block font-[550]">
            Kind
          </label>
          <select
            id="new-dependencyKind"
            name="dependencyKind"
            className="field mt-1"
            defaultValue={typed.dependencyKind ?? 'library'}
          >
            {DEPENDENCY_KINDS.filter((one) => one !== 'package').map((one) => (
              <option key={one} value={one}>
                {word(one)}
              </option>
            ))}
          </select>
        </div>
      )}
      <TextField name="summary" label="Summary" typed={typed} max={4000} hint="One or two sentences: what it is." />
      <TextField
        name="why"
        label="Why, or who says so"
        typed={typed}
        max={2000}
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
