import { z } from 'zod';
import {
  CHECK_OWNERS,
  DEPENDENCY_KINDS,
  LEVELS,
  NODE_STATES,
  OFFER_STATES,
  RUNTIME_STATES,
  SHARES,
  TRISTATES,
  VM_OFFERS,
} from '../../domain/vocabulary.ts';
import { action, cell, instant, level, listOf, runsToday, tableOf } from './common.ts';

const on = z.string().nullable().describe('A day, when one is known');
const bytes = z.int().nullable();
const raw = z.string().describe('The whole cell as its source had it.');

export const apiSite = z
  .object({
    slug: z.string(),
    name: z.string(),
    summary: z.string(),
    location: z.string(),
    nodeOsRaw: raw,
    nodes: z.array(
      z.object({
        platform: z.string(),
        name: z.string(),
        state: z.enum(NODE_STATES),
        share: z.enum(SHARES),
        on,
        raw: z.string(),
      }),
    ),
    networkFsRaw: raw,
    offers: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        kind: z.enum(DEPENDENCY_KINDS),
        state: z.enum(OFFER_STATES),
        on,
        raw: z.string(),
      }),
    ),
    vmOffer: cell(VM_OFFERS),
    containerRaw: raw,
    runtimes: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        state: z.enum(RUNTIME_STATES),
        raw: z.string(),
        on,
        mayAsk: z.boolean(),
        inConflict: z.boolean(),
      }),
    ),
    batchSystem: z.object({ value: z.string(), raw: z.string() }),
    userBinds: z.enum(TRISTATES),
    bindable: z.array(z.string()),
    imageLimitBytes: bytes,
    nodeCacheBytes: bytes,
    proxyCacheBytes: bytes,
    vsyscall: z.enum(TRISTATES),
    cores: z.int().nullable(),
    storageBytes: bytes,
    conflicts: z.array(z.string()).describe('Fields of which statements that nobody has settled say different things.'),
    version: z.int(),
    updatedAt: instant,
    rollUp: z.object({
      ready: z.int(),
      targeted: z.int(),
      worst: level.nullable(),
      levels: z.record(z.enum(LEVELS), z.int()),
    }),
  })
  .meta({ id: 'Site' });
export type ApiSite = z.output<typeof apiSite>;
export const apiSiteList = listOf(apiSite).meta({ id: 'SiteList' });
export type ApiSiteList = z.output<typeof apiSiteList>;

/** The list with all that its table needs: `with=table`. */
export const apiSiteTable = tableOf(apiSite).meta({ id: 'SiteTable' });

export const apiSiteDetail = apiSite
  .extend({
    readiness: z
      .array(z.object({ package: z.string(), level, runsToday, targeted: z.boolean(), nextAction: action.nullable() }))
      .describe('The targeted packages first, at most a hundred; `GET /readiness?site=` has all.'),
  })
  .meta({ id: 'SiteDetail' });
export type ApiSiteDetail = z.output<typeof apiSiteDetail>;

const named = { slug: z.string(), name: z.string() };

export const apiStanding = z
  .object({
    ready: z
      .object({ total: z.int(), packages: z.array(z.object({ ...named, level })) })
      .describe('Needed packages that are ready here; the best of them are named.'),
    blockers: z
      .array(
        z.object({
          key: z.string(),
          text: z.string(),
          owner: z.enum(CHECK_OWNERS),
          total: z.int().describe('Needed packages that wait for this step first'),
          packages: z.array(z.object(named)).describe('The first of them by name'),
        }),
      )
      .describe('The steps that most needed packages wait for here, most first.'),
  })
  .meta({ id: 'SiteStanding' });
export type ApiStanding = z.output<typeof apiStanding>;
