'use client';

import type { ComponentProps, ReactNode } from 'react';
import { LongText } from '../edit/long-text.tsx';
import { Labelled, saidOf } from '../ui/labelled.tsx';
import { useSent } from './form.tsx';

interface Field {
  id: string;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
}

/** What a control shows, and what it says of the words around it. */
function useControl({ id, name, hint }: Omit<Field, 'label'>) {
  const { values, faults } = useSent();
  const fault = faults[name];
  return { before: values[name], fault, said: saidOf({ id, hint, fault }) };
}

/** A labelled box of several lines. */
export function KeptWords({ id, name, label, hint, required = false }: Field & { required?: boolean }) {
  const { before, fault, said } = useControl({ id, name, hint });
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault}>
      <LongText
        id={id}
        name={name}
        rows={2}
        maxLength={2000}
        required={required}
        defaultValue={before ?? ''}
        className="field mt-1 w-full py-1"
        {...said}
      />
    </Labelled>
  );
}

/** A labelled box of one line. */
export function KeptLine({
  id,
  name,
  label,
  hint,
  present = '',
  quiet = false,
  compare = false,
  ...rest
}: Field & {
  present?: string;
  quiet?: boolean;
  /** Whether what is stored is said beside what was typed, where these differ. */
  compare?: boolean;
} & Pick<ComponentProps<'input'>, 'type' | 'required' | 'maxLength' | 'inputMode' | 'pattern'>) {
  const { before, fault, said } = useControl({ id, name, hint });
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault} quiet={quiet}>
      <input
        id={id}
        name={name}
        className={quiet ? 'field w-full' : 'field mt-1 w-full'}
        defaultValue={before ?? present}
        {...rest}
        {...said}
      />
      {compare && before !== undefined && before !== present && present !== '' && (
        <p className="note mt-1 break-words">Now it says: {present}</p>
      )}
    </Labelled>
  );
}

/** A labelled menu. */
export function KeptMenu({
  id,
  name,
  label,
  options,
  present = '',
}: Field & { options: readonly (readonly [value: string, label: string])[]; present?: string }) {
  const { before, fault, said } = useControl({ id, name });
  const value = before ?? present;
  return (
    <Labelled id={id} label={label} fault={fault}>
      <select id={id} name={name} className="field mt-1 w-full" defaultValue={value} key={value} {...said}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** One of several to choose. */
export function KeptChoice({
  name,
  value,
  words,
  present = false,
}: {
  name: string;
  value: string;
  words: string;
  present?: boolean;
}) {
  const before = useSent().values[name];
  return (
    <p className="mt-1">
      <label className="inline-flex items-baseline gap-2">
        <input
          type="radio"
          name={name}
          value={value}
          defaultChecked={before === undefined ? present : before === value}
        />
        <span>{words}</span>
      </label>
    </p>
  );
}

/** A button that sends the form, once at a time. */
export function KeptButton(props: Pick<ComponentProps<'button'>, 'name' | 'value' | 'className' | 'children'>) {
  return <button type="submit" disabled={useSent().busy} {...props} />;
}
