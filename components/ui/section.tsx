/** A titled part of a page under a rule; `note` stands at the right of the title. */
export function Section({
  id,
  title,
  note,
  className = 'mt-10',
  children,
}: {
  id: string;
  title: string;
  note?: React.ReactNode;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={className}>
      <header className="section-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {note !== undefined && <p className="note">{note}</p>}
      </header>
      {children}
    </section>
  );
}

/** What to read when there is nothing: says what is missing and what to do about it. */
export function Empty({ children }: { children: React.ReactNode }) {
  return <p className="max-w-prose py-1 text-ink-2">{children}</p>;
}
