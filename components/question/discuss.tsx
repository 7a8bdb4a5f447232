import type { QuestionDto } from '#lib/read/dto-question.ts';
import { LongText } from '../edit/long-text.tsx';
import type { ActSend } from '../kept/act-send.ts';
import { KeptButton, KeptLine } from '../kept/fields.tsx';
import { KeptForm } from '../kept/form.tsx';

interface Named {
  slug: string;
  name: string;
}

/** The forms that change what speaks for and against, and propose a decision. Each works without a script. */
export function Discuss({
  question,
  sites,
  useCases,
  send,
}: {
  question: QuestionDto;
  sites: readonly Named[];
  useCases: readonly Named[];
  send: ActSend;
}) {
  const { slug, version, options } = question;
  const action = `/api/questions/${slug}/options`;
  return (
    <div className="discuss">
      {options.map((option) => (
        <section key={option.slug} aria-labelledby={`edit-${option.slug}`}>
          <h3 id={`edit-${option.slug}`} className="text-head">
            {option.name}
          </h3>
          <KeptForm
            send={send({ act: 'edit-option', question: slug, option: option.slug, version })}
            fresh={version}
            className="max-w-[44rem]"
          >
            <KeptLine
              id={`name-${option.slug}`}
              name="name"
              label="Name"
              present={option.name}
              compare
              maxLength={200}
              required
            />
            <KeptLine
              id={`summary-${option.slug}`}
              name="summary"
              label="In a sentence"
              present={option.summary}
              compare
              maxLength={4000}
            />
            <KeptButton className="button mt-3">Save the option</KeptButton>
          </KeptForm>
          {option.points.length > 0 && (
            <ul className="lines mt-3">
              {option.points.map((point, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place only
                <li key={index} className="flex flex-wrap gap-x-4">
                  <span className="min-w-0 grow basis-60">
                    <strong>{SIDES[point.side]}</strong> {point.text}
                  </span>
                  <form method="post" action={action}>
                    <Hidden act="remove-point" version={version} option={option.slug} />
                    <input type="hidden" name="point" value={index} />
                    <button type="submit" className="link note" aria-label={`Remove: ${point.text}`}>
                      remove
                    </button>
                  </form>
                </li>
              ))}
            </ul>
          )}
          <details className="mt-3">
            <summary>Add what speaks for or against it</summary>
            <form method="post" action={action} className="stack-form">
              <Hidden act="add-point" option={option.slug} />
              <div>
                <label htmlFor={`text-${option.slug}`}>What is said</label>
                <LongText
                  id={`text-${option.slug}`}
                  name="text"
                  rows={2}
                  maxLength={4000}
                  required
                  className="field w-full py-1"
                />
              </div>
              <Choice name="side" id={`side-${option.slug}`} label="It speaks" none={null} of={POINT_SIDES} />
              <Text name="person" id={`person-${option.slug}`} label="Who says so" max={200} />
              <Choice
                name="useCase"
                id={`use-${option.slug}`}
                label="For a use case"
                none="all of them"
                of={useCases}
              />
              <Choice name="site" id={`site-${option.slug}`} label="At a site" none="all of them" of={sites} />
              <p>
                <button type="submit" className="button">
                  Add
                </button>
              </p>
            </form>
          </details>
          <form method="post" action={action} className="mt-2">
            <Hidden act="remove" version={version} option={option.slug} />
            <button type="submit" className="link note">
              Remove the option {option.name}
            </button>
          </form>
        </section>
      ))}
      <section aria-labelledby="new-option">
        <h3 id="new-option" className="text-head">
          Another option
        </h3>
        <form method="post" action={action} className="stack-form">
          <Hidden act="add" />
          <Text name="name" id="new-name" label="Name" max={200} required />
          <Text name="summary" id="new-summary" label="In a sentence" max={4000} />
          <p>
            <button type="submit" className="button">
              Add the option
            </button>
          </p>
        </form>
      </section>
    </div>
  );
}

const SIDES = { pro: 'For:', con: 'Against:', remark: 'Remark:' } as const;
const POINT_SIDES = [
  { slug: 'pro', name: 'for it' },
  { slug: 'con', name: 'against it' },
  { slug: 'remark', name: 'neither way' },
];

function Hidden({ act, version, option }: { act: string; version?: number; option?: string }) {
  return (
    <>
      <input type="hidden" name="act" value={act} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {option !== undefined && <input type="hidden" name="option" value={option} />}
    </>
  );
}

function Text({
  name,
  id,
  label,
  max,
  required = false,
}: {
  name: string;
  id: string;
  label: string;
  max: number;
  required?: boolean;
}) {
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} className="field w-full" maxLength={max} required={required} />
    </div>
  );
}

/** A menu of named entries; `none` are the words for none of them, null where one must be chosen. */
export function Choice({
  name,
  id,
  label,
  none,
  of,
}: {
  name: string;
  id: string;
  label: string;
  none: string | null;
  of: readonly Named[];
}) {
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} className="field w-full" defaultValue={none === null ? of[0]?.slug : ''}>
        {none !== null && <option value="">{none}</option>}
        {of.map(({ slug, name: words }) => (
          <option key={slug} value={slug}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
