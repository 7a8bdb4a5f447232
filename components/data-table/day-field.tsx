import { useEffect, useRef } from 'react';

/** A filter that is a day, in the form of a list; the field is the reader's own while it has the focus. */
export function DayField({
  name,
  label,
  value,
  choose,
}: {
  name: string;
  label: string;
  value: string;
  choose: (values: string[]) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = value;
  }, [value]);
  return (
    <label className="flex items-center gap-2 text-ink-2">
      {label}
      <input
        ref={field}
        type="date"
        name={name}
        defaultValue={value}
        className="field"
        onChange={({ target }) => {
          // While a year is typed, its first digits are a year too.
          if (target.value === '' || target.value >= '1000') choose(target.value === '' ? [] : [target.value]);
        }}
      />
    </label>
  );
}
