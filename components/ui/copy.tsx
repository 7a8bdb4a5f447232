'use client';

import { useState } from 'react';
import { copyText } from '../data-table/copy-text.ts';
import { useAwake } from '../data-table/use-awake.ts';

/** Takes a text to the clipboard. Without a script there is nothing to press. `what` says of what it is a copy. */
export function Copy({ text, what }: { text: string; what: string }) {
  const awake = useAwake();
  const [said, setSaid] = useState('');
  if (!awake) return null;
  const copy = () => setSaid(copyText(text) ? 'copied' : 'the browser does not let a page copy');
  return (
    <span className="no-print note whitespace-nowrap">
      {' '}
      <button type="button" className="link" aria-label={`Copy ${what}`} onClick={copy}>
        Copy
      </button>
      <span role="status">{said === '' ? '' : ` ${said}`}</span>
    </span>
  );
}
