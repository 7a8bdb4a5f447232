import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Refusal, refuse } from './guard.ts';

const UNREAD: Omit<Refusal, 'status'> = {
  title: 'This form is not known here',
  detail:
    'The page it was sent from is of another version, or the form was changed on its way. Nothing was stored. Go back, load the page again, then repeat.',
};

/**
 * Says in our words what Next says in its own, in a line of plain text, of a form that names no action: one of a page of an
 * older version, or one that somebody changed. `begun` tells whether an action was reached.
 */
export function sayUnreadForm(request: IncomingMessage, response: ServerResponse, begun: () => boolean): void {
  if (request.method !== 'POST') return;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  let told = false;
  response.end = ((...args: unknown[]) => {
    const { statusCode: status, headersSent } = response;
    const isPlain = /^text\/plain\b/.test(String(response.getHeader('Content-Type') ?? ''));
    if (told || headersSent || begun() || !isPlain || (status !== 400 && status !== 409)) return end(...args);
    told = true;
    response.removeHeader('ETag');
    refuse(request, response, { status, ...UNREAD });
    return response;
  }) as typeof response.end;
}
