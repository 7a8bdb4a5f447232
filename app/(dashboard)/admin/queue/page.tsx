import { KeepFresh } from '#components/admin/keep-fresh.tsx';
import { AdminNav } from '#components/admin/nav.tsx';
import { LastEvents, Queues, SaySweeps, Stuck, WorkerState } from '#components/admin/queue.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { listSources } from '#lib/read/list-sources.ts';
import { readArrivals } from '#lib/read/read-arrivals.ts';
import { ask } from '../../ask.ts';
import { account, readContext } from '../../reader.ts';

export default async function QueuePage() {
  const ctx = readContext();
  // Who keeps sources may see this; the list asks for that.
  const asked = await ask(async () => {
    await listSources({ ctx });
    return readArrivals({ ctx });
  });
  if (asked.is === 'closed') return <Unavailable why={asked.why} account={account()} next="/admin/queue" />;
  const { queues, workerSeenAt, deliveries, sources, repositories } = asked.value;
  return (
    <Page title="Queue" section={null} account={account()} crumbs={[{ label: 'Admin', href: '/admin' }]}>
      <h1 className="text-title">Queue</h1>
      <AdminNav here="/admin/queue" />
      <WorkerState seenAt={workerSeenAt} now={ctx.now.toISOString()} />
      <KeepFresh />
      <Section id="queues" title="What waits">
        <Queues queues={queues} />
        <SaySweeps repositories={repositories} />
      </Section>
      <Section id="stuck" title="What needs somebody">
        <Stuck deliveries={deliveries} />
      </Section>
      <Section id="sources" title="Who last sent something">
        <LastEvents sources={sources} />
      </Section>
      <p className="note mt-6">
        The same figures, for a monitoring system: <a href="/metrics">/metrics</a>.
      </p>
    </Page>
  );
}
