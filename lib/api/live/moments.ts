import type { ChangedDto } from '#lib/read/read-changes-since.ts';

/** Versions as the id of an event: `data.talk`. */
export interface Seen {
  data: number;
  talk: number;
}

/** What became true between two states of the data. */
export interface Moment {
  from: Seen;
  to: Seen;
  changed: readonly ChangedDto[];
  more: boolean;
}

/** What a reader is told. */
export type News = Omit<Moment, 'from'>;

const KEPT = 60;
const CHANGED_AT_MOST = 200;

export const idOf = ({ data, talk }: Seen): string => `${data}.${talk}`;

/** Reads the id of an event; null for anything else. */
export function readId(text: string | null | undefined): Seen | null {
  const [, data, talk] = /^(\d{1,15})\.(\d{1,15})$/.exec(text ?? '') ?? [];
  return data === undefined ? null : { data: Number(data), talk: Number(talk) };
}

/** The last moments, oldest first. */
export const withMoment = (moments: readonly Moment[], moment: Moment): Moment[] => [...moments, moment].slice(-KEPT);

/**
 * What somebody missed who has seen the data as they were at `since`. Where the moments do not reach back that far, it is
 * said that there is more than is told; a moment that was seen in part is told as a whole.
 */
export function missed(moments: readonly Moment[], since: Seen, now: Seen): News {
  if (since.data === now.data && since.talk === now.talk) return { to: now, changed: [], more: false };
  const [oldest] = moments;
  const reaches = oldest !== undefined && oldest.from.data <= since.data && oldest.from.talk <= since.talk;
  const isPast = since.data <= now.data && since.talk <= now.talk;
  if (!reaches || !isPast) return { to: now, changed: [], more: true };
  const after = moments.filter(({ to }) => to.data > since.data || to.talk > since.talk);
  const seen = new Map<string, ChangedDto>();
  for (const { changed } of after.toReversed()) {
    for (const one of changed) {
      const key = `${one.kind} ${one.slug} ${one.said}`;
      if (!seen.has(key)) seen.set(key, one);
    }
  }
  const changed = [...seen.values()];
  return {
    to: now,
    changed: changed.slice(0, CHANGED_AT_MOST),
    more: changed.length > CHANGED_AT_MOST || after.some(({ more }) => more),
  };
}
