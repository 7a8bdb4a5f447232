import { AdminNav } from '#components/admin/nav.tsx';
import { count } from '#components/overview/say.ts';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { listPeople } from '#lib/read/list-people.ts';
import { listSources } from '#lib/read/list-sources.ts';
import { readArrivals } from '#lib/read/read-arrivals.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

export default async function AdminPage() {
  const ctx = readContext();
  const asked = await ask(() => Promise.all([listPeople({ ctx }), listSources({ ctx }), readArrivals({ ctx })]));
  if (asked.is === 'closed') return <Unavailable why={asked.why} account={account()} next="/admin" />;
  const [people, sources, { deliveries, queues }] = asked.value;
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const rows = [
    [
      '/admin/sources',
      'Sources',
      `${count(sources.length, 'source', 'sources')} of builds: registries and CI systems, their secrets, and which repository is which image.`,
    ],
    [
      '/admin/deliveries',
      'Deliveries',
      `What arrived, as it came, and what became of it: ${deliveries.failed} dead, ${deliveries.quarantined} quarantined.`,
    ],
    [
      '/admin/queue',
      'Queue',
      `${count(waiting, 'job waits', 'jobs wait')} for the worker; whether it is there, and when each source last sent something.`,
    ],
    [
      '/admin/trust',
      'Trusted CI projects',
      'Whose CI jobs may report with their own identity token instead of a secret.',
    ],
    ['/admin/lists', 'Published lists', 'Which images others bring into CVMFS, and where to expect them.'],
    ['/admin/people', 'People and roles', `${count(people.length, 'person has', 'people have')} an account.`],
  ] as const;
  return (
    <Page title="Admin" section={null} account={account()}>
      <h1 className="text-title">Admin</h1>
      <AdminNav here={null} />
      <ul className="lines max-w-prose">
        {rows.map(([href, label, says]) => (
          <li key={href}>
            <a className="font-[570]" href={href}>
              {label}
            </a>
            <span className="block text-ink-2">{says}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
}
