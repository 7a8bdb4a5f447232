import type { Catalogue, ChangeSetSeed, EntrySeed } from '#lib/contracts/changes.ts';
import { dependenciesLater, listDoubt, listedDependencies, namedDependencies18 } from './dependencies.ts';
import { gist } from './gist.ts';
import * as images2017 from './images-2017.ts';
import * as imagesLater from './images-later.ts';
import { notes18, notesLater } from './notes.ts';
import { packages18, packagesLater } from './packages.ts';
import { people } from './people.ts';
import { platforms } from './platforms.ts';
import { questions18, questionsLater } from './questions.ts';
import { criteria, runtimes18, runtimesLater } from './runtimes.ts';
import { sites18, sitesLater } from './sites.ts';
import { GIST, LIFE_CYCLES, REPOSITORY, REPOSITORY_FILES, sources, WIKI_18, WIKI_LATER } from './sources.ts';
import { tasks18, tasksLater } from './tasks.ts';
import { useCases18, useCasesLater } from './use-cases.ts';

const repository = (at: string, why: string, entries: EntrySeed[]): ChangeSetSeed => ({
  source: REPOSITORY,
  why,
  at,
  entries,
});

/** The Fermi collaboration's own words on what runs where, as they were written from 2017 on. */
export const fermi: Catalogue = {
  name: 'fermi',
  title: 'Fermi LAT',
  sources,
  people,
  criteria,
  changeSets: [
    {
      source: LIFE_CYCLES,
      why: 'Platforms and their life cycles.',
      at: '2017-06-01T00:00:00.000Z',
      entries: platforms,
    },
    {
      source: WIKI_18,
      why: 'The wiki page as it was in version 18.',
      at: '2017-06-06T12:00:00.000Z',
      entries: [
        ...packages18,
        ...listedDependencies,
        ...namedDependencies18,
        ...runtimes18,
        ...sites18,
        ...useCases18,
        ...questions18,
        ...notes18,
        listDoubt,
        ...tasks18,
      ],
    },
    {
      source: WIKI_LATER,
      why: 'What a later version of the wiki page changed.',
      at: '2017-07-17T12:00:00.000Z',
      entries: [
        ...packagesLater,
        ...dependenciesLater,
        ...runtimesLater,
        ...sitesLater,
        ...useCasesLater,
        ...questionsLater,
        ...notesLater,
        ...tasksLater,
      ],
    },
    repository('2017-07-19T12:00:00.000Z', 'The first recipes of GlastRelease images.', images2017.images20170719),
    {
      source: GIST,
      why: 'The plan for containers: flavours, caches, known issues, next steps.',
      at: '2017-07-21T16:44:00.000Z',
      entries: gist,
    },
    repository(
      '2017-07-24T12:00:00.000Z',
      'A first version works through the pipeline at SLAC.',
      images2017.images20170724,
    ),
    repository('2017-07-27T12:00:00.000Z', 'The lightweight image, also in CVMFS.', images2017.images20170727),
    {
      source: REPOSITORY_FILES,
      why: 'The Docker recipe of GlastRelease at a later commit.',
      at: '2017-07-27T23:59:59.000Z',
      entries: images2017.images20170727Files,
    },
    repository('2017-07-28T12:00:00.000Z', 'An image with ScienceTools and fermipy.', images2017.images20170728),
    repository('2017-12-01T12:00:00.000Z', 'Fixed mount points in the image.', imagesLater.images20171201),
    repository('2018-01-11T12:00:00.000Z', 'Libraries for old 32-bit Gleam.', imagesLater.images20180111),
    repository('2018-01-25T12:00:00.000Z', 'A library for the xrootd client.', imagesLater.images20180125),
    repository('2018-02-20T12:00:00.000Z', "E-mail bridge and the batch system's spool.", imagesLater.images20180220),
    repository('2018-04-12T12:00:00.000Z', 'The e-mail bridge is retried.', imagesLater.images20180412),
    repository('2018-06-22T12:00:00.000Z', 'An image for continuous integration.', imagesLater.images20180622),
    repository('2021-04-20T12:00:00.000Z', 'Base images of CentOS 5.11.', imagesLater.images20210420),
    repository('2021-07-21T12:00:00.000Z', 'CentOS 6 packages from the vault.', imagesLater.images20210721),
    repository('2021-11-19T12:00:00.000Z', 'A base image of CentOS 6.10.', imagesLater.images20211119),
  ],
};
