import { z } from 'zod';
import { ciUrl, gitRef, projectPath, revision } from '#lib/contracts/ingest/ci.ts';
import type { RawDelivery, Translation } from '#lib/contracts/ingest/events.ts';
import { digestName, partsOfReference, repositoryName, tagName } from '#lib/contracts/ingest/reference.ts';
import { BUILD_STATES } from '#lib/domain/vocabulary.ts';
import { instant } from '../instant.ts';
import { ignored, parseBody, parseValue } from '../parse-body.ts';

const envelope = z.object({ type: z.string().max(100), timestamp: instant, data: z.unknown().optional() });

const image = z
  .object({
    /** With its registry or without. */
    repository: z.string().max(600),
    tag: tagName.nullish(),
    digest: digestName.nullish(),
  })
  .transform(({ repository: named, tag = null, digest = null }, context) => {
    const parts = partsOfReference(named);
    if (parts && parts.tag === null && parts.digest === null) return { ...parts, tag, digest };
    context.addIssue({ code: 'custom', path: ['repository'], message: 'A repository, with its registry or without.' });
    return z.NEVER;
  });

const ci = z.object({
  project: repositoryName.or(projectPath),
  state: z.enum(BUILD_STATES),
  revision,
  url: ciUrl,
  ref: gitRef,
  startedAt: instant,
  finishedAt: instant,
});

/** What anybody can send who can sign: `image.pushed`, `image.deleted` and `ci.changed`; see docs/providers/generic.md. */
export function translateGeneric(raw: RawDelivery): Translation {
  return parseBody(raw, envelope, ({ type, timestamp: at, data }) => {
    if (type === 'image.pushed' || type === 'image.deleted') {
      const kind = type === 'image.pushed' ? 'push' : 'delete';
      return parseValue(data, image, (told) => ({ kind: 'events', events: [{ kind, ...told, at }] }));
    }
    if (type !== 'ci.changed') return ignored(`Nothing is known of the type ${type.slice(0, 80)}.`);
    return parseValue(data, ci, ({ url, ...told }) => ({
      kind: 'events',
      events: [{ kind: 'ci', ciUrl: url, ...told }],
    }));
  });
}
