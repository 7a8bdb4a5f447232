import { authorize } from '#lib/auth/authorize.ts';
import type { Action } from '#lib/domain/permissions.ts';
import { word } from '#lib/domain/vocabulary.ts';
import type { ApiContext } from './api-app.ts';
import { seenVersion } from './if-match.ts';
import { jsonBody, refusedBody } from './json-body.ts';
import { badParameters, failureResponse, problemResponse } from './problem.ts';
import { noParameters } from './query.ts';
import type { WritableNoun } from './writable-noun.ts';

export const JSON_TYPES = ['application/json'] as const;
export const MERGE_TYPES = ['application/merge-patch+json', 'application/json'] as const;

/** What a request to write one entry says, read and allowed. */
export interface Asked {
  /** What its address says: a slug, of a task its number. */
  address: string;
  slug: string;
  /** The version the writer has seen; 0 when none was needed or given. */
  version: number;
  body: Record<string, unknown>;
}

interface Demands {
  action: Action;
  needsVersion: boolean;
  /** Content types the body may have. */
  types: readonly string[];
}

/**
 * Reads a request to write one entry, in this order: may the actor (401, 403), does the address stand for something (404),
 * which version was seen (428, 400), what is sent (413, 415, 400, 422). The body of whoever may not write is never read.
 * The store holds the lock once more; this one spares it the work.
 */
export async function askedEntry(
  c: ApiContext,
  noun: WritableNoun,
  { action, needsVersion, types }: Demands,
): Promise<Asked | Response> {
  const ctx = c.get('read');
  const address = c.req.param(noun.param) ?? '';
  const slug = await noun.slugAt(ctx, address);
  const leave = authorize(ctx.actor, action, { kind: noun.kind, slug: slug ?? '' });
  if (!leave.ok) return failureResponse(c, leave.failure);
  if (slug === null) return problemResponse(c, { status: 404, detail: `There is no such ${word(noun.kind)}.` });
  const faults = noParameters(new URL(c.req.url).searchParams);
  if (faults.length > 0) return badParameters(c, faults);
  const needs = needsVersion || c.req.header('if-match') !== undefined;
  const seen = needs ? seenVersion(c) : { ok: true as const, version: 0 };
  if (!seen.ok) return problemResponse(c, { status: seen.status, detail: seen.detail });
  const body = await jsonBody(c, { types, optional: action === 'entry.restore' || action === 'entry.trash' });
  return body.ok ? { address, slug, version: seen.version, body: body.value } : refusedBody(c, body.fault);
}

/** Reads a request to create an entry. */
export async function askedList(
  c: ApiContext,
  noun: WritableNoun,
): Promise<{ body: Record<string, unknown> } | Response> {
  const leave = authorize(c.get('read').actor, 'entry.create', { kind: noun.kind, slug: '' });
  if (!leave.ok) return failureResponse(c, leave.failure);
  const faults = noParameters(new URL(c.req.url).searchParams);
  if (faults.length > 0) return badParameters(c, faults);
  const body = await jsonBody(c, { types: JSON_TYPES });
  return body.ok ? { body: body.value } : refusedBody(c, body.fault);
}
