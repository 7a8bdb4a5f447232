import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { REPORT_BYTES_MAX, REPORT_CASES_MAX } from '#lib/contracts/ingest/report.ts';
import { capped, plain, unpacked } from './bytes.ts';
import { pieces, read, readBytes } from './fixtures/read.ts';
import { readReport } from './read-report.ts';

const refusalOf = async (text: string | Uint8Array) => {
  const result = await readBytes(typeof text === 'string' ? Buffer.from(text) : text);
  if (result.ok) throw new Error('It was accepted.');
  return { status: result.status, detail: result.detail };
};
/** Bytes that are made as they are asked for, told how many were. */
function endless(first: string, then: string) {
  const made = { bytes: 0 };
  async function* bytes() {
    yield Buffer.from(first);
    const chunk = Buffer.from(then.repeat(Math.ceil(65_536 / then.length)));
    for (let at = 0; at < 1000; at += 1) {
      made.bytes += chunk.byteLength;
      yield chunk;
    }
  }
  return { made, chunks: bytes() };
}

const BOMB = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><testsuite><testcase name="&b;"/></testsuite>`;
const OUTSIDE = `<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite><testcase name="&x;"/></testsuite>`;

test.each([
  ['an entity bomb', BOMB],
  ['an entity of a file', OUTSIDE],
  ['a document type alone', '<!DOCTYPE testsuite><testsuite><testcase name="a"/></testsuite>'],
])('%s is refused for its document type', async (_, text) => {
  expect(await refusalOf(text)).toEqual({
    status: 422,
    detail: 'The report has a document type (DOCTYPE), which is not accepted. Leave it out.',
  });
});

test.each(['&b;', '&constructor;', '&__proto__;', '&toString;'])('%s is no entity', async (entity) => {
  const { status, detail } = await refusalOf(`<testsuite><testcase name="${entity}"/></testsuite>`);
  expect(status).toBe(422);
  expect(detail).toMatch(/^The report is not well-formed XML: line 1, undefined entity/);
});

test('200,000 levels are refused at the hundred and first', async () => {
  const { made, chunks } = endless('<testsuites>', '<testsuite>');
  expect(await readReport({ chunks, form: 'xml', charset: null })).toEqual({
    ok: false,
    status: 422,
    detail: 'The report is nested deeper than 100 levels.',
  });
  expect(made.bytes).toBeLessThan(200_000);
  expect((await refusalOf('<testsuite>'.repeat(200_000))).status).toBe(422);
  expect((await refusalOf(`{"results":${'['.repeat(200_000)}`)).status).toBe(422);
  expect((await refusalOf(`1..1\n${' '.repeat(200_000)}ok 1\n`)).status).toBe(422);
});

test('100,000 attributes are refused at the two hundred and first', async () => {
  const { made, chunks } = endless('<testsuite', ' a="b" c="d"');
  const result = await readReport({ chunks, form: 'xml', charset: null });
  expect(result).toMatchObject({ ok: false, status: 422 });
  expect(made.bytes).toBeLessThan(200_000);
  const many = Array.from({ length: 100_000 }, (_, at) => ` a${at}="1"`).join('');
  expect((await refusalOf(`<testsuite${many}/>`)).detail).toContain('more than 200 attributes');
});

test('more cases than are kept', async () => {
  const testcase = '<testcase name="a"/>';
  const report = await read(`<testsuite>${testcase.repeat(REPORT_CASES_MAX)}</testsuite>`);
  expect(report.counts.total).toBe(REPORT_CASES_MAX);
  expect(await refusalOf(`<testsuite>${testcase.repeat(REPORT_CASES_MAX + 1)}</testsuite>`)).toMatchObject({
    status: 413,
  });
  expect(await refusalOf('ok\n'.repeat(REPORT_CASES_MAX + 1))).toMatchObject({ status: 413 });
  expect(await refusalOf(`{"results":{"tests":[${'{},'.repeat(600_000)}{}]}}`)).toMatchObject({ status: 413 });
});

test('what a test printed between its lines of TAP counts for nothing, endless comments are refused', async () => {
  expect((await read(`${'some output\n'.repeat(200_000)}1..1\nok 1 - a\n`)).counts.total).toBe(1);
  expect(await refusalOf(`ok 1\n${'# x\n'.repeat(500_000)}`)).toMatchObject({ status: 413 });
});

test('names of attachments that never end cost no more than their length', async () => {
  const printed = '[[ATTACHMENT|'.repeat(100_000);
  const { cases } = await read(
    `<testsuite><testcase name="a"><system-out>${printed}x]]</system-out></testcase></testsuite>`,
  );
  expect(cases[0]?.attachments).toEqual(['x']);
});

test('eleven megabytes are refused while they come', async () => {
  const { made, chunks } = endless('<testsuite><testcase name="a"><system-out>', 'x');
  const result = await readReport({ chunks: capped(chunks), form: null, charset: null });
  expect(result).toEqual({ ok: false, status: 413, detail: 'The report is larger than 10 MB.' });
  expect(made.bytes).toBeLessThan(REPORT_BYTES_MAX + 3 * 65_536);
});

test('a packed report is unpacked', async () => {
  const packed = gzipSync('<testsuite><testcase name="a"/></testsuite>');
  const result = await readReport({ chunks: unpacked(pieces(packed, 5)), form: null, charset: null });
  expect(result.ok && result.report.counts.total).toBe(1);
});

test.each([1, 5, 1000])('what begins as gzip does is unpacked unasked, in pieces of %i', async (size) => {
  const text = '<testsuite><testcase name="a"/></testsuite>';
  for (const bytes of [gzipSync(text), Buffer.from(text)]) {
    const result = await readReport({ chunks: plain(pieces(bytes, size)), form: null, charset: null });
    expect(result.ok && result.report.counts.total).toBe(1);
  }
  const none = await readReport({ chunks: plain(pieces(Buffer.from([0x1f]), size)), form: null, charset: null });
  expect(none).toMatchObject({ ok: false, status: 422 });
});

test('a gzip bomb is refused when it has grown to the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '));
  expect(bomb.byteLength).toBeLessThan(300_000);
  const before = process.memoryUsage().arrayBuffers;
  const result = await readReport({ chunks: unpacked(pieces(bomb)), form: null, charset: null });
  expect(result).toEqual({ ok: false, status: 413, detail: 'The unpacked report is larger than 10 MB.' });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
});

test.each([
  ['no gzip', Buffer.from('<testsuite/>')],
  ['gzip that breaks off', gzipSync(`<testsuite name="${'x'.repeat(99)}">`).subarray(0, 20)],
])('%s is told', async (_, bytes) => {
  const result = await readReport({ chunks: unpacked(pieces(bytes)), form: null, charset: null });
  expect(result).toMatchObject({ ok: false, status: 400 });
});

test('what goes wrong on the way in is told as it is', async () => {
  async function* broken() {
    yield gzipSync('<testsuite>').subarray(0, 20);
    throw new Error('The connection broke off.');
  }
  expect(await readReport({ chunks: unpacked(broken()), form: null, charset: null })).toMatchObject({ status: 400 });
  const large = capped(pieces(gzipSync(Buffer.alloc(100_000, 'a')), 10), 20);
  expect(await readReport({ chunks: unpacked(large), form: null, charset: null })).toMatchObject({ status: 413 });
});

test.each([
  ['nothing', ''],
  ['white space', ' \n '],
  ['no test', '<testsuite name="s" tests="0"/>'],
  ['a page', '<html><body>502 Bad Gateway</body></html>'],
  ['broken XML', '<testsuite><testcase name="a"></testsuite>'],
  ['XML that breaks off', '<testsuite><testcase name="a"/>'],
  ['two documents', '<testsuite><testcase name="a"/></testsuite><testsuite/>'],
  ['no JSON', '{"results":'],
  ['JSON of something else', '{"a":1}'],
  ['a state that CTRF does not have', '{"results":{"tests":[{"name":"a","status":"great"}]}}'],
  ['plain text', 'All tests passed!'],
  ['JSON that is a list', '[{"name":"a"}]'],
  ['a TAP plan that leaves all out', '1..0 # SKIP no disk'],
  ['an archive', Buffer.from('PK\u0003\u0004\u0014')],
  ['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><testsuite/>'],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
])('%s is unusable', async (_, text) => {
  const { status, detail } = await refusalOf(text);
  expect(status).toBe(422);
  expect(detail).toMatch(/^[A-Z/“].{10,}\.$/);
});

const SMALL = '<?xml version="1.0"?><testsuite><testcase name="Größe"/></testsuite>';
const latin = Buffer.from(SMALL.replace('?>', ' encoding="ISO-8859-1"?>'), 'latin1');
const little = Buffer.from(SMALL, 'utf16le');
test.each([
  ['UTF-8', Buffer.from(SMALL), null],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${SMALL}`), null],
  ['Latin-1 as it declares', latin, null],
  ['Latin-1 as the request says', Buffer.from(SMALL, 'latin1'), 'iso-8859-1'],
  ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), little]), null],
  ['UTF-16 the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]), null],
  ['UTF-16 without a mark', little, null],
  ['UTF-8 that says it is UTF-16', Buffer.from(SMALL.replace('?>', ' encoding="utf-16"?>')), null],
  ['JSON in UTF-16', Buffer.from('{"results":{"tests":[{"name":"Größe","status":"passed"}]}}', 'utf16le'), null],
])('the encoding %s', async (_, bytes, charset) => {
  const result = await readBytes(bytes, { charset, size: 3 });
  expect(result.ok && result.report.cases[0]?.name).toBe('Größe');
  expect(result.ok && result.report.flags).toEqual([]);
});

test('bytes of no encoding, control characters, NUL and halves of characters leave a report usable', async () => {
  const bytes = Buffer.concat([
    Buffer.from('<testsuite><testcase name="a\u0000b\u0008c\u001b[31md&#0;e&#xD800;f&#x202e;g'),
    Buffer.from([0xff]),
    Buffer.from('"><failure message="\u001b[1mred\u001b[0m\ufffe"/></testcase></testsuite>'),
  ]);
  const result = await readBytes(bytes);
  if (!result.ok) throw new Error(result.detail);
  expect(result.report.cases[0]).toMatchObject({ name: 'abcdefg\ufffd', message: 'red' });
  expect(result.report.flags).toEqual([
    'Control characters were taken out of the report.',
    'Bytes that do not belong to its encoding were replaced.',
  ]);
  const json = JSON.stringify({ results: { tests: [{ name: 'a\u0000\ud800b', status: 'passed' }] } });
  expect((await read(json)).cases[0]?.name).toBe('a\ufffdb');
});

test('long texts are cut, durations that are none left out', async () => {
  const long = 'x'.repeat(100_000);
  const { cases } = await read(
    `<testsuite><testcase name="${long}" time="1e99"><failure message="${long}">${long}</failure></testcase><testcase name="" time="-1"/></testsuite>`,
  );
  expect([cases[0]?.name.length, cases[0]?.message.length, cases[0]?.durationMs]).toEqual([500, 4000, null]);
  expect(cases[1]).toMatchObject({ name: '(no name)', durationMs: null });
});

test('details in TAP are never read as YAML of a stranger', async () => {
  const bomb = `1..1\nnot ok 1 - a\n  ---\n  a: &a [x,x,x]\n  b: &b [*a,*a,*a]\n  c: !!js/function 'x'\n  ...\n`;
  expect((await read(bomb)).cases[0]?.message).toBe("a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: !!js/function 'x'");
});

test('properties that mean something to the language stay names', async () => {
  const { properties } = await read(
    '<testsuite><properties><property name="__proto__" value="x"/><property name="constructor" value="y"/></properties><testcase name="a"/></testsuite>',
  );
  expect(Object.entries(properties)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
  expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
});
