/**
 * Every sign of the product, drawn once per page as a sprite and used by reference, so that a table of a thousand
 * cells carries a thousand short `use` elements. Shapes are drawn on a grid of 24 with a stroke of 2: whole pixels at
 * 12 and at 24. Colour comes from the text around.
 */
const RING = <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2" />;
const BOX = <path d="M4 4h16v16H4z" fill="none" stroke="currentColor" strokeWidth="2" />;

const SHAPES = {
  blocked: (
    <>
      {RING}
      <path d="M5.6 18.4 18.4 5.6" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  unknown: (
    <>
      <path
        d="M7 8.4C7.2 5.3 9.2 3.6 12 3.6c2.9 0 5 1.8 5 4.5 0 4-4.9 3.9-4.9 8.1"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
      />
      <circle cx="12" cy="20.3" r="1.7" fill="currentColor" />
    </>
  ),
  possible: RING,
  built: (
    <>
      {RING}
      <path d="M12 12V3a9 9 0 0 1 9 9z" fill="currentColor" />
    </>
  ),
  available: (
    <>
      {RING}
      <path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" />
    </>
  ),
  tested: (
    <>
      {RING}
      <path d="M12 12V3a9 9 0 1 1-9 9z" fill="currentColor" />
    </>
  ),
  validated: <circle cx="12" cy="12" r="10" fill="currentColor" />,
  caution: (
    <>
      <path
        d="M12 3.5 21.5 20.5h-19z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path d="M12 9.5v5.5" stroke="var(--paper)" strokeWidth="2" />
      <circle cx="12" cy="17.7" r="1.2" fill="var(--paper)" />
    </>
  ),
  runs: <path d="M6 4v16l13-8z" fill="currentColor" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />,
  rests: <path d="M6 4v16l13-8z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />,
  unsaid: (
    <path
      d="M6 4v16l13-8z"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      strokeDasharray="2.5 3.5"
    />
  ),
  yes: <path d="m4 13 5.5 5.5L20 6.5" fill="none" stroke="currentColor" strokeWidth="2.4" />,
  no: <path d="M5.5 5.5l13 13m0-13-13 13" fill="none" stroke="currentColor" strokeWidth="2.4" />,
  na: <path d="M4 12h16" stroke="currentColor" strokeWidth="2" />,
  blank: <path d="M4 20h16" stroke="currentColor" strokeWidth="2" strokeDasharray="2 2.7" />,
  said: (
    <path
      d="M10 6C6.5 7.5 5 10 5 13.5V18h5v-5H7.5M20 6c-3.5 1.5-5 4-5 7.5V18h5v-5h-2.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
    />
  ),
  maybe: <path d="M4 12c3-5 5.5-5 8 0s5 5 8 0" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  todo: <path d="M5 12h12m-5-5.5 5.5 5.5L12 17.5" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  waits: (
    <>
      {RING}
      <path d="M12 6.5V12l4 2.5" fill="none" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  'task-open': BOX,
  'task-in_progress': (
    <>
      {BOX}
      <path d="M12 4h8v16h-8z" fill="currentColor" />
    </>
  ),
  'task-blocked': (
    <>
      {BOX}
      <path d="M4 20 20 4" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  'task-done': (
    <>
      {BOX}
      <path d="m7.5 12.5 3.2 3.2 6-7" fill="none" stroke="currentColor" strokeWidth="2.2" />
    </>
  ),
  'task-abandoned': (
    <>
      {BOX}
      <path d="M8 12h8" stroke="currentColor" strokeWidth="2" />
    </>
  ),
} as const;

export type SignName = keyof typeof SHAPES;

/** The drawings; once per page, before their first use. */
export function SignSprite() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      {Object.entries(SHAPES).map(([name, shape]) => (
        <symbol key={name} id={`sign-${name}`} viewBox="0 0 24 24">
          {shape}
        </symbol>
      ))}
    </svg>
  );
}

/** One sign. Decoration unless `title` names it; the word beside it carries the meaning. */
export function Sign({ name, size = 16, title }: { name: SignName; size?: 12 | 16 | 24; title?: string }) {
  const className = size === 16 ? 'sign' : `sign sign-${size}`;
  if (title === undefined) {
    return (
      <svg className={className} aria-hidden="true">
        <use href={`#sign-${name}`} />
      </svg>
    );
  }
  return (
    <svg className={className} role="img" aria-label={title}>
      <title>{title}</title>
      <use href={`#sign-${name}`} />
    </svg>
  );
}
