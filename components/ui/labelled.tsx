import type { ReactNode } from 'react';

interface Told {
  id: string;
  hint?: ReactNode;
  /** What is wrong with what was typed. */
  fault?: string | undefined;
}

/** What a control says of the words around it, which `Labelled` gives these ids. */
export function saidOf({ id, hint, fault }: Told) {
  const said = [fault !== undefined && `${id}-fault`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ');
  return {
    'aria-describedby': said === '' ? undefined : said,
    'aria-invalid': fault === undefined ? undefined : true,
  };
}

/** A control under its label; below it what is wrong with it, and what is to be known of it. */
export function Labelled({
  id,
  label,
  hint,
  fault,
  quiet = false,
  children,
}: Told & {
  label: ReactNode;
  /** In small print, on a line with a button. */
  quiet?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={quiet ? undefined : 'mt-3'}>
      <label htmlFor={id} className={quiet ? 'note block' : 'block font-[550]'}>
        {label}
      </label>
      {children}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="caution mt-1 break-words">
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
