import { mustBeAllowedTo } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { instantText } from './instant-text.ts';
import { query } from './query.ts';

/** A CI project that may report with its own identity tokens. */
export interface CiTrustDto {
  id: number;
  name: string;
  issuer: string;
  audience: string;
  claim: string;
  project: string;
  scopes: string[];
  createdAt: string;
  createdBy: string;
  lastUsed: string | null;
  endedAt: string | null;
}

/** Trusted CI projects, those in use first; for those who keep them. */
export function listCiTrusts({ ctx }: { ctx: ReadContext }): Promise<CiTrustDto[]> {
  mustBeAllowedTo(ctx, 'source.manage', null);
  return query<CiTrustDto>(ctx, {
    text: `select t.id, t.name, t.issuer, t.audience, t.claim, t.project, t.scopes, t.created_by as "createdBy",
                  ${instantText('t.created_at')} as "createdAt", ${instantText('t.last_used')} as "lastUsed",
                  ${instantText('t.ended_at')} as "endedAt"
           from ci_trusts t order by t.ended_at is not null, lower(t.name), t.id limit 1000`,
  });
}
