import { deliveriesHref } from '#lib/contracts/ingest/delivery-params.ts';
import { PROVIDER_NAMES } from '#lib/contracts/ingest/provider.ts';
import type { SourceDto } from '#lib/read/dto-source.ts';
import { Heads } from '../ui/heads.tsx';
import { When } from './when.tsx';

/** Sources by name, each with what it last did and what of it needs somebody. */
export function SourceList({ sources, now }: { sources: readonly SourceDto[]; now: string }) {
  if (sources.length === 0) return <NoSources />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region" tabIndex={0} aria-label="Sources of webhooks">
      <table className="grid-table stacks stacks-pairs">
        <caption>Sources of webhooks</caption>
        <Heads of={['Source', 'Registries', { number: 'Repositories' }, 'Last event', 'Last sweep', 'Deliveries']} />
        <tbody>
          {sources.map((source) => (
            <Row key={source.id} source={source} now={now} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ source, now }: { source: SourceDto; now: string }) {
  const { id, name, provider, state, registryHosts, rules, unmapped, lastEvent, lastSweep, sweepFaults } = source;
  return (
    <tr>
      <th scope="row">
        <a className="font-[570]" href={`/admin/sources/${id}`}>
          {name}
        </a>
        <span className="note block">
          {PROVIDER_NAMES[provider]}
          {state === 'retired' && ', retired'}
        </span>
      </th>
      <td className="key min-w-36" data-label="Registries">
        {registryHosts.join(', ')}
      </td>
      <td className="num" data-label="Repositories">
        {rules}
        {unmapped > 0 && (
          <a className="note block" href={`/admin/sources/${id}#unmapped`}>
            {unmapped} not mapped
          </a>
        )}
      </td>
      <td data-label="Last event">
        <When at={lastEvent} now={now} />
      </td>
      <td data-label="Last sweep">
        <When at={lastSweep} now={now} />
        {sweepFaults > 0 && <span className="text-warn block">{sweepFaults} failed</span>}
      </td>
      <td data-label="Deliveries">
        <Deliveries source={source} />
      </td>
    </tr>
  );
}

/** What became of what a source sent; what needs somebody leads to it. */
function Deliveries({ source: { id, deliveries } }: { source: SourceDto }) {
  return (
    <>
      <a href={deliveriesHref({ source: id })}>all</a>
      {deliveries.failed > 0 && (
        <a className="text-warn block" href={deliveriesHref({ source: id, state: 'failed' })}>
          {deliveries.failed} dead
        </a>
      )}
      {deliveries.quarantined > 0 && (
        <a className="text-warn block" href={deliveriesHref({ source: id, state: 'quarantined' })}>
          {deliveries.quarantined} quarantined
        </a>
      )}
      {deliveries.received > 0 && (
        <a className="block" href={deliveriesHref({ source: id, state: 'received' })}>
          {deliveries.received} waiting
        </a>
      )}
    </>
  );
}

function NoSources() {
  return (
    <div className="border-y border-rule-strong py-8">
      <p className="text-head">Nothing sends anything yet.</p>
      <p className="mt-1 max-w-prose text-ink-2">
        Make a source below for each registry or CI system. It gives you an address and a secret to put there, and its
        page says what to click. From then on builds and tags arrive by themselves.
      </p>
    </div>
  );
}
