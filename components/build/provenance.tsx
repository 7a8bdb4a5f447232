import type { BuildPageDto } from '#lib/read/dto-build.ts';
import { Blank } from '../status/blank.tsx';
import { FactList } from '../ui/facts.tsx';
import { platformHref } from '../ui/hrefs.ts';
import { Instant, sayLength } from '../ui/instant.tsx';
import { MadeBy } from './words.tsx';

/** Where a build is from, and when we learned of it. */
export function Provenance({ of: { build, baseName } }: { of: BuildPageDto }) {
  const base = build.labels['org.opencontainers.image.base.name'] ?? '';
  const facts: [label: string, value: React.ReactNode][] = [
    ['Made by', <MadeBy key="m" build={build} />],
    ['Base', <Base key="b" platform={build.basePlatform} name={baseName} raw={base} />],
    ['Made', <Instant key="c" at={build.createdAt} />],
    ['Job began', moment(build.startedAt)],
    ['Job ended', moment(build.finishedAt)],
    ['Pushed', moment(build.pushedAt)],
    ['First heard of', moment(build.receivedAt, build.pushedAt)],
    ['Read from the registry', moment(build.resolvedAt, build.receivedAt)],
    ['Operating system', build.os === '' ? <Blank key="o" words="not known" /> : build.os],
    [
      'Media type',
      build.mediaType === '' ? (
        <Blank key="t" words="not known" />
      ) : (
        <span key="t" className="key">
          {build.mediaType}
        </span>
      ),
    ],
    ...(build.configDigest === ''
      ? []
      : [
          [
            'Configuration',
            <span key="d" className="key">
              {build.configDigest}
            </span>,
          ] as [string, React.ReactNode],
        ]),
    ...(build.reportedTag === '' ? [] : [['Tag the job named', build.reportedTag] as [string, React.ReactNode]]),
  ];
  return <FactList facts={facts} />;
}

/** A moment, and how long after the one before it. */
function moment(at: string | null, before: string | null = null) {
  if (at === null) return <Blank words="not known" />;
  return (
    <>
      <Instant at={at} />
      {before !== null && at >= before && <span className="note"> {sayLength(before, at)} later</span>}
    </>
  );
}

function Base({ platform, name, raw }: { platform: string | null; name: string | null; raw: string }) {
  if (platform === null && raw === '') return <Blank />;
  return (
    <>
      {platform !== null && <a href={platformHref(platform)}>{name ?? platform}</a>}
      {raw !== '' && <span className="key"> {raw}</span>}
    </>
  );
}
