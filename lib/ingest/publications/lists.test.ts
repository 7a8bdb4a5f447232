import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsTag, pathsOfTag } from '#lib/domain/publications/expected-paths.ts';
import { readList } from './read-list.ts';

const OSG = `# Images to bring into singularity.opensciencegrid.org.

debian:stable
  opensciencegrid/osgvo-el6  
gromacs/gromacs:*
cailmdaley/sptlab:osg*
hub.example.org/htc/rocky:9-cuda-12.6.0
localhost:5000/fermi/tools:1.0
containers.example.org/lscsoft/lalsuite/lalsuite-v6.53:stretch
Not An Image
fermi/tools:1:2
`;
const DUCC = `version: 1
user: publisher
cvmfs_repo: unpacked.example.org
output_format: '$(scheme)://registry.example.org/thin/$(image)'
input:
  - 'https://registry.hub.docker.com/library/debian:stable'
  - 'https://registry.example.org:5000/fermi/tools:1.*'
  - https://registry.example.org/fermi/untagged
  - https://registry.example.org/fermi/pinned@sha256:${'a'.repeat(64)}
  - ftp://registry.example.org/fermi/tools:1
  - 7
`;

describe('a list of the Open Science Grid', () => {
  const list = readList('osg', OSG);

  test('has images by short names, hosts and patterns of tags; what names none is told with its line', () => {
    expect(list.images.map(({ registry, repository, tag }) => `${registry} ${repository} ${tag}`)).toEqual([
      'docker.io debian stable',
      'docker.io opensciencegrid/osgvo-el6 latest',
      'docker.io gromacs/gromacs *',
      'docker.io cailmdaley/sptlab osg*',
      'hub.example.org htc/rocky 9-cuda-12.6.0',
      'localhost:5000 fermi/tools 1.0',
      'containers.example.org lscsoft/lalsuite/lalsuite-v6.53 stretch',
    ]);
    expect(list.faults.map(({ line, words }) => [line, words])).toEqual([
      [10, 'Not An Image'],
      [11, 'fermi/tools:1:2'],
    ]);
  });

  test.each([
    ['docker.io', 'debian', 'stable', ['/cvmfs/singularity.opensciencegrid.org/library/debian:stable']],
    ['docker.io', 'library/debian', 'stable', ['/cvmfs/singularity.opensciencegrid.org/library/debian:stable']],
    [
      'registry.hub.docker.com',
      'gromacs/gromacs',
      '2024',
      ['/cvmfs/singularity.opensciencegrid.org/gromacs/gromacs:2024'],
    ],
    ['docker.io', 'cailmdaley/sptlab', 'osg2', ['/cvmfs/singularity.opensciencegrid.org/cailmdaley/sptlab:osg2']],
    ['docker.io', 'cailmdaley/sptlab', 'dev', []],
    [
      'hub.example.org',
      'htc/rocky',
      '9-cuda-12.6.0',
      ['/cvmfs/singularity.opensciencegrid.org/htc/rocky:9-cuda-12.6.0'],
    ],
    ['hub.example.org', 'htc/rocky', '9-cuda-12x6.0', []],
    [
      'containers.example.org',
      'lscsoft/lalsuite/lalsuite-v6.53',
      'stretch',
      ['/cvmfs/singularity.opensciencegrid.org/lscsoft/lalsuite/lalsuite-v6.53:stretch'],
    ],
    ['quay.example.org', 'gromacs/gromacs', '2024', []],
  ])('%s/%s:%s is expected at %j', (registry, repository, tag, paths) => {
    expect(pathsOfTag(list, { registry, repository, tag })).toEqual(paths);
  });
});

describe('a recipe of DUCC', () => {
  const list = readList('ducc', DUCC);

  test('has the images of its input; one by digest alone, or of another kind, is told', () => {
    expect(list).toMatchObject({ format: 'ducc', cvmfsRepository: 'unpacked.example.org' });
    expect(list.images.map(({ registry, repository, tag }) => `${registry} ${repository} ${tag}`)).toEqual([
      'registry.hub.docker.com library/debian stable',
      'registry.example.org:5000 fermi/tools 1.*',
      'registry.example.org fermi/untagged latest',
    ]);
    expect(list.faults.map(({ line }) => line)).toEqual([4, 5, 6]);
  });

  test('an image is expected under its registry, as the recipe spells it', () => {
    const debian = { registry: 'docker.io', repository: 'debian', tag: 'stable' };
    expect(pathsOfTag(list, debian)).toEqual([
      '/cvmfs/unpacked.example.org/registry.hub.docker.com/library/debian:stable',
    ]);
    const tools = { registry: 'registry.example.org:5000', repository: 'fermi/tools', tag: '1.4' };
    expect(pathsOfTag(list, tools)).toEqual(['/cvmfs/unpacked.example.org/registry.example.org:5000/fermi/tools:1.4']);
    expect(pathsOfTag(list, { ...tools, tag: '2.0' })).toEqual([]);
  });

  test.each([
    ['', 'recipe'],
    ['version: 1\ncvmfs_repo: x.example.org\ninput:\n  - {toString: x, valueOf: y}', 'names no image'],
    ['version: 2\ncvmfs_repo: x.example.org\ninput: []', 'version'],
    ['version: 1\ncvmfs_repo: ../x\ninput: []', 'cvmfs_repo'],
    ['version: 1\ncvmfs_repo: x.example.org\ninput: x', 'input'],
    ['a: [', 'YAML'],
    ['a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]', 'aliases'],
  ])('%j is no recipe, and why is said', (body, why) => {
    const { images, faults } = readList('ducc', body);
    expect(images).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.why).toContain(why);
  });
});

test('a pattern means what a regular expression of it would, and takes no longer for its stars', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 8 });
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 }), (words, tag) => {
      const source = words.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
      expect(fitsTag(words, tag)).toBe(new RegExp(`^${source}$`).test(tag));
    }),
  );
  // A regular expression would be at this for longer than the universe is old.
  expect(fitsTag('*a'.repeat(60), `${'a'.repeat(127)}b`)).toBe(false);
});

test('whatever a list says, it is read without a throw and every path is one in CVMFS', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('osg' as const, 'ducc' as const),
      fc.string({ unit: 'binary', maxLength: 200 }),
      (format, body) => {
        for (const text of [body, `version: 1\ncvmfs_repo: x.example.org\ninput:\n  - ${JSON.stringify(body)}\n`]) {
          const list = readList(format, text);
          for (const image of list.images) {
            const paths = pathsOfTag(list, { ...image, tag: image.tag.replaceAll('*', 'x').replaceAll('?', 'x') });
            for (const path of paths) expect(path).toMatch(/^\/cvmfs\/[a-z0-9.-]+\/[\w./:-]+$/);
            expect(paths.length).toBeGreaterThan(0);
          }
        }
      },
    ),
  );
});

/** The list as it is published, where the machine has it; it is never part of the project. */
const PUBLISHED = join(import.meta.dirname, '../../../../shared/data/osg-docker-images.txt');

test.runIf(existsSync(PUBLISHED))('the list that the Open Science Grid publishes is read to its last line', () => {
  const body = readFileSync(PUBLISHED, 'utf8');
  const list = readList('osg', body);
  const lines = body.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  expect(list.images.length + list.faults.length).toBe(lines.length);
  expect(list.faults).toEqual([]);
  const wanted = { registry: 'docker.io', repository: 'python', tag: '3.4' };
  expect(pathsOfTag(list, wanted)).toEqual(['/cvmfs/singularity.opensciencegrid.org/library/python:3.4']);
});
