import { z } from 'zod';
import { TASK_STATES } from '../domain/vocabulary.ts';
import { subTasks } from './api/task-moves.ts';
import { parseSerial } from './serial.ts';
import { day, slug, text } from './text.ts';

/** What the plain forms of tasks send: every value a text, an empty one for “as it is”. */
const serial = z.string().transform((value, ctx) => {
  const number = parseSerial(value);
  if (number !== null) return number;
  ctx.addIssue({ code: 'custom', message: 'Not a number.' });
  return z.NEVER;
});
const state = z.union([z.literal('').transform(() => null), z.enum(TASK_STATES)]).default(null);
const why = text(2000).default('');

/** `first`, `before:12`; empty: it keeps its place. */
const place = z
  .string()
  .regex(/^(?:|first|last|(?:before|after):[1-9]\d{0,9})$/)
  .default('')
  .transform((value) => {
    if (value === '') return null;
    if (value === 'first' || value === 'last') return { at: value } as const;
    const [side, number = ''] = value.split(':');
    return side === 'before' ? { before: Number(number) } : { after: Number(number) };
  });

export const moveForm = z.object({ version: serial, state, to: place, subTasks, why });

/** `3:1,5:2`: numbers of tasks with the version each was seen at. */
const tasks = z
  .string()
  .max(6000)
  .regex(/^[1-9]\d{0,9}:[1-9]\d{0,9}(?:,[1-9]\d{0,9}:[1-9]\d{0,9})*$/)
  .transform((value) =>
    value.split(',').map((pair) => {
      const [number, version] = pair.split(':').map(Number);
      return { number: number ?? 0, version: version ?? 0 };
    }),
  );

/** What a bulk change sets, as its address and its form have it. `nobody` and `none` take the owner and the day away. */
export const bulkChange = z.object({
  state,
  owner: z
    .union([z.literal('').transform(() => undefined), z.literal('nobody').transform(() => null), slug])
    .optional(),
  due: z.union([z.literal('').transform(() => undefined), z.literal('none').transform(() => null), day]).optional(),
  to: z
    .enum(['', 'first', 'last'])
    .default('')
    .transform((value) => (value === '' ? null : value)),
});
export type BulkChange = z.output<typeof bulkChange>;
export const bulkForm = bulkChange.extend({ tasks, subTasks, why });

/** Ties of one task to others. */
export const tieForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add-sub-task'), version: serial, name: text(200).min(1) }),
  z.object({ act: z.literal('take-in'), version: serial, number: serial }),
  z.object({ act: z.literal('let-go'), version: serial, number: serial }),
  z.object({ act: z.literal('wait-for'), version: serial, number: serial }),
  z.object({ act: z.literal('wait-no-more'), version: serial, number: serial }),
]);
