import { z } from 'zod';
import { CHECK_OWNERS, CHECK_STATES } from '../../domain/vocabulary.ts';
import { action, evidence, instant, level, listOf, ownedAction, runsToday } from './common.ts';

export const apiPair = z
  .object({
    package: z.string(),
    site: z.string(),
    level,
    runsToday,
    targeted: z.boolean(),
    cautions: z.boolean().describe('Whether there is something to be said about it; the pair itself says what'),
    nextAction: action.nullable(),
  })
  .meta({ id: 'Pair' });
export const apiPairList = listOf(apiPair).meta({ id: 'PairList' });
export type ApiPairList = z.output<typeof apiPairList>;

export const check = z.object({
  id: z.string(),
  subject: z.string(),
  state: z.enum(CHECK_STATES),
  kind: z.string().nullable().describe('permanent, temporary, needs_approval or "waiting_on …"; null when it passes'),
  reason: z.string(),
  fix: z.string(),
  owner: z.enum(CHECK_OWNERS).nullable(),
  evidence: z.array(evidence),
});

export const apiVerdict = z
  .object({
    package: z.string(),
    site: z.string(),
    level,
    runsToday: z.object({ answer: runsToday, how: z.string() }),
    route: z.string(),
    targeted: z.boolean(),
    ruleSet: z.string(),
    asOf: instant,
    cautions: z.array(z.object({ id: z.string(), text: z.string(), evidence: z.array(evidence) })),
    nextAction: ownedAction.nullable(),
    routes: z.array(z.object({ name: z.string(), level, checks: z.array(check) })).describe('Best first'),
  })
  .meta({ id: 'Verdict' });
export type ApiVerdict = z.output<typeof apiVerdict>;
export const apiVerdicts = z.object({ items: z.array(apiVerdict) }).meta({ id: 'VerdictList' });
export type ApiVerdicts = z.output<typeof apiVerdicts>;
