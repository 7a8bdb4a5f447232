import { z } from 'zod';
import { comment, commentEdit, commentList, newComment, threadState } from '#lib/contracts/api/comment.ts';
import { problem } from '#lib/contracts/api/common.ts';
import type { ApiApp } from './api-app.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf, NOT_FOUND, paging, problemOf } from './openapi-parts.ts';

const REFUSED = {
  401: problemOf('Nobody is signed in'),
  403: problemOf('A token, somebody else’s comment, or a request from another site'),
  ...NOT_FOUND,
  503: ALWAYS[503],
};
const UNUSABLE = {
  400: problemOf('The body is not JSON, or a header or parameter cannot be used'),
  413: problemOf('The body is larger than 1 MB'),
  415: problemOf('The body is of another content type'),
  422: problemOf('Empty, longer than 20,000 characters, or more than 20 people mentioned; nothing was stored'),
};

/** Describes the routes of comments in the OpenAPI document. */
export function describeComments(app: ApiApp, path: string): void {
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const json = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } });
  const params = z.object({ id: z.int().min(1).describe('Number of the comment') });
  register({
    method: 'get',
    path,
    summary: 'Comments on a package, site, task or question, oldest first',
    request: { query: z.object({ entry: z.string().describe('`kind/slug`'), ...paging }) },
    responses: { 200: jsonOf('A page of them', commentList), ...BAD_PARAMETERS, ...NOT_FOUND, 503: ALWAYS[503] },
  });
  register({
    method: 'post',
    path,
    summary: 'Say something, or answer a comment; for people who signed in, not for tokens',
    request: { body: json(newComment) },
    responses: {
      201: jsonOf('The comment', comment),
      ...REFUSED,
      ...UNUSABLE,
      409: problemOf('The entry is in the trash, or the thread is resolved'),
    },
  });
  register({
    method: 'patch',
    path: `${path}/{id}`,
    summary: 'Edit one’s own comment',
    request: { params, headers: z.object({ 'if-match': z.string().describe('`"version"`') }), body: json(commentEdit) },
    responses: {
      200: jsonOf('The comment', comment),
      ...REFUSED,
      ...UNUSABLE,
      409: problemOf('It was taken back or hidden'),
      412: {
        ...problemOf(''),
        description: 'It was saved somewhere else meanwhile; `current` is what it says now',
        content: {
          'application/problem+json': {
            schema: problem.extend({ current: z.object({ id: z.int(), version: z.int(), body: z.string() }) }),
          },
        },
      },
      428: problemOf('`If-Match` is missing'),
    },
  });
  register({
    method: 'delete',
    path: `${path}/{id}`,
    summary: 'Take back one’s own comment, or hide one as who answers for the entry',
    request: { params },
    responses: { 204: { description: 'Its text is shown to nobody any more' }, ...REFUSED },
  });
  register({
    method: 'post',
    path: `${path}/{id}/resolve`,
    summary: 'Resolve a thread by its first comment, or reopen it',
    request: { params, body: json(threadState) },
    responses: { 200: jsonOf('The comment', comment), ...REFUSED, ...UNUSABLE },
  });
}
