import { SUITE_KINDS, word } from '#lib/domain/vocabulary.ts';
import type { KnownIssueDto, SignOffDto, TestRunDto } from '#lib/read/dto-test.ts';
import { Day } from '../ui/day.tsx';
import { Empty } from '../ui/section.tsx';
import { runHref } from './say.ts';

/** Failures that people know of: who said so, and the way to add and close one. */
export function KnownIssues({ run, mayKeep }: { run: TestRunDto; mayKeep: boolean }) {
  const failing = run.cases.filter(({ state, known }) => state === 'failing' && known === null);
  return (
    <>
      {run.issues.length === 0 && <Empty>No failure of this suite is explained by an issue.</Empty>}
      <ul className="lines">
        {run.issues.map((issue) => (
          <li key={issue.id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
            <Issue issue={issue} />
            {mayKeep && issue.closedAt === null && (
              <form method="post" action={`/api/known-issues/${issue.id}/close`}>
                <input type="hidden" name="next" value={runHref(run.id)} />
                <button type="submit" className="button">
                  Close “{issue.title.slice(0, 40)}”
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayKeep && (
        <form method="post" action="/api/known-issues" className="mt-4 grid max-w-prose gap-3">
          <input type="hidden" name="next" value={runHref(run.id)} />
          <input type="hidden" name="suite" value={run.suite} />
          <Box name="case" label="Case that fails" value={failing[0]?.name ?? ''} required />
          <Box name="title" label="What is known" required />
          <Box name="url" label="Address of the issue, if there is one" />
          <p>
            <button type="submit" className="button">
              Attach the issue
            </button>
          </p>
        </form>
      )}
    </>
  );
}

function Issue({ issue: { caseName, title, url, by, at, closedAt } }: { issue: KnownIssueDto }) {
  return (
    <div className="min-w-0 grow basis-80">
      <p>
        <span className="break-words font-[550]">{caseName}</span>:{' '}
        {url === '' ? (
          title
        ) : (
          <a href={url} rel="noreferrer">
            {title}
          </a>
        )}
      </p>
      <p className="note">
        {by}, <Day on={at} />
        {closedAt !== null && (
          <>
            ; closed <Day on={closedAt} />
          </>
        )}
      </p>
    </div>
  );
}

/** Whose output an expert has looked at, and the way to sign it off and to take that back. */
export function SignOffs({ run, maySign }: { run: TestRunDto; maySign: (slug: string) => boolean }) {
  const signed = new Set(run.signOffs.filter(({ revokedAt }) => revokedAt === null).map((one) => one.package.slug));
  const open = run.packages.filter(({ slug }) => !signed.has(slug) && maySign(slug));
  return (
    <>
      {run.signOffs.length === 0 && <Empty>No expert has signed off this output.</Empty>}
      <ul className="lines">
        {run.signOffs.map((one) => (
          <li key={one.id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
            <Signed one={one} />
            {one.revokedAt === null && maySign(one.package.slug) && (
              <form method="post" action={`/api/sign-offs/${one.id}/revoke`}>
                <input type="hidden" name="next" value={runHref(run.id)} />
                <button type="submit" className="button">
                  Revoke the sign-off of {one.package.name}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {open.length > 0 && (run.outcome !== 'passed' || run.isStale) && (
        <p className="note mt-3">
          This run {run.isStale ? 'is not of the build in use' : 'did not pass'}: a sign-off is kept, and counts once
          every required suite has passed on the build in use.
        </p>
      )}
      {open.map(({ slug, name }) => (
        <form key={slug} method="post" action="/api/sign-offs" className="mt-4 grid max-w-prose gap-3">
          <input type="hidden" name="next" value={runHref(run.id)} />
          <input type="hidden" name="package" value={slug} />
          {run.digest === null ? (
            <input type="hidden" name="site" value={run.site} />
          ) : (
            <input type="hidden" name="digest" value={run.digest} />
          )}
          <label className="grid gap-1">
            <span className="font-[550]">What you compared, for {name}</span>
            <textarea name="note" rows={2} maxLength={2000} className="field py-1" />
          </label>
          <p>
            <button type="submit" className="button button-main">
              Sign off the output of {name}
            </button>
          </p>
        </form>
      ))}
    </>
  );
}

function Signed({ one }: { one: SignOffDto }) {
  return (
    <div className="min-w-0 grow basis-80">
      <p>
        {one.by} signed off {one.package.name}
        {one.revokedAt !== null && (
          <>
            ; revoked <Day on={one.revokedAt} />
          </>
        )}
      </p>
      <p className="note">
        <Day on={one.at} />
        {one.note !== '' && `: ${one.note}`}
      </p>
    </div>
  );
}

/** What a suite is called and which cases every report of it has to hold. */
export function KeepSuite({ run, mayKeep }: { run: TestRunDto; mayKeep: boolean }) {
  if (!mayKeep) {
    return run.expected.length === 0 ? (
      <Empty>Nobody has said which cases a report of this suite has to hold.</Empty>
    ) : (
      <ul className="lines">
        {run.expected.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    );
  }
  return (
    <form method="post" action={`/api/test-suites/${run.suite}`} className="grid max-w-prose gap-3">
      <input type="hidden" name="next" value={runHref(run.id)} />
      <Box name="name" label="Name of the suite" value={run.names.suite} required />
      <label className="grid gap-1">
        <span className="font-[550]">Kind</span>
        <select name="kind" className="field" defaultValue={run.suiteKind}>
          {SUITE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {word(kind)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1">
        <span className="font-[550]">Cases that every report has to hold, one a line</span>
        <textarea name="expected" rows={6} className="field py-1" defaultValue={run.expected.join('\n')} />
      </label>
      <p>
        <button type="submit" className="button">
          Keep this
        </button>
      </p>
    </form>
  );
}

function Box({
  name,
  label,
  value = '',
  required = false,
}: {
  name: string;
  label: string;
  value?: string;
  required?: boolean;
}) {
  return (
    <label className="grid gap-1">
      <span className="font-[550]">{label}</span>
      <input name={name} className="field" defaultValue={value} required={required} maxLength={2000} />
    </label>
  );
}
