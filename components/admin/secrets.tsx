import { UNSIGNED } from '#lib/contracts/ingest/source.ts';
import type { SourceDetailDto } from '#lib/read/dto-source.ts';
import { Line, Tick } from '../ui/field.tsx';
import { Empty } from '../ui/section.tsx';
import { When } from './when.tsx';

/** Secrets of a source, never themselves: since when each is good, and the ways to change over to a new one. */
export function Secrets({ source: { id, provider, secrets, secretsMade } }: { source: SourceDetailDto }) {
  const isUnsigned = UNSIGNED.includes(provider);
  return (
    <>
      {isUnsigned && (
        <p className="max-w-prose text-ink-2">
          This provider signs nothing: the address itself is what nobody else may know. With a secret beside it, the
          address that you paste there has to bring it along, as https://any:SECRET@ before the host.
        </p>
      )}
      {secretsMade.length === 0 && <Empty>It has none.</Empty>}
      <ul className="lines">
        {secretsMade.map(({ createdAt, retiredAt }, at) => (
          <li key={`${createdAt} ${retiredAt}`}>
            {retiredAt === null ? (at === 0 ? 'In use' : 'Still taken beside the new one') : 'Ended'}
            <span className="note block">
              made <When at={createdAt} />
              {retiredAt !== null && (
                <>
                  , ended <When at={retiredAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {secrets > 1 && (
        <form method="post" action={`/api/sources/${id}/old-secrets`} className="mt-4">
          <button type="submit" className="button">
            End the old secret: the sender has changed over
          </button>
        </form>
      )}
      <NewSecret id={id} />
    </>
  );
}

function NewSecret({ id }: { id: number }) {
  return (
    <form method="post" action={`/api/sources/${id}/secret`} className="mt-4 max-w-xl">
      <Tick name="alone">
        End the present ones at once{' '}
        <span className="note">(else the newest of them is taken until the sender has changed over)</span>
      </Tick>
      <Line
        form="secret"
        name="secret"
        type="password"
        autoComplete="new-password"
        label="Secret, if the sender made one"
        maxLength={200}
        hint="Leave it empty and one is made here, and shown once."
      />
      <button type="submit" className="button mt-4">
        Make a new secret
      </button>
    </form>
  );
}
