'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

const EVERY_MS = 4000;
/** Where somebody writes or chooses, nothing is drawn anew meanwhile. */
const WRITING = ':is(input:not([type=hidden]), textarea, select):focus';

/**
 * Draws the page anew every few seconds while somebody looks at it: what arrives and how it is worked off changes
 * without any change of the catalogue. Without a script the page is as it was when it was opened.
 */
export function KeepFresh() {
  const router = useRouter();
  const [follows, setFollows] = useState(false);
  useEffect(() => {
    setFollows(true);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && document.querySelector(WRITING) === null) router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return <p className="note no-print mt-2">Times are in UTC. {follows && 'This page follows by itself.'}</p>;
}
