import { Labelled, saidOf } from './labelled.tsx';

/** What a form was sent with before, and what was wrong with it, by the name of the control. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  faults: Readonly<Record<string, string>>;
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

/** What every field of a form begins with: its name, what it was sent with before, and what was wrong with that. */
export const fieldOf =
  (form: string, { values, faults }: Typed) =>
  (name: string, present?: string) => ({ form, name, defaultValue: values[name] ?? present, fault: faults[name] });

const idOf = ({ form, name }: Pick<Common, 'form' | 'name'>): string => `${form}-${name}`;

/** A labelled line, with what is wrong with it beside it. */
export function Line(props: Common & Omit<React.ComponentProps<'input'>, 'form' | 'name'>) {
  const { label, name, form, hint, fault, ...input } = props;
  const id = idOf(props);
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault}>
      <input
        id={id}
        name={name}
        className="field mt-1 w-full"
        autoComplete="off"
        spellCheck={false}
        {...saidOf({ id, hint, fault })}
        {...input}
      />
    </Labelled>
  );
}

/** Several labelled lines. */
export function Lines(props: Common & Omit<React.ComponentProps<'textarea'>, 'form' | 'name'>) {
  const { label, name, form, hint, fault, ...area } = props;
  const id = idOf(props);
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault}>
      <textarea
        id={id}
        name={name}
        className="field mt-1 w-full py-1"
        rows={2}
        spellCheck={false}
        {...saidOf({ id, hint, fault })}
        {...area}
      />
    </Labelled>
  );
}

/** A labelled menu. */
export function Menu(props: Common & Omit<React.ComponentProps<'select'>, 'form' | 'name'>) {
  const { label, name, form, hint, fault, children, ...select } = props;
  const id = idOf(props);
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault}>
      <select id={id} name={name} className="field mt-1 w-full" {...saidOf({ id, hint, fault })} {...select}>
        {children}
      </select>
    </Labelled>
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
