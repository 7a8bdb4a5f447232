import type { CareWhat } from '#lib/contracts/care-forms.ts';
import { statablePatterns, statementControl } from '#lib/contracts/edit/statement.ts';
import { ageOf, isOld } from '#lib/domain/ages.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { StatementsDto } from '#lib/read/dto-care.ts';
import { AgeWords } from '../claims/age.tsx';
import { Claims } from '../claims/claims.tsx';
import { numberSources, SourceList } from '../claims/sources.tsx';
import { type Names, sayField } from '../history/say.ts';
import { sayFieldValue } from '../history/say-field-value.ts';
import { Sign } from '../status/signs.tsx';
import { statementsHref } from '../ui/hrefs.ts';
import { Empty, Section } from '../ui/section.tsx';
import { AskForm } from './ask-form.tsx';
import { Requests } from './requests.tsx';
import { SayForm } from './say-form.tsx';
import type { CareSend } from './send.ts';
import { SettleForm } from './settle-form.tsx';

/** What a reader may do here; without a login there is a way in instead of a form. */
interface May {
  state: boolean;
  settle: boolean;
}

/** What is said of one field of an entry, with everything that can be done about it; without a field all of them. */
export function EntryStatements({ field, ...part }: { entry: StatementsDto; field: string; may: May; send: CareSend }) {
  const { entry } = part;
  const names: Names = new Map(entry.others.map(({ slug, name }) => [slug, name]));
  return isKnown(entry, field) ? (
    <OneField {...part} field={field} names={names} />
  ) : (
    <AllFields {...part} names={names} />
  );
}

const isKnown = ({ kind, fields, claims }: StatementsDto, field: string): boolean =>
  field !== '' &&
  (Object.hasOwn(fields, field) ||
    claims.some((claim) => claim.field === field) ||
    statementControl(kind, field) !== null);

interface Part {
  entry: StatementsDto;
  may: May;
  names: Names;
  send: CareSend;
}

function OneField({ entry, field, may, names, send }: Part & { field: string }) {
  const { kind, slug, version, fields, care } = entry;
  const claims = entry.claims.filter((claim) => claim.field === field);
  const sources = numberSources(claims);
  const next = statementsHref(kind, slug, field);
  const of = (act: CareWhat['act']) => send({ act, kind, slug, field, next });
  const asked = care.requests.length;
  const control = statementControl(kind, field);
  const age = ageOf(claims);
  const open = claims.some(({ state }) => state === 'open');
  return (
    <>
      <h1 className="text-title">
        {sayField(field, names)} <span className="text-ink-2">of {entry.name}</span>
      </h1>
      <p className="mt-3 text-head">{sayFieldValue(field, fields[field] ?? null, names)}</p>
      {age !== null && (
        <p className="mt-1">
          <AgeWords age={age} today={care.today} old={isOld(age, care.today, care.days)} />
        </p>
      )}
      <p className="no-print mt-1">
        <a href={statementsHref(kind, slug)}>Everything that is said of {entry.name}</a>
      </p>
      <Section id="said" title="Who said what" note="newest first, also what was settled">
        {claims.length === 0 ? (
          <Empty>Nobody has said anything yet.</Empty>
        ) : (
          <Claims claims={claims} sources={sources} />
        )}
        <Settled claims={claims} />
      </Section>
      {open && may.settle && (
        <Section id="settle" title="Settle it" note="you answer for this entry" className="no-print mt-10">
          <SettleForm send={of('settle')} version={version} claims={claims} />
        </Section>
      )}
      {open && !may.settle && <p className="note mt-3">An expert of it, a contact or a manager settles which holds.</p>}
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section id="otherwise" title="Say otherwise" note="kept beside the present value" className="no-print mt-10">
          {control === null ? (
            <Empty>This field is a list; correct it in the form of the entry, or through the API.</Empty>
          ) : may.state ? (
            <SayForm send={of('state')} version={version} control={control} present={fields[field] ?? null} />
          ) : (
            <SignInFirst next={next} />
          )}
        </Section>
        <Section id="ask" title="Requests for review" note="is this still true?">
          <Requests care={care} entry={entry} field={field} next={next} names={names} send={send} />
          <div className="mt-3">
            {may.state ? <AskForm send={of('ask')} asked={asked} people={entry.people} /> : <SignInFirst next={next} />}
          </div>
        </Section>
      </div>
      {sources.size > 0 && (
        <Section id="sources" title="Sources">
          <SourceList sources={sources} />
        </Section>
      )}
    </>
  );
}

/** Why statements were settled as they are. */
function Settled({ claims }: { claims: StatementsDto['claims'] }) {
  const reasons = [...new Set(claims.map(({ settledWhy }) => settledWhy).filter((why) => why !== ''))];
  return reasons.map((why) => (
    <p key={why} className="note mt-1">
      Settled: {why}
    </p>
  ));
}

function SignInFirst({ next }: { next: string }) {
  return (
    <p className="no-print">
      <a href={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</a> first, so that it is known who says it.
    </p>
  );
}

function AllFields({ entry, may, names, send }: Part) {
  const { kind, slug, claims, care } = entry;
  const groups = Map.groupBy(claims, (claim) => claim.field);
  const next = statementsHref(kind, slug);
  const paths = [...groups.keys()].filter((path) => statementControl(kind, path) !== null);
  const unsaid = unsaidFields(entry, new Set(paths));
  return (
    <>
      <h1 className="text-title">What is said of {entry.name}</h1>
      <p className="no-print mt-1 text-ink-2">
        Choose a field to see who said what, to say otherwise, or to ask for a review.
      </p>
      <ul className="lines mt-4">
        {paths.map((path) => (
          <li key={path}>
            <p>
              <a href={statementsHref(kind, slug, path)}>{sayField(path, names)}</a>:{' '}
              {sayFieldValue(path, entry.fields[path] ?? null, names)}{' '}
              {groups.get(path)?.some(({ state }) => state === 'open') && (
                <span className="caution note">
                  <Sign name="caution" size={12} /> not settled
                </span>
              )}
            </p>
            <FieldAge claims={groups.get(path) ?? []} care={care} />
          </li>
        ))}
      </ul>
      {unsaid.length > 0 && (
        <form method="get" action={next} className="no-print mt-4 flex flex-wrap items-end gap-2">
          <label htmlFor="unsaid" className="note block">
            Nothing is said yet of
          </label>
          <select id="unsaid" name="field" className="field">
            {unsaid.map((path) => (
              <option key={path} value={path}>
                {sayField(path, names)}
              </option>
            ))}
          </select>
          <button type="submit" className="button">
            Say something
          </button>
        </form>
      )}
      <Section id="ask" title="Requests for review">
        <Requests care={care} entry={entry} next={next} names={names} send={send} />
        <h3 className="no-print mt-5 mb-2 text-body font-[600]">Ask for a review of the whole entry</h3>
        {may.state ? (
          <AskForm
            send={send({ act: 'ask', kind, slug, field: '', next })}
            asked={care.requests.length}
            people={entry.people}
          />
        ) : (
          <SignInFirst next={next} />
        )}
      </Section>
    </>
  );
}

function FieldAge({ claims, care }: Pick<StatementsDto, 'claims' | 'care'>) {
  const age = ageOf(claims);
  return age && <AgeWords age={age} today={care.today} old={isOld(age, care.today, care.days)} />;
}

/** What the star of a pattern stands for. */
const STARS: Readonly<Record<string, EntryKind>> = {
  platforms: 'platform',
  nodes: 'platform',
  runtimes: 'runtime',
  offers: 'dependency',
};

/** Fields of the kind that nobody has said anything of, one for each entry that it could be about. */
function unsaidFields({ kind, others }: StatementsDto, said: ReadonlySet<string>): string[] {
  const paths = statablePatterns(kind).flatMap((pattern) => {
    if (!pattern.includes('*')) return [pattern];
    const about = STARS[pattern.split('.')[0] ?? ''];
    return others.flatMap((other) => (other.kind === about ? [pattern.replace('*', other.slug)] : []));
  });
  return paths.filter((path) => !said.has(path));
}
