'use client';

import { useState } from 'react';
import { useAwake } from './use-awake.ts';

/** More choices than this are drawn on demand. */
const MANY = 40;

/**
 * A menu of a toolbar, which opens without a script. One of hundreds of choices is drawn when it is opened; until a
 * script runs they wait in a `noscript`, for those whose script never does.
 */
export function Menu({
  label,
  choices,
  chosen = 0,
  children,
}: {
  label: string;
  choices: number;
  /** How many of them are in force. A form sends what is ticked, so then all are drawn. */
  chosen?: number;
  children: React.ReactNode;
}) {
  const awake = useAwake();
  const [opened, setOpened] = useState(false);
  const many = choices > MANY && chosen === 0;
  return (
    <details className="facet" name="facet" onToggle={many ? () => setOpened(true) : undefined}>
      <summary className="button">
        {label}
        {chosen > 0 && <span className="font-semibold text-sea">{chosen}</span>}
      </summary>
      {!many || opened ? children : awake ? null : <noscript>{children}</noscript>}
    </details>
  );
}
