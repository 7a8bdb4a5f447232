import { deliveriesHref } from '#lib/contracts/ingest/delivery-params.ts';
import { isProvider, PROVIDER_NAMES } from '#lib/contracts/ingest/provider.ts';
import type { ArrivalsDto } from '#lib/read/dto-arrivals.ts';
import { Heads } from '../ui/heads.tsx';
import { Empty } from '../ui/section.tsx';
import { When } from './when.tsx';

/** A worker looks after the queues every two seconds; silent for this long, it is not there. */
const SILENT_MS = 30_000;

const NAMES: Readonly<Record<ArrivalsDto['queues'][number]['name'], string>> = {
  delivery: 'Deliveries to work on',
  sweep: 'Repositories to read whole',
};

/** Whether anything is being worked off. */
export function WorkerState({ seenAt, now }: { seenAt: string | null; now: string }) {
  const isThere = seenAt !== null && Date.parse(now) - Date.parse(seenAt) < SILENT_MS;
  return isThere ? (
    <p className="mt-4">
      <strong>The worker is at work.</strong> It last looked after the queues <When at={seenAt} />.
    </p>
  ) : (
    <div className="notice mt-4" role="alert">
      <p>
        <strong>No worker is at work</strong>: {seenAt === null ? 'none has been seen yet.' : 'none was seen since '}
        {seenAt !== null && <When at={seenAt} />}
      </p>
      <p className="mt-1 max-w-prose">
        What arrives is kept and answered all the same, and worked off as soon as one runs. <code>npm start</code>{' '}
        starts it together with the site; its log says why it ended.
      </p>
    </div>
  );
}

/** How each queue is doing. */
export function Queues({ queues }: { queues: ArrivalsDto['queues'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region" tabIndex={0} aria-label="Queues">
      <table className="grid-table">
        <caption>Queues</caption>
        <Heads
          of={[
            'Queue',
            { number: 'Waiting' },
            'Oldest waits for',
            { number: 'At work' },
            { number: 'Given up within a day' },
          ]}
        />
        <tbody>
          {queues.map(({ name, waiting, atWork, failed, oldestSeconds }) => (
            <tr key={name}>
              <th scope="row">{NAMES[name]}</th>
              <td className="num">{waiting}</td>
              <td>{oldestSeconds === null ? <span className="text-ink-3">none waits</span> : sayAge(oldestSeconds)}</td>
              <td className="num">{atWork}</td>
              <td className={failed > 0 ? 'num text-warn' : 'num'}>{failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** "3 minutes": one unit, rounded down. */
function sayAge(seconds: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  const [unit, size] = units.find(([, of]) => seconds >= of) ?? (['second', 1] as const);
  const count = Math.floor(seconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Deliveries that somebody should look at, over all sources. */
export function Stuck({ deliveries }: { deliveries: ArrivalsDto['deliveries'] }) {
  const { received, quarantined, failed } = deliveries;
  return (
    <ul className="directory">
      <li>
        <a className={failed > 0 ? 'text-warn' : ''} href={deliveriesHref({ state: 'failed' })}>
          {failed} dead
        </a>
      </li>
      <li>
        <a className={quarantined > 0 ? 'text-warn' : ''} href={deliveriesHref({ state: 'quarantined' })}>
          {quarantined} quarantined
        </a>
      </li>
      <li>
        <a href={deliveriesHref({ state: 'received' })}>{received} waiting</a>
      </li>
    </ul>
  );
}

/** When each source in use last sent something. */
export function LastEvents({ sources }: { sources: ArrivalsDto['sources'] }) {
  if (sources.length === 0) {
    return (
      <Empty>
        No source is in use. <a href="/admin/sources#new">Make one</a>.
      </Empty>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region" tabIndex={0} aria-label="Last event of each source in use">
      <table className="grid-table">
        <caption>Last event of each source in use</caption>
        <Heads of={['Source', 'Last event', { number: 'Waiting' }, { number: 'Quarantined' }, { number: 'Dead' }]} />
        <tbody>
          {sources.map(({ name, provider, lastEvent, received, quarantined, failed }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                <span className="note block">{isProvider(provider) ? PROVIDER_NAMES[provider] : provider}</span>
              </th>
              <td>
                <When at={lastEvent} />
              </td>
              <td className="num">{received}</td>
              <td className="num">{quarantined}</td>
              <td className="num">{failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How reading whole repositories goes. */
export function SaySweeps({ repositories: { all, neverSwept, faulty } }: Pick<ArrivalsDto, 'repositories'>) {
  if (all === 0) return <p className="note mt-2">No repository is mapped, so none is read whole.</p>;
  const said = `${all} ${all === 1 ? 'repository is' : 'repositories are'} mapped; ${neverSwept} not read whole yet, ${faulty} whose last reading failed.`;
  return <p className="note mt-2">{said}</p>;
}
