import { z } from 'zod';
import { slug, text, url } from '../text.ts';

/** Beginning of a digest as an address names it: `sha256:` may be left out, at least twelve hex digits. */
export { parseDigest } from '../build-params.ts';

/** What a report is about beside its target: where it ran, in what, and which suite it is. */
const common = {
  site: slug,
  suite: slug,
  /** Platform of the node, where the sender knows it. */
  platform: slug.nullable(),
  ciUrl: url,
};

/** A run in a container of a build. */
export const buildRunTarget = z.object({ ...common, digest: text(80), runtime: slug });
export type BuildRunTarget = z.output<typeof buildRunTarget>;

/** A run of a package without a container. */
export const nativeRunTarget = z.object({ ...common, package: slug, how: z.enum(['native', 'vm']) });
export type NativeRunTarget = z.output<typeof nativeRunTarget>;

export type RunTarget = BuildRunTarget | NativeRunTarget;
