import { z } from 'zod';
import { DECISION_STATES, QUESTION_STANDINGS, TASK_STATES } from '../../domain/vocabulary.ts';
import { instant, listOf, tableOf } from './common.ts';
import { entryRef, remark } from './task.ts';

const named = z.object({ slug: z.string(), name: z.string() });
const state = z.enum(QUESTION_STANDINGS).describe('decided: a decision on it was accepted');
const own = { slug: z.string(), name: z.string(), topic: z.string(), state, version: z.int(), updatedAt: instant };

export const apiQuestion = z
  .object({
    ...own,
    options: z.array(named.extend({ pros: z.int(), cons: z.int() })),
    decisions: z
      .array(
        z.object({ slug: z.string(), state: z.enum(DECISION_STATES), option: z.string().nullable(), text: z.string() }),
      )
      .describe('Those that are not superseded'),
    remarks: z.int(),
  })
  .meta({ id: 'Question' });
export type ApiQuestion = z.output<typeof apiQuestion>;
export const apiQuestionList = listOf(apiQuestion).meta({ id: 'QuestionList' });
/** The list with all that its table needs: `with=table`. */
export const apiQuestionTable = tableOf(apiQuestion).meta({ id: 'QuestionTable' });

const point = z.object({
  side: z.enum(['pro', 'con', 'remark']),
  text: z.string(),
  by: z.string(),
  useCase: named.nullable(),
  site: named.nullable(),
  source: z.string().nullable(),
});
const decision = z.object({
  slug: z.string(),
  state: z.enum(DECISION_STATES),
  text: z.string(),
  by: z.string(),
  on: z.string().nullable(),
  option: named.nullable(),
  source: z.string().nullable(),
  supersedes: z.string().nullable(),
  effects: z.array(z.object({ entity: z.string(), slug: z.string(), path: z.string(), value: z.unknown() })),
});

export const apiQuestionDetail = z
  .object({
    ...own,
    body: z.string(),
    options: z.array(named.extend({ summary: z.string(), points: z.array(point) })),
    decisions: z.array(decision).describe('Each followed by the one it took the place of'),
    related: z.array(entryRef),
    tasks: z.array(named.extend({ number: z.int(), state: z.enum(TASK_STATES) })),
    remarks: z.array(remark),
  })
  .meta({ id: 'QuestionDetail' });
export type ApiQuestionDetail = z.output<typeof apiQuestionDetail>;
