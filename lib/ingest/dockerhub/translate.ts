import { z } from 'zod';
import type { RawDelivery, Translation } from '#lib/contracts/ingest/events.ts';
import { repositoryName, tagName } from '#lib/contracts/ingest/reference.ts';
import { unixSeconds } from '../instant.ts';
import { parseBody } from '../parse-body.ts';

const push = z.object({
  push_data: z.object({ tag: tagName.nullish(), pushed_at: unixSeconds }),
  repository: z.object({ repo_name: repositoryName }),
});

/** A push. It says no digest and names no registry: a hint to ask, as every delivery is. */
export function translateDockerhub(raw: RawDelivery): Translation {
  return parseBody(
    raw,
    push,
    ({ push_data: { tag = null, pushed_at: at }, repository: { repo_name: repository } }) => ({
      kind: 'events',
      events: [{ kind: 'push', registry: null, repository, tag, digest: null, at }],
    }),
  );
}
