/** Words with their meaning, one to a line. */
export function Facts({ items }: { items: readonly (readonly [word: React.ReactNode, says: React.ReactNode])[] }) {
  return (
    <dl className="facts max-w-[64rem]">
      {items.map(([word, says], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list of this file that never changes its order
        <div key={index}>
          <dt>{word}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
}
