import { z } from 'zod';
import type { RawDelivery, RegistryEvent, Translation } from '#lib/contracts/ingest/events.ts';
import { digestName, registryHost, repositoryName, tagName } from '#lib/contracts/ingest/reference.ts';
import { instant } from '../instant.ts';
import { ignored, parseBody, unusable } from '../parse-body.ts';

/** What a registry notifies of, in version 1 and 2 of its envelope; both have the parts that matter here. */
const envelope = z.object({ events: z.array(z.unknown()) });
const action = z.object({ action: z.string() });
const notification = z.object({
  action: z.enum(['push', 'delete']),
  timestamp: instant,
  target: z.object({
    mediaType: z.string().default(''),
    repository: repositoryName,
    digest: digestName.or(z.literal('')).default(''),
    tag: tagName.or(z.literal('')).default(''),
  }),
  request: z.object({ host: registryHost.or(z.literal('')).default('') }).default({ host: '' }),
});

/** Manifests and indexes, of Docker and of OCI; everything else that is pushed is a part of one. */
const MANIFEST = /^application\/vnd\.(?:docker\.distribution\.manifest\.|oci\.image\.(?:manifest|index)\.)/;

/** A bundle of notifications. Pulls (ours among them), mounts and pushed layers say nothing of what a tag points at. */
export function translateDistribution(raw: RawDelivery): Translation {
  return parseBody(raw, envelope, ({ events }) => {
    const told = events.filter((event) => {
      const parsed = action.safeParse(event);
      return !parsed.success || parsed.data.action === 'push' || parsed.data.action === 'delete';
    });
    const parsed = told.map((event) => notification.safeParse(event));
    const usable = parsed.flatMap(({ data }) => (data === undefined ? [] : eventOf(data)));
    if (usable.length > 0) return { kind: 'events', events: usable };
    const fault = parsed.find(({ success }) => !success)?.error?.issues[0];
    if (fault) return unusable(`A notification lacks what it needs: ${fault.path.join('.')}: ${fault.message}`);
    return ignored(events.length === 0 ? 'It holds no notification.' : 'Only pulls, mounts and layers.');
  });
}

function eventOf({ action, timestamp, target, request }: z.output<typeof notification>): RegistryEvent[] {
  if (action === 'push' && !MANIFEST.test(target.mediaType)) return [];
  const { repository, tag, digest } = target;
  return [
    {
      kind: action,
      registry: request.host || null,
      repository,
      tag: tag || null,
      digest: digest || null,
      at: timestamp,
    },
  ];
}
