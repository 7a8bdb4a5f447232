/** A list without entries: because of the search, or because none is registered; each with what to do. */
export function Nothing({
  noun,
  path,
  searched,
  children,
}: {
  noun: readonly [one: string, many: string];
  path: string;
  searched: boolean;
  /** What will stand here once there is something. */
  children: React.ReactNode;
}) {
  const [one, many] = noun;
  return (
    <div className="border-y border-rule-strong py-8">
      <p className="text-head">{searched ? `No ${one} matches.` : `No ${one} is registered yet.`}</p>
      <p className="mt-1 max-w-prose text-ink-2">
        {searched ? (
          <>
            Search for another word, or <a href={path}>show all {many}</a>.
          </>
        ) : (
          children
        )}
      </p>
    </div>
  );
}
