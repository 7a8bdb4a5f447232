import type { SourceEvent, Translation } from '#lib/contracts/ingest/events.ts';
import type { Provider } from '#lib/contracts/ingest/provider.ts';
import { translate } from './translate.ts';

export const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
export const OTHER = `sha256:${'fedcba9876543210'.repeat(4)}`;

/** What a body means, sent by a provider. */
export const told = (provider: Provider, body: unknown, headers: Record<string, string> = {}): Translation =>
  translate(provider, {
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });
export const events = (...all: SourceEvent[]): Translation => ({ kind: 'events', events: all });
/** A push as most of the examples tell of one. */
export const push = (more: Partial<SourceEvent> = {}): SourceEvent =>
  ({
    kind: 'push',
    registry: 'registry.example.org',
    repository: 'fermi/glastrelease',
    tag: 'v20',
    digest: DIGEST,
    at: '2026-02-03T04:05:06.000Z',
    ...more,
  }) as SourceEvent;
