import { FLAVOURS } from '#lib/domain/vocabulary.ts';
import { Random } from './random.ts';
import { PLATFORMS, siteSlug } from './world.ts';

/** One generated image with its builds, tags, publications, runs and sign-offs. Slugs, not ids. */
export interface ScaleImage {
  slug: string;
  document: Record<string, unknown>;
  flavour: string;
  base: string;
  contents: { package: number; version: string }[];
  builds: ScaleBuild[];
}
export interface ScaleBuild {
  digest: string;
  state: 'succeeded' | 'failed';
  sizeBytes: number;
  createdAt: string;
  /** Tags that moved to this build, in the order of builds. */
  tags: string[];
  publications: { channel: string; path: string; site: string | null; state: string; at: string }[];
  runs: { site: string; runtime: string; outcome: 'passed' | 'failed'; at: string }[];
  signedOff: boolean;
}

const START = Date.UTC(2019, 0, 1);
const DAY = 86_400_000;
const after = (base: number, days: number): string => new Date(base + days * DAY).toISOString();

/** The image at `index`, which holds one to four of `packageCount` packages and has `buildCount` builds. */
export function scaleImage(index: number, packageCount: number, buildCount: number, siteCount: number): ScaleImage {
  const random = new Random(`image/${index}`);
  const slug = `image-${index + 1}`;
  const flavour = random.pick(FLAVOURS);
  const base = random.pick(PLATFORMS);
  const contents = random
    .some(
      Array.from({ length: Math.min(4, packageCount) }, (_, n) => (index * 3 + n * 7) % packageCount),
      random.int(1, 4),
    )
    .map((number) => ({ package: number, version: `${random.int(1, 9)}.${random.int(0, 20)}` }));
  const repository = `collab/${slug}`;
  const builds = Array.from({ length: buildCount }, (_, number): ScaleBuild => {
    const created = START + (number * 60 + random.int(0, 30)) * DAY;
    const newest = number === buildCount - 1;
    const state = !newest && random.chance(0.08) ? 'failed' : 'succeeded';
    const tested =
      newest && random.chance(0.5)
        ? random.some(
            Array.from({ length: siteCount }, (_unused, n) => n),
            3,
          )
        : [];
    return {
      digest: `sha256:${random.hex(64)}`,
      state,
      sizeBytes: random.int(50, 6000) * 1_000_000,
      createdAt: after(created, 0),
      tags: state === 'failed' ? [] : [`v${number + 1}`, 'latest'],
      publications:
        newest && random.chance(0.7)
          ? [
              {
                channel: 'registry',
                path: `registry.example/${repository}:latest`,
                site: null,
                state: 'declared',
                at: after(created, 1),
              },
              ...(random.chance(0.4)
                ? [
                    {
                      channel: 'cvmfs',
                      path: `/cvmfs/images.example/${slug}`,
                      site: null,
                      state: 'declared',
                      at: after(created, 2),
                    },
                  ]
                : []),
            ]
          : [],
      runs: tested.map((site) => ({
        site: siteSlug(site),
        runtime: random.pick(['docker', 'singularity']),
        outcome: random.chance(0.75) ? 'passed' : 'failed',
        at: after(created, random.int(2, 20)),
      })),
      signedOff: newest && random.chance(0.1),
    };
  });
  const document: Record<string, unknown> = {
    name: `Image ${index + 1}`,
    repository,
    flavour: { value: flavour, raw: flavour },
    base: { platform: base, raw: base },
    tagPolicy: 'latest',
  };
  for (const { package: number, version } of contents) document[`contents.@${number}`] = { version, mounted: false };
  return { slug, document, flavour, base, contents, builds };
}
