import type { DecisionPreview } from '#lib/contracts/api/decision.ts';
import { NODE_STATES, OFFER_STATES, RUNTIME_STATES, STRATEGIES, VM_OFFERS, word } from '#lib/domain/vocabulary.ts';
import type { DecisionDto, QuestionDto } from '#lib/read/dto-question.ts';
import type { ActSend } from '../kept/act-send.ts';
import { KeptButton, KeptLine } from '../kept/fields.tsx';
import { KeptForm } from '../kept/form.tsx';
import { Choice } from './discuss.tsx';

interface Named {
  slug: string;
  name: string;
}
export interface Facts {
  packages: readonly Named[];
  sites: readonly Named[];
  runtimes: readonly Named[];
  dependencies: readonly Named[];
  platforms: readonly Named[];
}
interface Of {
  question: Pick<QuestionDto, 'slug' | 'version'>;
  decision: Pick<DecisionDto, 'slug' | 'by'>;
}

const addressOf = ({ question, decision }: Of): string => `/api/questions/${question.slug}/decisions/${decision.slug}`;

function Acting({ of, act, children, ...rest }: { of: Of; act: string } & React.ComponentProps<'form'>) {
  return (
    <form method="post" action={addressOf(of)} {...rest}>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="version" value={of.question.version} />
      {children}
    </form>
  );
}

/** Takes a fact out of what a proposal changes. */
export function RemoveEffect({ of, place }: { of: Of; place: number }) {
  return (
    <Acting of={of} act="remove-effect">
      <input type="hidden" name="effect" value={place} />
      <button type="submit" className="link note">
        take out
      </button>
    </Acting>
  );
}

const worded = (states: readonly string[]): Named[] => states.map((slug) => ({ slug, name: word(slug) }));

/** The facts that a decision can set, each with an editor of its own. */
export function AddEffects({ of, facts }: { of: Of; facts: Facts }) {
  const { packages, sites, runtimes, dependencies, platforms } = facts;
  const editors = [
    {
      fact: 'strategy',
      title: 'The strategy of a package',
      on: 'Package',
      entries: packages,
      about: null,
      states: STRATEGIES,
    },
    {
      fact: 'runtime',
      title: 'A container runtime at a site',
      on: 'Site',
      entries: sites,
      about: { label: 'Runtime', of: runtimes },
      states: RUNTIME_STATES,
    },
    {
      fact: 'offer',
      title: 'A file system or service at a site',
      on: 'Site',
      entries: sites,
      about: { label: 'What', of: dependencies },
      states: OFFER_STATES,
    },
    {
      fact: 'node',
      title: 'A platform on the nodes of a site',
      on: 'Site',
      entries: sites,
      about: { label: 'Platform', of: platforms },
      states: NODE_STATES,
    },
    { fact: 'vm', title: 'Virtual machines at a site', on: 'Site', entries: sites, about: null, states: VM_OFFERS },
  ] as const;
  return (
    <div className="work-forms">
      <p className="note">Add a fact that it changes:</p>
      {editors.map(({ fact, title, on, entries, about, states }) => (
        <details key={fact}>
          <summary>{title}</summary>
          <Acting of={of} act="add-effect" className="stack-form stack-line">
            <input type="hidden" name="fact" value={fact} />
            <Choice name="entry" id={`${fact}-entry`} label={on} none="choose" of={entries} />
            {about && <Choice name="about" id={`${fact}-about`} label={about.label} none="choose" of={about.of} />}
            <Choice name="value" id={`${fact}-value`} label="becomes" none="choose" of={worded(states)} />
            <p>
              <button type="submit" className="button">
                Add
              </button>
            </p>
          </Acting>
        </details>
      ))}
    </div>
  );
}

/** Accepts the decision with every fact of it as the preview shows them, or withdraws it. */
export function AcceptForm({
  of,
  preview: { effects },
  today,
  send,
}: {
  of: Of;
  preview: DecisionPreview;
  today: string;
  send: ActSend;
}) {
  const stands = effects.some(({ may, problem }) => !may || problem !== null);
  const { question, decision } = of;
  const changed = new Map(
    effects.flatMap(({ kind, slug, version }) =>
      version === null ? [] : [[`${kind} ${slug}`, { kind, slug, version }] as const],
    ),
  );
  const what = { question: question.slug, decision: decision.slug, version: question.version };
  return (
    <>
      {stands ? (
        <p className="notice mt-4">
          It cannot be accepted as it stands: take out what cannot be carried out, or ask somebody who may edit it.
        </p>
      ) : (
        <KeptForm
          send={send({ act: 'accept', ...what, versions: [...changed.values()] })}
          fresh={question.version}
          className="max-w-[44rem]"
        >
          <KeptLine id="accept-by" name="by" label="Who decided" present={decision.by} maxLength={200} />
          <KeptLine id="accept-on" name="on" label="On" type="date" present={today} />
          <KeptLine id="accept-why" name="why" label="Why, for the history" maxLength={2000} />
          <KeptButton className="button button-main mt-4">
            {effects.length === 0 ? 'Accept the decision' : 'Accept, and change the facts'}
          </KeptButton>
        </KeptForm>
      )}
      <Acting of={of} act="withdraw" className="mt-3">
        <button type="submit" className="link note">
          Withdraw the proposal
        </button>
      </Acting>
    </>
  );
}
