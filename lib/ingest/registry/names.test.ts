import { describe, expect, test } from 'vitest';
import { readChallenge } from './challenge.ts';
import { originOf } from './hosts.ts';
import { nextOf } from './list-tags.ts';
import { isReferrersTag, isRepository, referrersTag } from './names.ts';
import { secondsOf } from './status.ts';

describe('names', () => {
  test.each(['a', 'fermi/glastrelease', 'a.b/c_d/e__f/g--h', 'a'.repeat(255)])('%s is a repository', (name) => {
    expect(isRepository(name)).toBe(true);
  });
  test.each(['', 'A', 'a/', '/a', 'a..b', 'a___b', 'a//b', '.a', 'a:b', 'a@b', 'a\n', 'a'.repeat(256)])(
    '%j is none',
    (name) => {
      expect(isRepository(name)).toBe(false);
    },
  );
  test('the tag of what lies beside a digest is made of it, and known again', () => {
    for (const digest of [`sha256:${'a'.repeat(64)}`, `sha512:${'a'.repeat(128)}`]) {
      const tag = referrersTag(digest);
      expect(tag).toHaveLength(71);
      expect([tag, `${tag}.sig`, 'sha256-abc', 'v1'].map(isReferrersTag)).toEqual([true, true, false, false]);
    }
  });
});

describe('where a host is asked', () => {
  test.each([
    ['registry.example', false, 'https://registry.example'],
    ['Registry.Example:5000', false, 'https://registry.example:5000'],
    ['registry.example:443', false, 'https://registry.example'],
    ['http://registry.example:5000/', false, 'http://registry.example:5000'],
    ['https://localhost', true, 'https://localhost'],
    ['localhost:5000', true, 'http://localhost:5000'],
    ['127.0.0.1:5000', true, 'http://127.0.0.1:5000'],
    ['[::1]:5000', true, 'http://[::1]:5000'],
    ['127.0.0.1:5000', false, 'https://127.0.0.1:5000'],
    ['127.example', true, 'https://127.example'],
    ['docker.io', false, 'https://registry-1.docker.io'],
    ['registry.example/path', false, null],
    ['a@b', false, null],
    ['a b', false, null],
    ['ftp://a', false, null],
    ['', false, null],
  ])('%j', (host, allowPrivate, origin) => {
    expect(originOf(host, allowPrivate)).toBe(origin);
  });
});

describe('headers', () => {
  test.each([
    ['Basic realm="x"', { scheme: 'basic' }],
    ['Bearer realm="https://a/t",service="s"', { scheme: 'bearer', realm: 'https://a/t', service: 's' }],
    ['bearer realm=https://a/t', { scheme: 'bearer', realm: 'https://a/t', service: '' }],
    [
      'Basic realm="a, Bearer", Bearer service="a \\"b\\"", realm="r"',
      { scheme: 'bearer', realm: 'r', service: 'a "b"' },
    ],
    ['Negotiate, Basic', { scheme: 'basic' }],
    ['Bearer service="s"', null],
    ['Digest realm="x"', null],
    ['"', null],
    ['', null],
    [undefined, null],
  ])('challenge %j', (header, challenge) => {
    expect(readChallenge(header)).toEqual(challenge);
  });

  test.each([
    ['</v2/a?last=b>; rel="next"', '/v2/a?last=b'],
    ['<a>; rel=prev, <b>; title="x"; rel=next', 'b'],
    ['<a>; rel=prev', null],
    [undefined, null],
  ])('next page %j', (link, next) => {
    expect(nextOf(link)).toBe(next);
  });

  test.each([
    ['5', undefined, 5],
    ['0', undefined, 0],
    ['99999999', undefined, 86_400],
    ['-5', undefined, null],
    ['Sat, 01 Jan 2000 00:00:10 GMT', 'Sat, 01 Jan 2000 00:00:00 GMT', 10],
    ['Sat, 01 Jan 2000 00:00:00 GMT', 'Sat, 01 Jan 2000 00:01:00 GMT', 0],
    ['Sat, 01 Jan 2000 00:00:00 GMT', undefined, null],
    [undefined, undefined, null],
  ])('retry after %j', (after, date, seconds) => {
    expect(secondsOf(after, date)).toBe(seconds);
  });

  test('a long header takes no long time', () => {
    for (const part of ['a=', '"', 'a="\\', ' ,', 'Bearer realm="', '<']) {
      const header = part.repeat(40_000);
      expect(() => [readChallenge(header), nextOf(header)]).not.toThrow();
    }
  });
});
