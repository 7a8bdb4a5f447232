import type { CheckState, OfferState, RuntimeState, TaskState } from '#lib/domain/vocabulary.ts';
import { Sign, type SignName } from './signs.tsx';

type Look = readonly [sign: SignName, words: string, tone: string];

const CHECKS: Record<CheckState, Look> = {
  pass: ['yes', 'passes', 'term-good'],
  todo: ['todo', 'to do', 'term-doubt'],
  fail: ['no', 'fails', 'term-bad'],
  unknown: ['unknown', 'unknown', ''],
  'n/a': ['na', 'nothing to check', 'term-quiet'],
};
const TASKS: Record<TaskState, Look> = {
  open: ['task-open', 'open', ''],
  in_progress: ['task-in_progress', 'in progress', ''],
  blocked: ['task-blocked', 'blocked', 'term-bad'],
  done: ['task-done', 'done', 'term-good'],
  abandoned: ['task-abandoned', 'abandoned', 'term-quiet'],
};
const OFFERS: Record<OfferState, Look> = {
  available: ['yes', 'available', 'term-good'],
  phasing_out: ['waits', 'phasing out', 'term-doubt'],
  planned: ['waits', 'planned', ''],
  none: ['no', 'none', 'term-bad'],
  unknown: ['blank', 'nobody has said', 'term-quiet'],
};
const RUNTIMES: Record<RuntimeState, Look> = {
  production: ['yes', 'production', 'term-good'],
  testing: ['maybe', 'testing', 'term-doubt'],
  planned: ['waits', 'planned', ''],
  refused: ['no', 'refused', 'term-bad'],
  unknown: ['blank', 'nobody has said', 'term-quiet'],
};

const term = ([sign, words, tone]: Look, label?: string) => (
  <span className={`term whitespace-nowrap ${tone}`}>
    <Sign name={sign} size={12} />
    {label ?? words}
  </span>
);

export const CheckWord = ({ state }: { state: CheckState }) => term(CHECKS[state]);
export const TaskWord = ({ state }: { state: TaskState }) => term(TASKS[state]);
export const OfferWord = ({ state }: { state: OfferState }) => term(OFFERS[state]);
export const RuntimeWord = ({ state }: { state: RuntimeState }) => term(RUNTIMES[state]);
