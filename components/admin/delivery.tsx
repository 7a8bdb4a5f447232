import { DELIVERY_TERMS } from '#lib/contracts/ingest/delivery-state.ts';
import type { DeliveryDetailDto } from '#lib/read/dto-delivery.ts';
import { FactList } from '../ui/facts.tsx';
import { State } from './delivery-list.tsx';
import { When } from './when.tsx';

const RAW = 'key max-h-[40rem] overflow-auto border-l-2 border-rule-strong pl-3 whitespace-pre-wrap';

/** What became of a delivery. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryDetailDto }) {
  const { source, event, state, reason, attempts, receivedAt, leasedAt, processedAt, dedupeKey } = delivery;
  const facts: [string, React.ReactNode][] = [
    [
      'Source',
      <span key="source">
        <a href={`/admin/sources/${source.id}`}>{source.name}</a>, which says{' '}
        <a href={`/admin/sources/${source.id}#repositories`}>which repository is which image</a>
      </span>,
    ],
    ['Event', event === '' ? 'its headers name none' : event],
    [
      'State',
      <span key="state">
        <State of={state} />. <span className="text-ink-2">{DELIVERY_TERMS[state].says}</span>
      </span>,
    ],
    [state === 'processed' ? 'What it did' : 'Why', reason === '' ? 'nothing yet' : reason],
    ['Received', <When key="received" at={receivedAt} />],
    ['Runs', `${attempts} of at most 5 since it came or was last replayed`],
    ['Last run begun', <When key="leased" at={leasedAt} />],
    ['Done', <When key="done" at={processedAt} none="not yet" />],
    [
      'Known by',
      <span key="key" className="key break-all">
        {dedupeKey}
      </span>,
    ],
  ];
  return <FactList facts={facts} className="mt-4" />;
}

/** Has it run again from the start. */
export function Replay({ delivery: { id, state, removed } }: { delivery: DeliveryDetailDto }) {
  if (state === 'received') return null;
  if (removed !== null) {
    return <p className="note mt-5">It cannot be replayed: what it said was removed. What it brought about stays.</p>;
  }
  return (
    <form method="post" action={`/api/deliveries/${id}/replay`} className="no-print mt-5">
      <button type="submit" className={state === 'processed' || state === 'ignored' ? 'button' : 'button button-main'}>
        Replay: run it again as if it came now
      </button>
      <p className="note mt-1">What it already brought about is there once, and stays so.</p>
    </form>
  );
}

/** Headers as they are kept; what would be a credential is kept by nobody. */
export function Headers({ delivery: { headers, removed } }: { delivery: DeliveryDetailDto }) {
  if (removed !== null) return <Removed what="Headers" removed={removed} />;
  return (
    <dl className="facts">
      {headers.map(([name, value]) => (
        <div key={name}>
          <dt className="key">{name}</dt>
          <dd className="key break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is kept no longer, and since when. */
function Removed({ what, removed }: { what: string; removed: NonNullable<DeliveryDetailDto['removed']> }) {
  return (
    <p className="text-ink-2">
      {what} removed <When at={removed.at} />: they are kept for {removed.afterDays}{' '}
      {removed.afterDays === 1 ? 'day' : 'days'} after a delivery was dealt with.
    </p>
  );
}

/** The body as text that does nothing: no link, no markup, and no character that would turn what stands around it. */
export function Body({ delivery }: { delivery: DeliveryDetailDto }) {
  const { body, bodyBytes, isCut, isText, removed } = delivery;
  if (removed !== null) return <Removed what="Body" removed={removed} />;
  return (
    <>
      {!isText && <p className="note mb-2">These bytes are no text in UTF-8; what is none shows as �.</p>}
      {bodyBytes === 0 ? (
        <p className="text-ink-2">It has no body.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <pre className={RAW} tabIndex={0}>
          {body}
        </pre>
      )}
      {isCut && <p className="note mt-2">Only its beginning is shown.</p>}
    </>
  );
}
