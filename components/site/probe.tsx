import type { NodeReport } from '#lib/domain/probe/node-report.ts';
import type { SiteDto } from '#lib/read/dto.ts';
import type { NodeDto } from '#lib/read/dto-probe.ts';
import { namesOfSite } from '../history/names.ts';
import { sayField } from '../history/say.ts';
import { Sign } from '../status/signs.tsx';
import { Copy } from '../ui/copy.tsx';
import { Heads } from '../ui/heads.tsx';
import { statementsHref } from '../ui/hrefs.ts';
import { Instant } from '../ui/instant.tsx';
import { Empty, Section } from '../ui/section.tsx';
import { saySize } from './size.ts';

/** What the site's nodes reported of themselves, what of it contradicts what people said, and how to run the probe. */
export function Probe({ site, url }: { site: SiteDto; url: string }) {
  const { nodes, nodeTotal } = site.probe;
  return (
    <Section id="probe" title="Probe" note="what nodes here reported of themselves">
      <Contradictions site={site} />
      {nodes.length === 0 ? (
        <Empty>No node of this site has reported yet. Run the probe on one; it reads and changes nothing.</Empty>
      ) : (
        <Nodes nodes={nodes} total={nodeTotal} />
      )}
      <HowToRun slug={site.slug} url={url} open={nodes.length === 0} />
    </Section>
  );
}

function Contradictions({ site }: { site: SiteDto }) {
  const { contradictions } = site.probe;
  if (contradictions.length === 0) return null;
  const names = namesOfSite(site);
  return (
    <div className="mb-4">
      <p className="caution">
        <Sign name="caution" size={12} /> What nodes show is not what stands in the facts above. The facts stay as they
        are until somebody settles it.
      </p>
      <ul className="lines mt-1">
        {contradictions.map(({ field, words }) => (
          <li key={`${field} ${words}`}>
            <a href={statementsHref('site', site.slug, field)}>{sayField(field, names)}</a>: {words}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Nodes({ nodes, total }: { nodes: readonly NodeDto[]; total: number }) {
  return (
    <>
      <table className="grid-table stacks">
        <caption>The last report of each node, the newest first</caption>
        <Heads of={['Node', 'Reported', 'System', 'Runtimes', 'CVMFS', 'Binds', 'Free cache', 'Expected images']} />
        <tbody>
          {nodes.map(({ node, at, seen }) => (
            <tr key={node}>
              <th scope="row" className="key wrap-anywhere">
                {node}
              </th>
              <td data-label="Reported">
                <Instant at={at} />
              </td>
              <td data-label="System">
                {seen.os.redhatRelease || seen.os.name || 'not told'}
                <span className="note block">
                  kernel {seen.kernel || 'not told'}, vsyscall {sayTruth(seen.vsyscall)}
                </span>
              </td>
              <td data-label="Runtimes">
                <Runtimes seen={seen} />
              </td>
              <td data-label="CVMFS">
                <Repositories seen={seen} />
              </td>
              <td data-label="Binds">{sayBinds(seen.binds)}</td>
              <td data-label="Free cache" className="whitespace-nowrap">
                {seen.cache === null || seen.cache.freeBytes === null ? 'not told' : saySize(seen.cache.freeBytes)}
              </td>
              <td data-label="Expected images">
                <Images seen={seen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > nodes.length && <p className="note mt-1">{total} nodes have reported; those who did last are shown.</p>}
    </>
  );
}

const sayTruth = (value: boolean | null): string => (value === null ? 'not told' : value ? 'yes' : 'no');

const STARTS = new Map<boolean | null, string>([
  [true, 'starts containers'],
  [false, 'does not start for who ran the probe'],
  [null, 'installed'],
]);

function Runtimes({ seen }: { seen: NodeReport }) {
  if (seen.runtimes.length === 0) return <span className="text-ink-3">none found</span>;
  return (
    <ul>
      {seen.runtimes.map(({ name, version, starts }) => (
        <li key={name}>
          {version || name} <span className="note">{STARTS.get(starts)}</span>
        </li>
      ))}
    </ul>
  );
}

function Repositories({ seen }: { seen: NodeReport }) {
  if (seen.cvmfs.length === 0) return <span className="text-ink-3">none found</span>;
  return (
    <ul>
      {seen.cvmfs.map(({ repository, revision }) => (
        <li key={repository} className="wrap-anywhere">
          {repository} {revision !== null && <span className="note whitespace-nowrap">revision {revision}</span>}
        </li>
      ))}
    </ul>
  );
}

function sayBinds(binds: NodeReport['binds']): string {
  if (binds === null || binds.userBinds === null) return 'not told';
  return binds.userBinds ? 'users may bind folders' : 'users may bind none';
}

function Images({ seen: { images } }: { seen: NodeReport }) {
  if (images === null) return <span className="text-ink-3">not asked</span>;
  if (images.length === 0) return <span className="text-ink-3">none expected</span>;
  const missing = images.filter(({ present }) => !present);
  return (
    <>
      {images.length - missing.length} of {images.length} there
      {missing.length > 0 && (
        <details>
          <summary>{missing.length} missing</summary>
          <ul className="key wrap-anywhere">
            {missing.slice(0, 50).map(({ path }) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The commands as they are typed on a node; `docs/probe.md` has the same. */
function HowToRun({ slug, url, open }: { slug: string; url: string; open: boolean }) {
  const steps = [
    ['Get it and read it', `curl -fsS ${url}/probe.sh -o probe.sh`],
    ['See what it would report', `sh probe.sh --site ${slug} --print`],
    ['Send the report', `sh probe.sh --site ${slug} --token-file token`],
  ] as const;
  return (
    <details className="mt-4" open={open}>
      <summary>How to run it on a node</summary>
      {steps.map(([label, command]) => (
        <figure key={label} className="mt-2">
          <figcaption className="note">
            {label}
            <Copy text={command} what={`the command: ${label.toLowerCase()}`} />
          </figcaption>
          <pre className="command">{command}</pre>
        </figure>
      ))}
      <p className="note mt-2 max-w-prose">
        To send, put a token with the scope sites:write into the file <span className="key">token</span>; the site’s
        contact, a manager or an admin makes one under <a href="/me/tokens">own tokens</a>. What nobody has said of the
        site becomes its value, what contradicts is shown here, and nothing that somebody said is overwritten.
      </p>
    </details>
  );
}
