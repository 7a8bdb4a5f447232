import type { Contender } from '../figures.ts';
import { load } from '../load.ts';
import { loadRaw } from '../raw.ts';
import type { Stage } from '../stage.ts';

const LIST = '/api/v1/packages';
const FILE_TAG = '"1"';

/** The same list again and again while nothing changes: kept bytes, the same compressed, and "not modified". */
export async function unchanged(stage: Stage): Promise<Contender[]> {
  const { world, statements, web, file, databasePid, seconds } = stage;
  const group = 'unchanged';
  const tag = (await fetch(`${web.url}${LIST}`)).headers.get('etag') ?? '';
  const ask = (headers: Record<string, string>, expect: number) =>
    load(web, () => LIST, { seconds, headers, expect, varied: false });
  const askFile = (headers: Record<string, string>, expect: number) =>
    load(file, () => '/', { seconds, headers, expect, varied: false });
  return [
    { group, name: 'PostgreSQL list', measure: () => loadRaw(world.url, databasePid, statements.list, seconds) },
    { group, name: 'static file', measure: () => askFile({}, 200) },
    { group, name: 'static file, 304', measure: () => askFile({ 'if-none-match': FILE_TAG }, 304) },
    { group, name: 'ours, 200', measure: () => ask({}, 200) },
    { group, name: 'ours, 200 compressed', measure: () => ask({ 'accept-encoding': 'gzip, br' }, 200) },
    { group, name: 'ours, 304', measure: () => ask({ 'if-none-match': tag }, 304) },
  ];
}
