/** Kinds with a feed for each entry, and what its address begins with. */
const FEEDS: Readonly<Record<string, string>> = { package: 'packages', site: 'sites', task: 'tasks' };

/** Address of the feed of an entry, by its slug or number; of kinds without one the feed of its changes. */
export function feedHref(kind: string, slug: string): string {
  const noun = FEEDS[kind];
  return noun === undefined ? `/feeds/activity.atom?of=${kind}/${slug}` : `/feeds/${noun}/${slug}.atom`;
}

/** Tells feed readers where the feed of a page is; it goes into the head. */
export const FeedLink = ({ href, title }: { href: string; title: string }) => (
  <link rel="alternate" type="application/atom+xml" title={title} href={href} />
);
