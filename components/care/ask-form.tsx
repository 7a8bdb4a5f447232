import { type About, AboutInputs, Words } from './inputs.tsx';

/** Asks somebody, or whoever answers for the entry, whether it is still true. */
export function AskForm({ about, people }: { about: About; people: readonly { slug: string; name: string }[] }) {
  return (
    <form method="post" action="/api/reviews" className="max-w-prose">
      <AboutInputs about={about} />
      <label htmlFor="ask-person" className="block font-[550]">
        Whom
      </label>
      <select id="ask-person" name="person" className="field mt-1 w-full">
        <option value="">Whoever answers for it</option>
        {people.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
      <Words id="ask-text" name="text" label="What should be looked at" required />
      <button type="submit" className="button mt-3">
        Ask
      </button>
    </form>
  );
}
