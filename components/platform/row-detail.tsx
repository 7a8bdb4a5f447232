import type { PlatformRowDto } from '#lib/read/dto-platform.ts';
import { sayClaim, sayField } from '../history/say.ts';

/** What a platform opens to: who said what of it, and where that stands. */
export function PlatformDetail({ platform: { summary, claims } }: { platform: PlatformRowDto }) {
  return (
    <div className="max-w-5xl">
      {summary !== '' && <p className="max-w-prose text-ink-2">{summary}</p>}
      {claims.length === 0 && <p className="note">Nobody is on record with a statement about it.</p>}
      <dl className="facts mt-1">
        {claims.map((claim) => (
          <div key={JSON.stringify(claim)}>
            <dt>{sayField(claim.field)}</dt>
            <dd>
              {sayClaim(claim).words}
              <span className="note block">
                {[claim.by, claim.source?.title].filter((part) => part !== null && part !== undefined).join(', ')}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
