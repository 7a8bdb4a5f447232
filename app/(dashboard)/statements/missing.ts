import { notFound } from '#lib/base/errors.ts';
import { askFor } from '../ask.ts';

/** The answer to an address that names no entry of any kind. */
export const missingEntry = () => askFor<never>(async () => notFound('There is no such entry.'));
