import type { ApiBuild } from '#lib/contracts/api/build.ts';
import { Blank } from '../status/blank.tsx';
import { Copy } from '../ui/copy.tsx';
import { buildHref } from '../ui/hrefs.ts';
import { Instant } from '../ui/instant.tsx';
import { MadeBy } from './words.tsx';

const moment = (at: string | null) => (at === null ? <Blank words="not known" /> : <Instant at={at} />);

/** What a build opens to: the whole of its digest, when what happened to it, and who made it. */
export function BuildDetail({ build }: { build: ApiBuild }) {
  const { digest, createdAt, startedAt, finishedAt, pushedAt, goneAt } = build;
  const facts: [label: string, value: React.ReactNode][] = [
    ['Made', moment(createdAt)],
    ['Job began', moment(startedAt)],
    ['Job ended', moment(finishedAt)],
    ['Pushed', moment(pushedAt)],
    ...(goneAt === null ? [] : [['Gone from the registry', moment(goneAt)] as [string, React.ReactNode]]),
    ['Made by', <MadeBy key="m" build={build} />],
  ];
  return (
    <div className="max-w-5xl">
      {digest !== null && (
        <p>
          <span className="key wrap-anywhere">{digest}</span>
          <Copy text={digest} what="the digest" />
        </p>
      )}
      <dl className="facts mt-1">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {digest !== null && (
        <p className="mt-2">
          <a href={buildHref(digest)}>How to run it, its layers, publications and tests</a>
        </p>
      )}
    </div>
  );
}
