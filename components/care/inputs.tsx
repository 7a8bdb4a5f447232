import type { EntryKind } from '#lib/domain/vocabulary.ts';

/** Which field of which entry a form is about, and the page that says what became of it. */
export interface About {
  kind: EntryKind;
  slug: string;
  field: string;
  next: string;
}

export function AboutInputs({ about }: { about: About }) {
  return Object.entries(about).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** A labelled box of several lines, without a script of its own. */
export function Words({
  id,
  name,
  label,
  hint,
  required = false,
}: {
  id: string;
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
}) {
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className="mt-3">
      <label htmlFor={id} className="block font-[550]">
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        rows={2}
        maxLength={2000}
        required={required}
        aria-describedby={hintId}
        className="field mt-1 w-full py-1"
      />
      {hint !== undefined && (
        <p id={hintId} className="note mt-1">
          {hint}
        </p>
      )}
    </div>
  );
}
