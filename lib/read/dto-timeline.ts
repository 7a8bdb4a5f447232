import type { PastHop, Station } from '../domain/publications/timeline.ts';

/** One station on a build's way, with instants as text. */
export interface HopDto {
  station: Station;
  at: string | null;
  from: Station | null;
  tookMs: number | null;
  state: 'passed' | 'outstanding' | 'unrecorded';
  past: PastHop | null;
  expectedAt: string | null;
}

/** A build's way to one site. */
export interface SiteTimelineDto {
  site: string;
  name: string;
  hops: HopDto[];
}

/** A build's way to where it is run. */
export interface TimelineDto {
  digest: string | null;
  image: string;
  /** Earlier builds of the image that estimates rest on. */
  earlier: number;
  /** When it was computed: what is expected earlier than this is overdue. */
  now: string;
  /** As far as publication, for all sites. */
  everywhere: HopDto[];
  /** Sites that have seen or run this build or an earlier one of the image, or that it is published at. */
  sites: SiteTimelineDto[];
}
