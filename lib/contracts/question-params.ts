import type { z } from 'zod';
import { listKey } from './cursor.ts';
import {
  type ListParams,
  type ParsedParams,
  parseCommon,
  parseFilters,
  readCursor,
  withCursorChecked,
  words,
} from './list-params.ts';
import { ONE_ORDER, withoutSort } from './one-order.ts';

/** How a question stands: nobody has answered it, somebody has, or a decision on it was accepted. */
export const QUESTION_STANDINGS = ['open', 'answered', 'decided'] as const;
export type QuestionStanding = (typeof QUESTION_STANDINGS)[number];

export const questionFilters = { state: words(QUESTION_STANDINGS) } as const;
export type QuestionFilters = { [K in keyof typeof questionFilters]: z.output<(typeof questionFilters)[K]> };
export type QuestionListParams = ListParams<'name', QuestionFilters>;

/** Sort values of a question: of its topic whether nothing in it is open, its place and name; then its own. */
const QUESTION_SHAPE = [0, 0, '', 0, 0, 0] as const;
/** What a cursor of the list of questions is bound to. */
export const questionListKey = ({ q, filters }: QuestionListParams): string => listKey('questions', { q, filters });
/** The position a page begins at; null for the first page. */
export const questionCursor = (params: QuestionListParams) =>
  readCursor(questionListKey(params), QUESTION_SHAPE, params.cursor);

/** Reads the query of the list of questions, which has one order: by topic, open ones first. */
export function parseQuestionParams(search: URLSearchParams): ParsedParams<QuestionListParams> {
  const { problems, report, q, limit, cursor } = parseCommon(withoutSort(search), ['name'], ONE_ORDER);
  const filters = parseFilters(search, questionFilters, report);
  return withCursorChecked({ q, sort: [ONE_ORDER], limit, cursor, filters }, problems, questionCursor);
}
