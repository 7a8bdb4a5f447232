import { shortHex } from '#lib/contracts/tables/build-words.ts';
import type { TestCaseDto, TestRunDto } from '#lib/read/dto-test.ts';
import { Day } from '../ui/day.tsx';
import { buildHref } from '../ui/hrefs.ts';
import { runHref, sayDuration } from './say.ts';
import { Recent, StateWord } from './words.tsx';

/** The cases of a run: failing ones first with their messages, missing ones last. */
export function CaseList({ run, start, limit }: { run: TestRunDto; start: number; limit: number }) {
  const { cases, casesTotal, id } = run;
  const next = start + limit < casesTotal ? start + limit : null;
  return (
    <>
      <ul className="lines" id="cases">
        {cases.map((one, at) => (
          // A report may hold two cases of one name; their place tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never moves
          <li key={at}>
            <Case one={one} job={run.ciUrl} />
          </li>
        ))}
      </ul>
      {(start > 0 || next !== null) && (
        <p className="note mt-3 flex gap-x-5">
          <span>
            Cases {start + 1} to {Math.min(start + limit, casesTotal)} of {casesTotal}
          </span>
          {start > 0 && <a href={`${runHref(id)}?start=${Math.max(0, start - limit)}`}>The ones before</a>}
          {next !== null && <a href={`${runHref(id)}?start=${next}`}>The next ones</a>}
        </p>
      )}
    </>
  );
}

function Case({ one, job }: { one: TestCaseDto; job: string }) {
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-4">
        <StateWord state={one.state} {...(one.state === 'failing' ? { more: how(one) } : {})} />
        <Recent outcomes={one.recent} of="runs of this case" />
        <span className="min-w-0 break-words font-[550]">{one.name}</span>
        {one.classname !== '' && <span className="note break-words">{one.classname}</span>}
        {one.durationMs !== null && <span className="note">{sayDuration(one.durationMs)}</span>}
      </p>
      {one.since !== null && <Since since={one.since} isNew={one.isNew} />}
      {one.known !== null && (
        <p className="note">
          Known:{' '}
          {one.known.url === '' ? (
            one.known.title
          ) : (
            <a href={one.known.url} rel="noreferrer">
              {one.known.title}
            </a>
          )}
        </p>
      )}
      {one.message !== '' && <Message text={one.message} />}
      {one.attachments.length > 0 && (
        <p className="note break-words">
          Files that stayed with{' '}
          {job === '' ? (
            'the sender'
          ) : (
            <a href={job} rel="noreferrer">
              the job
            </a>
          )}
          : {one.attachments.join(', ')}
        </p>
      )}
    </>
  );
}

const how = ({ isNew, known }: TestCaseDto): string => (known !== null ? 'known' : isNew ? 'new' : 'not new');

function Since({ since, isNew }: { since: NonNullable<TestCaseDto['since']>; isNew: boolean }) {
  return (
    <p className="note">
      {isNew ? 'It passed in the run before; ' : ''}fails since <a href={runHref(since.run)}>run {since.run}</a>,{' '}
      <Day on={since.at} />
      {since.digest !== null && (
        <>
          , on build{' '}
          <a className="key" href={buildHref(since.digest)} title={since.digest}>
            {shortHex(since.digest)}
          </a>
        </>
      )}
    </p>
  );
}

const SHORT = 500;

/** What a case said, in full; what is long is opened by whoever wants to read it. */
function Message({ text }: { text: string }) {
  const whole = <pre className="key mt-1 whitespace-pre-wrap break-words">{text}</pre>;
  if (text.length <= SHORT) return whole;
  return (
    <details>
      <summary className="break-words">{text.split('\n', 1)[0]?.slice(0, SHORT)}</summary>
      {whole}
    </details>
  );
}
