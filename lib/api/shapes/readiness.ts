import type { ApiPairList, ApiVerdict } from '#lib/contracts/api/readiness.ts';
import type { Verdict } from '#lib/domain/readiness/verdict.ts';
import type { ReadinessListDto } from '#lib/read/dto.ts';

/** A pair in a list. */
export function toApiPair(pair: ReadinessListDto['items'][number]): ApiPairList['items'][number] {
  return {
    package: pair.package,
    site: pair.site,
    level: pair.level,
    runsToday: pair.runsToday,
    targeted: pair.targeted,
    cautions: pair.cautions,
    nextAction: pair.nextAction,
  };
}

/** A verdict with every route and check. */
export function toApiVerdict(verdict: Verdict): ApiVerdict {
  return {
    package: verdict.package,
    site: verdict.site,
    level: verdict.level,
    runsToday: verdict.runsToday,
    route: verdict.route,
    targeted: verdict.targeted,
    ruleSet: verdict.ruleSet,
    asOf: verdict.asOf,
    cautions: verdict.cautions,
    nextAction: verdict.nextAction,
    routes: verdict.routes.map(({ name, level, checks }) => ({
      name,
      level,
      checks: checks.map(({ actionKey: _actionKey, ...check }) => check),
    })),
  };
}
