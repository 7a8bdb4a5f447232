'use client';

import type { ComponentProps, ReactNode } from 'react';
import { LongText } from '../edit/long-text.tsx';
import { useSent } from './form.tsx';

interface Labelled {
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
}

/** What a control shows, and where what is said of it stands. */
function useControl({ id, name, hint }: Omit<Labelled, 'label'>) {
  const { values, faults } = useSent();
  const fault = faults[name];
  const said = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(Boolean).join(' ');
  return {
    before: values[name],
    fault,
    said: {
      'aria-describedby': said === '' ? undefined : said,
      'aria-invalid': fault === undefined ? undefined : true,
    },
  };
}

function Around({
  id,
  label,
  hint,
  fault,
  quiet = false,
  children,
}: Omit<Labelled, 'name'> & { fault: string | undefined; quiet?: boolean; children: ReactNode }) {
  return (
    <div className={quiet ? undefined : 'mt-3'}>
      <label htmlFor={id} className={quiet ? 'note block' : 'block font-[550]'}>
        {label}
      </label>
      {children}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="caution mt-1">
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

/** A labelled box of several lines. */
export function KeptWords({ id, name, label, hint, required = false }: Labelled & { required?: boolean }) {
  const { before, fault, said } = useControl({ id, name, hint });
  return (
    <Around id={id} label={label} hint={hint} fault={fault}>
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
    </Around>
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
  ...rest
}: Labelled & { present?: string; quiet?: boolean } & Pick<
    ComponentProps<'input'>,
    'required' | 'maxLength' | 'inputMode' | 'pattern'
  >) {
  const { before, fault, said } = useControl({ id, name, hint });
  return (
    <Around id={id} label={label} hint={hint} fault={fault} quiet={quiet}>
      <input
        id={id}
        name={name}
        className={quiet ? 'field w-full' : 'field mt-1 w-full'}
        defaultValue={before ?? present}
        {...rest}
        {...said}
      />
    </Around>
  );
}

/** A labelled menu. */
export function KeptMenu({
  id,
  name,
  label,
  options,
  present = '',
}: Labelled & { options: readonly (readonly [value: string, label: string])[]; present?: string }) {
  const { before, fault, said } = useControl({ id, name });
  const value = before ?? present;
  return (
    <Around id={id} label={label} fault={fault}>
      <select id={id} name={name} className="field mt-1 w-full" defaultValue={value} key={value} {...said}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </Around>
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
