import { CI_SCOPES, PROJECT_CLAIMS } from '#lib/contracts/ingest/ci-trust.ts';
import type { CiTrustDto } from '#lib/read/list-ci-trusts.ts';
import { fieldOf, Line, Menu, Tick, type Typed } from '../ui/field.tsx';
import { Empty } from '../ui/section.tsx';
import { When } from './when.tsx';

const SCOPE_WORDS: Readonly<Record<(typeof CI_SCOPES)[number], string>> = {
  'builds:write': 'report builds',
  'tests:write': 'report test runs',
  'publications:write': 'report where images are published',
  'sites:write': 'report what a site’s nodes have',
};
const CLAIM_WORDS: Readonly<Record<(typeof PROJECT_CLAIMS)[number], string>> = {
  project_id: 'GitLab: project_id',
  repository_id: 'GitHub: repository_id',
};

/** Trusted projects, those in use first. */
export function Trusts({ trusts }: { trusts: readonly CiTrustDto[] }) {
  if (trusts.length === 0) {
    return (
      <Empty>
        No project is trusted. Until one is, CI jobs report with a token that is stored as a secret there; with a trust
        they need none.
      </Empty>
    );
  }
  return (
    <ul className="lines">
      {trusts.map(({ id, name, issuer, audience, claim, project, scopes, createdAt, lastUsed, endedAt }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <div className="min-w-0 grow basis-80">
            <p>
              <span className="font-[570]">{name}</span> {endedAt !== null && <strong>ended</strong>}
            </p>
            <p className="key break-all">
              {issuer}, {claim} {project}, audience {audience}
            </p>
            <p className="note">
              {scopes.join(', ')} · made <When at={createdAt} /> · last used <When at={lastUsed} />
              {endedAt !== null && (
                <>
                  {' '}
                  · ended <When at={endedAt} />
                </>
              )}
            </p>
          </div>
          {endedAt === null && (
            <form method="post" action={`/api/ci-trusts/${id}/end`}>
              <button type="submit" className="button">
                End<span className="sr-only"> the trust in {name}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Trusts one more project. */
export function NewTrust({ typed, audience }: { typed: Typed; audience: string }) {
  const { values, faults } = typed;
  const of = fieldOf('trust', typed);
  return (
    <form method="post" action="/api/ci-trusts" className="max-w-xl">
      <Line
        {...of('name')}
        label="Name"
        maxLength={60}
        required
        hint="What is reported carries it in the history, such as ci-of-gleam."
      />
      <Line
        {...of('issuer')}
        label="Issuer"
        type="url"
        maxLength={500}
        required
        hint="The address of the GitLab instance, such as https://gitlab.com; for GitHub Actions https://token.actions.githubusercontent.com."
      />
      <Line
        {...of('audience', audience)}
        label="Audience"
        maxLength={500}
        required
        hint="What the job asks its token for. This instance’s own address is a good one: a token for another service then opens nothing here."
      />
      <Menu {...of('claim', PROJECT_CLAIMS[0])} label="What names the project">
        {PROJECT_CLAIMS.map((claim) => (
          <option key={claim} value={claim}>
            {CLAIM_WORDS[claim]}
          </option>
        ))}
      </Menu>
      <Line
        {...of('project')}
        label="Number of the project"
        inputMode="numeric"
        maxLength={18}
        required
        hint="GitLab shows it in the menu beside the project’s name; GitHub says it as id at https://api.github.com/repos/OWNER/NAME. A name could be taken over by somebody else, a number cannot."
      />
      <fieldset className="mt-4" aria-describedby={faults.scopes === undefined ? undefined : 'trust-scopes-fault'}>
        <legend className="font-[550]">What its jobs may do, beside reading</legend>
        {CI_SCOPES.map((scope) => (
          <Tick key={scope} name={scope} on={values[scope] === 'on'}>
            <span className="key">{scope}</span> <span className="text-ink-2">{SCOPE_WORDS[scope]}</span>
          </Tick>
        ))}
        {faults.scopes !== undefined && (
          <p id="trust-scopes-fault" className="text-warn mt-1">
            {faults.scopes}
          </p>
        )}
      </fieldset>
      <button type="submit" className="button button-main mt-4">
        Trust this project
      </button>
    </form>
  );
}
