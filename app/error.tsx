'use client';

import { useEffect } from 'react';

/** A fault of ours. The pages themselves answer for a database that is down; this is what is left. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  return (
    <main className="wrap py-12">
      <title>Something broke · Seaworthy</title>
      <div className="max-w-prose" role="alert">
        <h1 className="text-title">Something broke</h1>
        <p className="mt-4">
          The fault is ours and was written down{digest === '' ? '' : ` under ${digest}`}. Nothing that was stored is
          lost.
        </p>
        <p className="mt-5 flex flex-wrap gap-3">
          <button type="button" className="button button-main" onClick={() => retry()}>
            Try again
          </button>
          <a className="button" href="/">
            To the overview
          </a>
        </p>
      </div>
    </main>
  );
}
