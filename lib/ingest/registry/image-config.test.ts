import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creationTime, readImageConfig } from './image-config.ts';
import { readManifestShape, readReferrersShape } from './manifest-shape.ts';
import { INDEX_TYPE } from './test-server.ts';

const read = (value: unknown, platform?: { architecture: string; os: string; variant: string }) =>
  readImageConfig(Buffer.from(JSON.stringify(value)), platform);

describe('the configuration of an image', () => {
  test('labels are texts that can be kept', () => {
    const labels = { a: 'x\u0000y', b: '\ud800', c: 1, d: null, ['__proto__']: 'own', e: 'z\u202e' };
    const kept = read({ architecture: 'amd64', os: 'linux', config: { Labels: labels } })?.labels;
    expect(Object.entries(kept ?? {})).toEqual([
      ['a', 'xy'],
      ['b', '\ufffd'],
      ['__proto__', 'own'],
      ['e', 'z'],
    ]);
  });

  test('labels beyond measure are left out', () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, place) => [`label${place}`, 'x'.repeat(20_000)]));
    expect(JSON.stringify(read({ config: { Labels: many } })?.labels).length).toBeLessThan(300_000);
  });

  test.each([
    [{ architecture: 'arm', variant: 'v7', os: 'linux' }, undefined, 'arm/v7'],
    [{ architecture: 'arm64', variant: 'v8', os: 'linux' }, undefined, 'arm64'],
    [{ architecture: 'arm', os: 'linux' }, { architecture: 'arm', os: 'linux', variant: 'v6' }, 'arm/v6'],
    [{}, { architecture: 'amd64', os: 'linux', variant: '' }, 'amd64'],
    [{ architecture: 5, os: [] }, undefined, ''],
  ])('architecture of %j', (config, platform, architecture) => {
    expect(read(config, platform)?.architecture).toBe(architecture);
  });

  test.each([
    ['2024-01-02T03:04:05.123456789Z', '2024-01-02T03:04:05.123Z'],
    ['2024-01-02T03:04:05+02:00', '2024-01-02T01:04:05.000Z'],
    ['0001-01-01T00:00:00Z', undefined],
    ['1970-01-01T00:00:00Z', undefined],
    ['9999-01-01T00:00:00Z', undefined],
    ['2024-13-01T00:00:00Z', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('time of creation %j', (text, at) => {
    expect(creationTime(text)?.toISOString()).toBe(at);
  });

  test('nothing that comes is a surprise', () => {
    const types = fc.constantFrom('application/vnd.oci.image.manifest.v1+json', INDEX_TYPE, 'text/html', undefined);
    const near = fc.record(
      {
        schemaVersion: fc.constantFrom(1, 2, '2', null),
        config: fc.anything(),
        layers: fc.array(fc.anything()),
        manifests: fc.array(fc.anything()),
        annotations: fc.anything(),
        architecture: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => Buffer.from(text)),
      near.map((value) => Buffer.from(JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? 1 : one)) ?? '')),
    );
    fc.assert(
      fc.property(bytes, types, (body, type) => {
        const shape = readManifestShape(body, type);
        expect(shape.ok || shape.failure.detail.endsWith('.')).toBe(true);
        readReferrersShape(body, type);
        readImageConfig(body, undefined);
      }),
    );
  });
});
