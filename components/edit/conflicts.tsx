import type { Conflict } from '#lib/contracts/edit/editors.ts';

const Said = ({ words }: { words: string }) =>
  words === '' ? <span className="text-ink-3">nothing</span> : <>“{words}”</>;

/** Fields that somebody else changed while this form was open: what it was, what they wrote, what you wrote. */
export function Conflicts({ conflicts, latest }: { conflicts: readonly Conflict[]; latest: number | null }) {
  if (conflicts.length === 0) return null;
  return (
    <section className="notice mt-4" aria-labelledby="conflicts-title">
      <div role="alert">
        <h2 id="conflicts-title" className="font-[570]">
          Somebody saved version {latest} while you were editing. Nothing of yours is stored yet.
        </h2>
      </div>
      <p className="mt-1">
        What the others changed elsewhere is kept either way. Choose for each field that you both changed, then save
        again.
      </p>
      {conflicts.map(({ path, label, base, theirs, mine }) => (
        <fieldset key={path} className="mt-3">
          <legend className="font-[550]">{label}</legend>
          <p className="note">
            It was <Said words={base} />
          </p>
          <label className="mt-1 block">
            <input type="radio" name={`choose ${path}`} value="theirs" required /> Keep theirs: <Said words={theirs} />
          </label>
          <label className="block">
            <input type="radio" name={`choose ${path}`} value="mine" /> Take mine: <Said words={mine} />
          </label>
        </fieldset>
      ))}
    </section>
  );
}
