import type { FieldFaults } from '#lib/contracts/ingest/source-form.ts';

/** What a form was sent with before, and what was wrong with it. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  faults: FieldFaults;
}
export const NOTHING_TYPED: Typed = { values: {}, faults: {} };

interface Common {
  label: string;
  name: string;
  /** Beginning of the ids of a form: two forms of one page may have fields of one name. */
  form: string;
  hint?: React.ReactNode;
  fault?: string | undefined;
}

const idsOf = ({ form, name, hint, fault }: Pick<Common, 'form' | 'name' | 'hint' | 'fault'>) => {
  const id = `${form}-${name}`;
  const told = [fault === undefined ? '' : `${id}-fault`, hint === undefined ? '' : `${id}-hint`].filter(Boolean);
  return { id, describedBy: told.length === 0 ? undefined : told.join(' ') };
};

function Around({ label, id, hint, fault, children }: Common & { id: string; children: React.ReactNode }) {
  return (
    <div className="mt-3">
      <label htmlFor={id} className="block font-[550]">
        {label}
      </label>
      {children}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="mt-1 break-words text-warn">
          {fault}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="note mt-1">
          {hint}
        </p>
      )}
    </div>
  );
}

/** A labelled line, with what is wrong with it beside it. */
export function Line(props: Common & Omit<React.ComponentProps<'input'>, 'form' | 'name'>) {
  const { label, name, form, hint, fault, ...input } = props;
  const { id, describedBy } = idsOf(props);
  return (
    <Around {...props} id={id}>
      <input
        id={id}
        name={name}
        className="field mt-1 w-full"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={describedBy}
        aria-invalid={fault === undefined ? undefined : true}
        {...input}
      />
    </Around>
  );
}

/** Several labelled lines. */
export function Lines(props: Common & Omit<React.ComponentProps<'textarea'>, 'form' | 'name'>) {
  const { label, name, form, hint, fault, ...area } = props;
  const { id, describedBy } = idsOf(props);
  return (
    <Around {...props} id={id}>
      <textarea
        id={id}
        name={name}
        className="field mt-1 w-full py-1"
        rows={2}
        spellCheck={false}
        aria-describedby={describedBy}
        aria-invalid={fault === undefined ? undefined : true}
        {...area}
      />
    </Around>
  );
}

/** A labelled menu. */
export function Menu(props: Common & Omit<React.ComponentProps<'select'>, 'form' | 'name'>) {
  const { label, name, form, hint, fault, children, ...select } = props;
  const { id, describedBy } = idsOf(props);
  return (
    <Around {...props} id={id}>
      <select
        id={id}
        name={name}
        className="field mt-1 w-full"
        aria-describedby={describedBy}
        aria-invalid={fault === undefined ? undefined : true}
        {...select}
      >
        {children}
      </select>
    </Around>
  );
}

/** Something to tick. */
export function Tick({ name, on, children }: { name: string; on?: boolean; children: React.ReactNode }) {
  return (
    <label className="mt-3 flex items-baseline gap-2">
      <input type="checkbox" name={name} defaultChecked={on} />
      <span>{children}</span>
    </label>
  );
}
