import { z } from 'zod';
import { problem } from '#lib/contracts/api/common.ts';
import { newBody, patchBody, reasonBody, revertBody } from '#lib/contracts/api/entry-write.ts';
import { apiHistory } from '#lib/contracts/api/history.ts';
import { word } from '#lib/domain/vocabulary.ts';
import type { ApiApp } from './api-app.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf, NOT_FOUND, paging, problemOf, slugParam } from './openapi-parts.ts';
import type { WritableNoun } from './writable-noun.ts';

const SECURITY = [{ bearer: [] }];
const tag = { ETag: { description: 'The version, as `If-Match` takes it', schema: { type: 'string' as const } } };

const REFUSED = {
  401: problemOf('Nobody is signed in, or the token is not valid'),
  403: problemOf('The actor may not do this, or the request came from another site'),
  503: ALWAYS[503],
};
const BODY = {
  400: problemOf('The body is not JSON, or `If-Match` is not a version'),
  413: problemOf('The body is larger than 1 MB'),
  415: problemOf('The body is of another content type'),
  422: problemOf('The fields cannot be stored as they are; `errors` points at each'),
};

/** Registers the writing side of a noun in the OpenAPI document. */
export function describeWrites(app: ApiApp, noun: WritableNoun): void {
  const { kind, list, param, item } = noun;
  const what = word(kind);
  const one = `${list}/{${param}}`;
  const name = param === 'slug' ? slugParam(what) : z.int().min(1).describe(`Number of the ${what}`);
  const params = z.object({ [param]: name });
  const entity = (description: string) => ({ ...jsonOf(description, item), headers: tag });
  const seen = z.object({ 'if-match': z.string().describe('The version that was edited, in quotes: `"7"`') });
  const versioned = {
    412: {
      ...problemOf(''),
      description: 'Somebody has saved since; `current` is the entity as it is now',
      content: { 'application/problem+json': { schema: problem.extend({ current: item }) } },
    },
    428: problemOf('`If-Match` is missing, or `*`'),
  };
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const json = (schema: z.ZodType, required = true) => ({ required, content: { 'application/json': { schema } } });

  register({
    method: 'post',
    path: list,
    summary: `Create a ${what}`,
    security: SECURITY,
    request: { body: json(newBody(kind)) },
    responses: {
      201: { ...entity(`The new ${what}`), headers: { ...tag, Location: { schema: { type: 'string' } } } },
      ...BODY,
      ...REFUSED,
      409: problemOf('There is one of that slug, perhaps in the trash'),
    },
  });
  const patch = patchBody(kind);
  register({
    method: 'patch',
    path: one,
    summary: `Change fields of a ${what} (JSON Merge Patch, RFC 7396)`,
    security: SECURITY,
    request: {
      params,
      headers: seen,
      body: {
        required: true,
        content: { 'application/merge-patch+json': { schema: patch }, 'application/json': { schema: patch } },
      },
    },
    responses: {
      200: entity(`The ${what} as it is now`),
      ...BODY,
      ...REFUSED,
      ...NOT_FOUND,
      409: problemOf('It is in the trash'),
      ...versioned,
    },
  });
  register({
    method: 'delete',
    path: one,
    summary: `Put a ${what} into the trash`,
    security: SECURITY,
    request: { params, headers: seen, body: json(reasonBody, false) },
    responses: {
      204: { description: 'It is in the trash, and can be restored' },
      ...BODY,
      ...REFUSED,
      ...NOT_FOUND,
      409: problemOf('It is in the trash already, or something in use cannot do without it'),
      ...versioned,
    },
  });
  register({
    method: 'post',
    path: `${one}/restore`,
    summary: `Take a ${what} out of the trash`,
    security: SECURITY,
    request: { params, body: json(reasonBody, false) },
    responses: {
      200: entity(`The ${what} as it was`),
      ...BODY,
      ...REFUSED,
      ...NOT_FOUND,
      409: problemOf('It is not in the trash, or something it needs is'),
      412: versioned[412],
      428: versioned[428],
    },
  });
  register({
    method: 'post',
    path: `${one}/revert`,
    summary: `Undo one revision of a ${what}, or one field of it`,
    security: SECURITY,
    request: { params, headers: seen, body: json(revertBody) },
    responses: {
      200: entity(`The ${what} as it is now`),
      ...BODY,
      ...REFUSED,
      ...NOT_FOUND,
      409: problemOf('A field has changed since; `errors` names it. Nothing was reverted'),
      ...versioned,
    },
  });
  register({
    method: 'get',
    path: `${one}/history`,
    summary: `Every revision of a ${what}, newest first, also of one in the trash`,
    request: { params, query: z.object(paging) },
    responses: { 200: jsonOf('A page of revisions', apiHistory), ...BAD_PARAMETERS, ...NOT_FOUND, ...ALWAYS },
  });
}
