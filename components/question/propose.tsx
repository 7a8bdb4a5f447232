import type { QuestionDto } from '#lib/read/dto-question.ts';
import { LongText } from '../edit/long-text.tsx';
import { Choice } from './discuss.tsx';

/** Proposes a decision; the facts it changes are added on its own page. */
export function Propose({ question: { slug, options, decisions } }: { question: QuestionDto }) {
  const taken = new Set(decisions.map(({ supersedes }) => supersedes));
  const earlier = decisions
    .filter((one) => one.state === 'accepted' && !taken.has(one.slug))
    .map((one) => ({ slug: one.slug, name: one.text.slice(0, 120) }));
  return (
    <form method="post" action={`/api/questions/${slug}/decisions`} className="stack-form">
      <div>
        <label htmlFor="propose-text">What is decided, in a sentence</label>
        <LongText id="propose-text" name="text" rows={3} maxLength={4000} required className="field w-full py-1" />
      </div>
      <Choice name="option" id="propose-option" label="Which option it takes" none="none of them" of={options} />
      {earlier.length > 0 && (
        <Choice
          name="supersedes"
          id="propose-supersedes"
          label="Takes the place of"
          none="no earlier decision"
          of={earlier}
        />
      )}
      <div>
        <label htmlFor="propose-by">Who decides</label>
        <input id="propose-by" name="by" className="field w-full" maxLength={200} />
      </div>
      <p>
        <button type="submit" className="button">
          Propose
        </button>
      </p>
    </form>
  );
}
