import { z } from 'zod';
import { ask } from './ask.ts';
import { faultOfNames } from './fetch-manifest.ts';
import { isReferrersTag, isTag } from './names.ts';
import { type Asked, answered, fault } from './outcome.ts';
import { readJson } from './read-json.ts';
import { type Session, signsIn } from './session.ts';
import { faultOfStatus } from './status.ts';

const MOST_PAGE_BYTES = 4 * 1024 * 1024;
const PAGE = 1000;
const MOST_PAGES = 100;
const MOST_TAGS = 20_000;

const pageShape = z.object({ tags: z.array(z.string()).nullable().default([]) });

/** The address of the next page by a `Link` header, null when this is the last. */
export function nextOf(link: string | undefined): string | null {
  const links = [...(link ?? '').matchAll(/<([^<>]*)>([^<]*)/g)];
  return links.find(([, , words = '']) => /;\s*rel\s*=\s*"?next\b/i.test(words))?.[1] ?? null;
}

/**
 * All tags of a repository, without those that only stand for what lies beside a digest; null when the registry does not
 * know the repository. Never a part of them: who misses a tag in the list takes it for gone.
 */
export async function listTags(session: Session, repository: string): Promise<Asked<string[] | null>> {
  const misnamed = faultOfNames(repository);
  if (misnamed) return misnamed;
  const first = new URL(`/v2/${repository}/tags/list?n=${PAGE}`, session.origin);
  const tags = new Set<string>();
  const seen = new Set<string>();
  for (let url: URL | null = first; url; ) {
    if (seen.has(url.href)) return fault('unusable', `${session.host} lists the tags of ${repository} in a circle.`);
    seen.add(url.href);
    const reply: Asked<TagPage | null> = await readPage(session, repository, url);
    if (!reply.ok) return reply;
    if (!reply.value) return answered(null);
    for (const tag of reply.value.tags) tags.add(tag);
    if (tags.size > MOST_TAGS || seen.size > MOST_PAGES) {
      const most = MOST_TAGS.toLocaleString('en');
      return fault('unusable', `${repository} has more tags than are read (${most}, on ${MOST_PAGES} pages).`);
    }
    url = reply.value.next;
  }
  return answered([...tags].filter((tag) => isTag(tag) && !isReferrersTag(tag)));
}

interface TagPage {
  tags: string[];
  next: URL | null;
}

async function readPage(session: Session, repository: string, url: URL): Promise<Asked<TagPage | null>> {
  const path = url.pathname + url.search;
  const reply = await ask(session, { path, repository, accept: 'application/json', most: MOST_PAGE_BYTES });
  if (!reply.ok) return reply;
  const { status, headers, body } = reply.value;
  if (status === 404) return answered(null);
  if (status !== 200) return faultOfStatus(reply.value, signsIn(session));
  const page = pageShape.safeParse(readJson(body));
  if (!page.success) return fault('unusable', `${session.host} answers with something that is no list of tags.`);
  const [link] = [headers.link].flat();
  const target = nextOf(link);
  if (target !== null && !URL.canParse(target, url)) {
    return fault('unusable', `${session.host} names a next page whose address cannot be read.`);
  }
  const next = target === null ? null : new URL(target, url);
  if (next && (next.protocol !== url.protocol || next.host !== url.host)) {
    return fault('not_allowed', `${session.host} has the next page of its tags on ${next.host}, which is not itself.`);
  }
  return answered({ tags: page.data.tags ?? [], next });
}
