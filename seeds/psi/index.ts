import type { Catalogue } from '#lib/contracts/changes.ts';
import { notes } from './notes.ts';
import { questions, tasks } from './questions.ts';
import { sites } from './sites.ts';
import { criteria, packages, runtimes } from './software.ts';
import { systems } from './systems.ts';
import { useCases } from './use-cases.ts';

/** What Stephan Egli told about computing at PSI, and nothing else: no image, build, test or platform is named there. */
export const psi: Catalogue = {
  name: 'psi',
  title: 'PSI',
  sources: [
    {
      slug: 'psi-talk',
      title: 'DaaS and Kubernetes at PSI (Stephan Egli, CALIPSOplus JRA2 Meeting)',
      kind: 'talk',
      locator: 'sources/004_fd6cba81a7e72cc8.txt',
      notBefore: '2018-05-23',
      notAfter: '2018-05-23',
      dateNote: 'The title slide names the meeting: "CALIPSOplus JRA2 Meeting, May 23 rd 2018".',
    },
  ],
  people: [
    {
      slug: 'stephan-egli',
      name: 'Stephan Egli',
      note: 'Speaker. Paul Scherrer Institut, Photon Science Department. He sums up work of the Science IT department of PSI and of colleagues from the ESS/Data Archive project, whom he does not name.',
    },
  ],
  criteria,
  changeSets: [
    {
      source: 'psi-talk',
      why: 'What the talk says.',
      at: '2018-05-23T00:00:00Z',
      entries: [...systems, ...packages, ...runtimes, ...sites, ...useCases, ...questions, ...tasks, ...notes],
    },
  ],
};
