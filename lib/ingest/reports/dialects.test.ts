import { expect, test } from 'vitest';
import type { TestReport } from '#lib/contracts/ingest/report.ts';
import { read } from './fixtures/read.ts';
import * as texts from './fixtures/texts.ts';

const outcomes = ({ cases }: TestReport) => cases.map(({ name, outcome }) => `${name}: ${outcome}`);
const messageOf = ({ cases }: TestReport, name: string) => cases.find((one) => one.name === name)?.message;

test('pytest', async () => {
  const report = await read(texts.PYTEST);
  expect(report).toMatchObject({ dialect: 'junit', suite: 'pytest tests', outcome: 'failed', flags: [] });
  expect(report.counts).toEqual({ total: 4, passed: 1, failed: 1, errored: 1, skipped: 1 });
  expect(outcomes(report)).toEqual([
    'test_gleam[muon]: passed',
    'test_recon: failed',
    'test_mysql: skipped',
    'test_setup: errored',
  ]);
  expect(report.cases[0]).toMatchObject({
    classname: 'tests.test_gr',
    durationMs: 500,
    message: '',
    attachments: ['muon.root'],
  });
  expect(report.cases[1]?.attachments).toEqual(['out/recon.png', 'out/recon.log']);
  expect(messageOf(report, 'test_recon')).toContain(
    'AssertionError: 3 tracks, 4 expected\nassert 3 == 4\ndef test_recon',
  );
  expect(messageOf(report, 'test_setup')).toBe('failed on setup with "OSError"\nE   OSError: no /cvmfs');
  expect(report.properties).toMatchObject({ image: 'fermi/glastrelease', hostname: 'node1' });
});

test('Maven Surefire with reruns', async () => {
  const report = await read(texts.SUREFIRE);
  expect(outcomes(report)).toEqual(['flaky: passed', 'broken: failed', 'fine: passed']);
  expect(report.cases.map(({ flaky }) => flaky)).toEqual([true, false, false]);
  expect(messageOf(report, 'flaky')).toBe('timed out\nat org.fermi.ReconTest.flaky');
  expect(messageOf(report, 'broken')).toContain('java.lang.AssertionError: expected:<1> but was:<2>');
  expect(report).toMatchObject({ durationMs: 1_002_500, flags: [], properties: { 'java.version': '1.8.0' } });
});

test('gtest', async () => {
  const report = await read(texts.GTEST);
  expect(outcomes(report)).toEqual(['Energy: failed', 'DISABLED_Slow: skipped', 'Skipped: skipped', 'Fine: passed']);
  expect(messageOf(report, 'Energy')).toBe('/src/cal.cc:3\nValue of: energy\nExpected: 2\n/src/cal.cc:4\nsecond');
  expect(report).toMatchObject({ suite: 'AllTests', durationMs: 35, flags: [] });
});

test('JUnit XML of CTest', async () => {
  const report = await read(texts.CTEST_JUNIT);
  expect(outcomes(report)).toEqual(['gleam: passed', 'recon: failed', 'merit: skipped']);
  expect(report.flags).toEqual([]);
});

test('JUnit XML of CTest says in its output why; what could not be started was not left out', async () => {
  const report = await read(`<testsuite name="Linux" tests="4" failures="1" disabled="0" skipped="2">
    <testcase name="bad" status="fail"><failure message=""/><system-out>boom é
[NON-XML-CHAR-0x1B][31mred[NON-XML-CHAR-0x1]</system-out></testcase>
    <testcase name="gone" status="notrun"><skipped message="Unable to find executable"/><system-out>x</system-out></testcase>
    <testcase name="skip" status="notrun"><skipped message="SKIP_RETURN_CODE=77"/></testcase>
    <testcase name="ok" status="run"><system-out>not told</system-out></testcase></testsuite>`);
  expect(outcomes(report)).toEqual(['bad: failed', 'gone: errored', 'skip: skipped', 'ok: passed']);
  expect(report.cases.map(({ message }) => message)).toEqual([
    'boom é\nred',
    'Unable to find executable',
    'SKIP_RETURN_CODE=77',
    '',
  ]);
  expect(report.flags).toEqual([]);
});

test('ReFrame', async () => {
  const report = await read(texts.REFRAME);
  expect(outcomes(report)).toEqual([
    'GlastSmoke %image=gr-20 @slac:batch+singularity: passed',
    'GlastScale @slac:batch+singularity: failed',
  ]);
  expect(report.properties).toMatchObject({ system: 'slac:batch', hostname: 'login1' });
});

test('bats', async () => {
  const report = await read(texts.BATS);
  expect(outcomes(report)).toEqual(['starts: passed', 'has ROOT: failed', 'has MySQL: skipped']);
  expect(messageOf(report, 'has ROOT')).toContain("`[ -x /opt/hep/bin/cling ]' failed");
  expect(messageOf(report, 'has MySQL')).toBe('not in this flavour');
});

test('Jest, whose colours are characters that XML cannot hold', async () => {
  const report = await read(texts.JEST);
  expect(outcomes(report)).toEqual(['viewer draws a sky: passed', 'viewer zooms: failed']);
  expect(messageOf(report, 'viewer zooms')).toBe('Error: expect(received).toBe(expected) at Object.<anonymous>');
  expect(report.flags).toEqual(['Control characters were taken out of the report.']);
});

test('JUnit XML of node:test: what is still to be done may fail', async () => {
  const report = await read(
    '<testsuites><testcase name="later"><skipped type="todo" message="true"/><failure type="testCodeFailure" message="no"/></testcase><testcase name="now"><failure type="failure">no</failure></testcase></testsuites>',
  );
  expect(outcomes(report)).toEqual(['later: skipped', 'now: failed']);
  expect(messageOf(report, 'now')).toBe('no');
  // Only the writer's own word for it counts, not a text that reads like it.
  const said = await read(
    '<testsuites><testcase name="said"><skipped message="to be done"/><failure>no</failure></testcase></testsuites>',
  );
  expect(outcomes(said)).toEqual(['said: failed']);
});

test('a list of tests is no report of them', async () => {
  const listed =
    '<testsuites tests="1" name="AllTests"><testsuite name="X" tests="1"><testcase name="A" file="a.cc" line="3"/></testsuite></testsuites>';
  await expect(read(listed)).rejects.toThrow('The report only lists tests');
  const ran = await read(listed.replace('line="3"', 'line="3" status="run" time="0"'));
  expect(outcomes(ran)).toEqual(['A: passed']);
});

test('nested suites, counted with or without those within', async () => {
  const report = await read(texts.NESTED);
  expect(outcomes(report)).toEqual(['a: passed', 'b: passed', 'c: errored']);
  expect(report).toMatchObject({ outcome: 'errored', flags: [] });
  expect(report.cases.map(({ classname }) => classname)).toEqual(['outer', 'inner', 'inner']);
});

test('a suite that could not be set up', async () => {
  const report = await read('<testsuite name="s"><error message="no disk"/></testsuite>');
  expect(report.cases).toEqual([
    {
      name: 's, as a whole',
      classname: '',
      outcome: 'errored',
      durationMs: null,
      message: 'no disk',
      flaky: false,
      attachments: [],
    },
  ]);
});

test('Test.xml of CTest', async () => {
  const report = await read(texts.CTEST);
  expect(report).toMatchObject({ dialect: 'ctest', suite: 'Linux-gcc', flags: [] });
  expect(outcomes(report)).toEqual(['gleam: passed', 'digi: failed', 'slow: skipped', 'gone: errored']);
  expect(report.cases[0]).toMatchObject({ classname: 'sub', durationMs: 1250, attachments: ['plot.png'] });
  expect(messageOf(report, 'digi')).toBe('assertion failed\nin digi');
  expect(messageOf(report, 'gone')).toBe('Unable to find executable');
  expect(report.properties).toMatchObject({ Site: 'node4', OSName: 'Linux' });
});

test('Test.xml of CTest tells a time-out, and each thing once', async () => {
  const measured = (name: string, value: string) =>
    `<NamedMeasurement type="text/string" name="${name}"><Value>${value}</Value></NamedMeasurement>`;
  const ran = (name: string, status: string, inside: string, output: string) =>
    `<Test Status="${status}"><Name>${name}</Name><Path>.</Path><Results>${inside}<Measurement><Value>${output}</Value></Measurement></Results></Test>`;
  const report = await read(
    `<Site BuildName="b"><Testing>${[
      ran('slow', 'failed', measured('Exit Code', 'Timeout') + measured('Completion Status', 'Completed'), ''),
      ran('bad', 'failed', measured('Exit Code', 'Failed') + measured('Completion Status', 'Completed'), 'boom'),
      ran('off', 'notrun', measured('Completion Status', 'Disabled'), 'Disabled'),
    ].join('')}</Testing></Site>`,
  );
  expect(report.cases.map(({ outcome, message }) => [outcome, message])).toEqual([
    ['failed', 'Timeout'],
    ['failed', 'boom'],
    ['skipped', 'Disabled'],
  ]);
});

test('CTRF that tells attempts and not what they mean', async () => {
  const tests = [
    { name: 'a', status: 'passed', retries: 1, retryAttempts: [{ status: 'failed', message: 'no tracks at first' }] },
    { name: 'b', status: 'FAILED', retries: 2, message: 'no tracks' },
    { name: 'c', status: 'passed', retries: 0 },
  ];
  const report = await read(JSON.stringify({ results: { tests } }));
  expect(report.cases.map(({ outcome, flaky, message }) => [outcome, flaky, message])).toEqual([
    ['passed', true, 'no tracks at first'],
    ['failed', false, 'no tracks'],
    ['passed', false, ''],
  ]);
});

test('CTRF', async () => {
  const report = await read(texts.CTRF);
  expect(report).toMatchObject({ dialect: 'ctrf', suite: 'playwright', durationMs: 3000, flags: [] });
  expect(outcomes(report)).toEqual([
    'starts: passed',
    'flaky one: passed',
    'recon: failed',
    'later: skipped',
    'strange: errored',
  ]);
  expect(report.cases[0]).toMatchObject({ classname: 'image › shell', durationMs: 10 });
  expect(report.cases[1]).toMatchObject({ flaky: true, message: 'timed out at first' });
  expect(report.cases[2]).toMatchObject({ message: 'no tracks\nat recon.ts:3', attachments: ['out/recon.png'] });
  expect(report.properties).toEqual({ buildName: 'glastrelease', buildNumber: '7' });
});

test('TAP with details, directives and a subtest', async () => {
  const report = await read(texts.TAP);
  expect(report).toMatchObject({ dialect: 'tap', outcome: 'failed', flags: [] });
  expect(outcomes(report)).toEqual([
    'starts: passed',
    'has ROOT: failed',
    'has MySQL: skipped',
    'scales: skipped',
    'one: passed',
    'two: failed',
  ]);
  expect(report.cases[1]?.message).toContain('message: "/opt/hep/bin/cling is missing"');
  expect(report.cases[1]?.durationMs).toBe(7);
  expect(report.cases[2]?.message).toBe('not in this flavour');
  expect(report.cases[5]).toMatchObject({ classname: 'inner', message: '(in test file inner.bats, line 3)' });
});

test('TAP that was given up, or is not complete', async () => {
  const given = await read('1..3\nok 1 - a\nBail out! no disk\n');
  expect(outcomes(given)).toEqual(['a: passed', 'Bail out!: errored']);
  expect(outcomes(await read('1..3\nBail out! no disk\n'))).toEqual(['Bail out!: errored']);
  expect((await read('1..3\nok 1 - a\n')).flags).toEqual(['The report plans 3 test points; it has 1.']);
  expect((await read('ok 1 - a\n')).flags).toEqual(['The report has no plan, so nobody knows whether it is complete.']);
});

const { PYTEST, SUREFIRE, GTEST, CTEST, CTRF, TAP, JEST } = texts;
test.each(Object.entries({ PYTEST, SUREFIRE, GTEST, CTEST, CTRF, TAP, JEST }))(
  '%s in pieces of seven bytes',
  async (_, text) => {
    expect(await read(text, 7)).toEqual(await read(text));
  },
);

test('what a report says of itself is counted again', async () => {
  const report = await read(
    '<testsuites tests="9" failures="0"><testsuite name="s" tests="1" failures="3"><testcase name="a"/><testcase name="b"><failure/></testcase></testsuite></testsuites>',
  );
  expect(report.counts).toEqual({ total: 2, passed: 1, failed: 1, errored: 0, skipped: 0 });
  expect(report.flags).toEqual([
    'Suite “s” says it has 1 cases; it has 2.',
    'Suite “s” says that 3 cases failed; 1 did.',
    'The report says it has 9 cases; it has 2.',
  ]);
  // What a report calls skipped must not be believed to have passed.
  const skipping = '<testsuite name="s" tests="1" skipped="1"><testcase name="a"/></testsuite>';
  expect((await read(skipping)).flags).toEqual(['Suite “s” says that 1 cases were skipped; 0 were.']);
  const ctrf = JSON.parse(texts.CTRF);
  ctrf.results.summary.passed = 4;
  expect((await read(JSON.stringify(ctrf))).flags).toEqual(['The report says that 4 cases passed; 2 did.']);
});
