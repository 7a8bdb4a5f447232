/** An empty list: because of what was asked for, or because nothing is registered; each with what to do. */
export function Nothing({
  noun,
  path,
  asked,
  children,
}: {
  noun: readonly [one: string, many: string];
  path: string;
  /** Whether a search or a filter is in force. */
  asked: boolean;
  /** What will stand here once there is something; how to get a catalogue, unless told. */
  children?: React.ReactNode;
}) {
  const [one, many] = noun;
  return (
    <div className="border-y border-rule-strong py-8">
      <p className="text-head">{asked ? `No ${one} matches.` : `No ${one} is registered yet.`}</p>
      <p className="mt-1 max-w-prose text-ink-2">
        {asked ? (
          <>
            Take a filter away above, search for another word, or <a href={`${path}?view=all`}>show all {many}</a>.
          </>
        ) : (
          (children ?? (
            <>
              Load a catalogue with <span className="key">npm run db -- seed</span>, and its {many} appear here.
            </>
          ))
        )}
      </p>
    </div>
  );
}
