'use client';

/** Stands in when not even the layout could be shown, so it brings its own words and no style of the house. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body style={{ font: '1rem/1.5 system-ui', margin: '4rem auto', maxWidth: '36rem', padding: '0 1rem' }}>
        <title>Something broke · Seaworthy</title>
        <h1>Something broke</h1>
        <p>The fault is ours and was written down. Nothing that was stored is lost.</p>
        <p>
          <button type="button" onClick={() => retry()}>
            Try again
          </button>{' '}
          <a href="/">To the overview</a>
        </p>
      </body>
    </html>
  );
}
