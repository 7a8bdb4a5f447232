import { type DeliveryParams, deliveriesHref } from '#lib/contracts/ingest/delivery-params.ts';
import { DELIVERY_STATES, DELIVERY_TERMS, type DeliveryState } from '#lib/contracts/ingest/delivery-state.ts';
import type { DeliveryListDto } from '#lib/read/dto-delivery.ts';
import { Heads } from '../ui/heads.tsx';
import { When } from './when.tsx';

const TONES: Readonly<Record<DeliveryState, string>> = {
  failed: 'text-warn font-[570]',
  quarantined: 'text-warn font-[570]',
  received: 'font-[570]',
  processed: '',
  ignored: 'text-ink-3',
};

/** The state of a delivery, by a word. */
export const State = ({ of }: { of: DeliveryState }) => <span className={TONES[of]}>{DELIVERY_TERMS[of].label}</span>;

/** Which deliveries are shown, as a form whose answer is an address. */
export function DeliveryFilters({ params, list }: { params: DeliveryParams; list: DeliveryListDto }) {
  const { source, state, event } = params;
  const isAsked = source !== null || state !== null || event !== null;
  const events = event === null || list.events.includes(event) ? list.events : [event, ...list.events];
  return (
    <search className="no-print">
      <form method="get" action="/admin/deliveries" className="flex flex-wrap items-end gap-3">
        <Choice label="Source" name="source" chosen={source === null ? '' : String(source)}>
          {list.sources.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice label="State" name="state" chosen={state ?? ''}>
          {DELIVERY_STATES.map((one) => (
            <option key={one} value={one}>
              {DELIVERY_TERMS[one].label} ({list.counts[one]})
            </option>
          ))}
        </Choice>
        <Choice label="Event" name="event" chosen={event ?? ''}>
          {events.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Choice>
        <button type="submit" className="button button-main">
          Show
        </button>
        {isAsked && (
          <a className="button" href="/admin/deliveries">
            Show all
          </a>
        )}
      </form>
    </search>
  );
}

function Choice(props: { label: string; name: string; chosen: string; children: React.ReactNode }) {
  const { label, name, chosen, children } = props;
  return (
    <label className="grid gap-1">
      <span className="note">{label}</span>
      <select name={name} className="field max-w-56" defaultValue={chosen}>
        <option value="">any</option>
        {children}
      </select>
    </label>
  );
}

/** One page of deliveries, newest first. */
export function Deliveries({ list, params }: { list: DeliveryListDto; params: DeliveryParams }) {
  if (list.items.length === 0) return <None params={params} />;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="region mt-4" tabIndex={0} aria-label="Deliveries">
        <table className="grid-table stacks stacks-pairs">
          <caption>Deliveries, newest first</caption>
          <Heads of={['Received', 'Source', 'Event', 'State', 'What it did, or why not', { number: 'Runs' }]} />
          <tbody>
            {list.items.map(({ id, source, event, state, reason, attempts, receivedAt }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`/admin/deliveries/${id}`}>
                    <When at={receivedAt} />
                  </a>
                </th>
                <td data-label="Source">{source.name}</td>
                <td className="key" data-label="Event">
                  {event}
                </td>
                <td data-label="State">
                  <State of={state} />
                </td>
                <td className="text whole break-words" data-label="What it did, or why not">
                  {reason}
                </td>
                <td className="num" data-label="Runs">
                  {attempts}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="no-print mt-3 flex flex-wrap items-center gap-3">
        <ReplayShown list={list} params={params} />
        {params.before !== null && (
          <a className="button" href={deliveriesHref({ ...params, before: null })}>
            Newest
          </a>
        )}
        {list.before !== null && (
          <a className="button" href={deliveriesHref({ ...params, before: list.before })}>
            Older
          </a>
        )}
      </div>
    </>
  );
}

/** Has all that the page shows run again, where these are of the kind that somebody has to look at. */
function ReplayShown({ list, params }: { list: DeliveryListDto; params: DeliveryParams }) {
  const stuck = list.items.filter(({ state }) => state === 'failed' || state === 'quarantined');
  if (stuck.length === 0) return null;
  return (
    <form method="post" action="/api/deliveries/replay">
      <input type="hidden" name="ids" value={stuck.map(({ id }) => id).join(',')} />
      <input type="hidden" name="next" value={deliveriesHref(params)} />
      <button type="submit" className="button">
        {stuck.length === 1 ? 'Replay the one' : `Replay the ${stuck.length}`} dead or quarantined shown here
      </button>
    </form>
  );
}

function None({ params: { source, state, event, before } }: { params: DeliveryParams }) {
  const isAsked = source !== null || state !== null || event !== null || before !== null;
  return (
    <div className="mt-4 border-y border-rule-strong py-8">
      <p className="text-head">{isAsked ? 'No delivery matches.' : 'Nothing has arrived yet.'}</p>
      <p className="mt-1 max-w-prose text-ink-2">
        {isAsked ? (
          <>
            Take a filter away, or <a href="/admin/deliveries">show all deliveries</a>.
          </>
        ) : (
          <>
            What <a href="/admin/sources">sources</a> send is listed here within a second, whether it can be used or
            not. The page of a source says what to click at the sender, and most senders have a button that tries it.
          </>
        )}
      </p>
    </div>
  );
}
