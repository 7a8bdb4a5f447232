import type { SourceInput } from '#lib/contracts/changes.ts';

export const LIFE_CYCLES = 'platform-lifecycles';
export const WIKI_18 = 'wiki-version-18';
export const WIKI_LATER = 'wiki-later-version';
export const GIST = 'gist-containerization-notes';
export const REPOSITORY = 'fermi-lat-containers';
export const REPOSITORY_FILES = 'fermi-lat-containers-files';

export const sources: SourceInput[] = [
  {
    slug: LIFE_CYCLES,
    title: 'Life cycle dates of Red Hat Enterprise Linux',
    kind: 'vocabulary',
    locator: "Seaworthy's own vocabulary of platforms",
    dateNote:
      'General knowledge, not a statement of the collaboration. Dates that were announced after 2017 (RHEL8, RHEL9, extended support) are loaded as they are known today, so that the end-of-life clock is right.',
  },
  {
    slug: WIKI_18,
    title: 'Wiki page on the virtualization of Fermi Science Analysis Systems software, version 18',
    kind: 'wiki page',
    locator: '000_8ca87536ec9b2bb4.txt',
    notBefore: '2017-06-06',
    notAfter: '2017-07-17',
    dateNote:
      'The page carries no date. It cites the June 6th 2017 meeting and its table was created by Johan on "Tuesday 6th 2017" (June 6th 2017 was a Tuesday), so it is not older than that day; the later version names July 17th 2017, so it is not younger than that. It is loaded as of noon of the first day.',
  },
  {
    slug: WIKI_LATER,
    title: 'Wiki page on the virtualization of Fermi Science Analysis Systems software, a later version',
    kind: 'wiki page',
    locator: '002_306fc0588f9feb8a.txt',
    notBefore: '2017-07-17',
    dateNote:
      'The page carries no date and no version number. Johan\'s remark on the CentOS7 queue ends with "July 17th 2017", so it is not older than that day. It is loaded as of noon of that day.',
  },
  {
    slug: GIST,
    title: 'Fermi Containerization Notes (brianv0, gist)',
    kind: 'gist',
    locator: '001_cac0ca21208ceab9.txt',
    notBefore: '2017-07-21',
    notAfter: '2017-07-21',
    dateNote: 'Created July 21, 2017 16:44; the time zone is not shown. It calls itself an end of week report.',
  },
  {
    slug: REPOSITORY,
    title: 'Repository fermi-lat/containers, 2017 to 2021',
    kind: 'repository',
    locator: 'fermi-containers.md; https://github.com/fermi-lat/containers',
    notBefore: '2017-07-17',
    notAfter: '2021-11-19',
    dateNote:
      'Facts read from the public repository and dated by its commits. No digest, size or test result is known from it: builds stay unregistered.',
  },
  {
    slug: REPOSITORY_FILES,
    title: 'Repository fermi-lat/containers, docker/base/Dockerfile',
    kind: 'repository',
    locator: 'docker/base/Dockerfile at 1ddd6006cd0896319dc72d51adafd2948b17afc3',
    notBefore: '2017-07-17',
    dateNote:
      'One later version of the file. Its commit date was not read; the last commit named for docker/base is of 2017-07-27, so it is loaded as of the end of that day.',
  },
];
