import type { Catalogue } from '#lib/contracts/changes.ts';
import { notes } from './notes.ts';
import { questions, tasks } from './questions.ts';
import { sites } from './sites.ts';
import { images, packages, runtimes, tools } from './software.ts';
import { fileSystems, services } from './systems.ts';
import { useCases } from './use-cases.ts';

/** What Thomas P Downes told about LIGO's containers, and nothing else: no build, test or platform is named there. */
export const ligo: Catalogue = {
  name: 'ligo',
  title: 'LIGO',
  sources: [
    {
      slug: 'ligo-talk',
      title: 'LIGO containers in diverse computing environments (Thomas P Downes)',
      kind: 'talk',
      locator: 'sources/003_2539c04d9838c300.txt',
      notBefore: '2017-08-01',
      notAfter: null,
      dateNote:
        'The slides carry no date. They give the observing run O2 as "December 2016 -- August 2017", written like the finished O1, while O3 is "TBA": read as said when O2 was over or ending, so not before August 2017 (if that end was only planned, it could be earlier). No latest day follows from the text: O3 has no dates yet, and "Service active for 4 months" counts from a start that is not given. The change set is dated to the earliest day, 2017-08-01.',
    },
  ],
  people: [
    {
      slug: 'thomas-p-downes',
      name: 'Thomas P Downes',
      note: 'Speaker. Center for Gravitation, Cosmology & Astrophysics, University of Wisconsin-Milwaukee; LIGO Scientific Collaboration.',
    },
    { slug: 'brian-bockelman', name: 'Brian Bockelman', note: "Developed OSG's nightly script, with Derek Weitzel." },
    { slug: 'derek-weitzel', name: 'Derek Weitzel', note: "Developed OSG's nightly script, with Brian Bockelman." },
  ],
  criteria: [],
  changeSets: [
    {
      source: 'ligo-talk',
      why: 'What the talk says.',
      at: '2017-08-01T00:00:00Z',
      entries: [
        ...fileSystems,
        ...services,
        ...packages,
        ...tools,
        ...runtimes,
        ...sites,
        ...images,
        ...useCases,
        ...questions,
        ...tasks,
        ...notes,
      ],
    },
  ],
};
