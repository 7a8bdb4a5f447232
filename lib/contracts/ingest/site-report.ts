import { z } from 'zod';
import type { NodeReport } from '../../domain/probe/node-report.ts';
import { text } from '../text.ts';
import { digestName } from './reference.ts';

const truth = z.boolean().nullable();
const size = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable();
const path = text(600);
/** Expected paths go to and fro one a line, with tabs between the parts. */
const onOneLine = path.regex(/^[^\t\r\n\u0085\u2028\u2029]*$/, 'A path is one line.');
const list = <S extends z.ZodType>(item: S, most: number) => z.array(item).max(most, `At most ${most}.`);

/** What the probe sends: `POST /site-reports`. A probe that says more says it under another format. */
export const siteReport: z.ZodType<NodeReport> = z
  .strictObject({
    format: z.literal(1),
    site: text(120),
    node: text(200).min(1, 'What the node is called.'),
    at: z.iso
      .datetime({ error: 'An instant, as in 2026-02-03T04:05:06Z.' })
      .refine((at) => /^20\d\d-/.test(at), 'A year from 2000 to 2099.'),
    os: z.strictObject({ id: text(60), version: text(60), name: text(200), redhatRelease: text(200) }),
    kernel: text(200),
    architecture: text(60),
    vsyscall: truth,
    userNamespaces: truth,
    runtimes: list(z.strictObject({ name: text(60), version: text(200), starts: truth }), 20),
    binds: z
      .strictObject({ file: path, userBinds: truth, overlay: truth, underlay: truth, paths: list(text(300), 100) })
      .nullable(),
    mounts: list(z.strictObject({ path, type: text(60) }), 300),
    cvmfs: list(z.strictObject({ repository: text(200), revision: size }), 100),
    cache: z.strictObject({ path, quotaBytes: size, sizeBytes: size, freeBytes: size }).nullable(),
    images: list(
      z.strictObject({
        channel: text(20),
        path: onOneLine,
        present: z.boolean(),
        digest: digestName.nullable(),
        link: path.nullable(),
      }),
      2000,
    ).nullable(),
  })
  .meta({ id: 'SiteReport' });

/** What became of a report. */
export const keptReport = z
  .object({
    id: z.int(),
    site: z.string(),
    node: z.string(),
    filled: z.array(z.string()).describe('Facts of the site that nobody had said and that the report now says'),
    contradicts: z
      .array(z.string())
      .describe('Facts of the site that the report contradicts; somebody has to settle them'),
    confirmed: z.array(z.object({ digest: z.string(), path: z.string() })).describe('Builds that were seen there'),
    duplicate: z.boolean().optional().describe('True when the same report was there already; nothing was changed'),
  })
  .meta({ id: 'KeptSiteReport' });
