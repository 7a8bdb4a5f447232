import type { EntrySeed } from '#lib/contracts/changes.ts';
import { remarks, SLIDE } from './talk.ts';

/** What the talk says about no entry in particular. */
export const notes: EntrySeed[] = [
  {
    kind: 'note',
    slug: 'talk',
    set: {
      name: 'LIGO containers in diverse computing environments',
      body: 'LIGO containers in diverse computing environments Thomas P Downes Center for Gravitation, Cosmology & Astrophysics University of Wisconsin-Milwaukee LIGO Scientific Collaboration',
    },
    locator: 'Slide 1',
  },
  {
    kind: 'note',
    slug: 'detector-network',
    set: {
      name: 'LIGO-Virgo Advanced Detector Network',
      summary: 'The observatories and their observing runs. They take data; no computing of theirs is described.',
    },
    remarks: remarks({
      [SLIDE.network]: [
        'LIGO-Virgo Advanced Detector Network',
        'O1: September 2015 -- January 2016',
        'O2: December 2016 -- August 2017',
        'O3: ~1 year of observing TBA',
        'Upper-right: LIGO Hanford, Washington State, USA',
        'Lower-right: Virgo ca. Pisa, Italy',
        'Unshown: LIGO Livingston, Louisiana, USA',
      ],
      [SLIDE.data]: ['Images courtesy LIGO Laboratory & Fisher Price', 'Small amount of data: ~1MiB/sec!'],
    }),
    locator: 'Slides 2 and 4',
  },
  {
    kind: 'note',
    slug: 'uwm-and-cgca',
    set: { name: 'UW-Milwaukee and the CGCA', 'relations.site.uwm-cgca': { kind: 'mentions' } },
    remarks: remarks({
      [SLIDE.uwm]: [
        'UWM recently identified as R1 by Carnegie',
        'CGCA: ~50 faculty/students/staff',
        '6.5 FTEs dedicated to LIGO research support and identity management',
        'Also home to NANOGrav Physics Frontier Center',
        'Kenwood Interdisciplinary Research Complex (2016)',
      ],
    }),
    locator: 'Slide 3',
  },
  {
    kind: 'note',
    slug: 'increasing-demand',
    set: { name: 'Increasing demand for LIGO Computing' },
    remarks: remarks({
      [SLIDE.demand]: [
        'Approximately a factor of 2-3 in growth each observing run!',
        'Researcher / administrator attention is our scarcest resource!',
      ],
    }),
    locator: 'Slide 5',
  },
  {
    kind: 'note',
    slug: 'environment-and-practices',
    set: { name: 'LIGO Computing Environment and Practices' },
    remarks: remarks({
      [SLIDE.practices]: [
        'Our own clusters are a diverse computing environment: lots of replicated work',
        'Long e-mail chains across time zones',
        'Divine intervention required to replicate analyses in the future',
        'Staffing budgets flat on ~10yr timescale',
        'Still in many ways in early days of computing: just reaching 50k-core scale',
        'Approach cannot be sustained from either user or administrator perspective!',
      ],
    }),
    locator: 'Slide 6',
  },
  {
    kind: 'note',
    slug: 'technical-debt',
    set: { name: 'Technical debt: it seemed like a good deal at the time...' },
    remarks: remarks({
      [SLIDE.debt]: [
        'The low-cost approach to development suddenly has costs when you have more and better data!',
        'Technical debt: it seemed like a good deal at the time...',
      ],
    }),
    locator: 'Slide 7',
  },
  {
    kind: 'note',
    slug: 'standard-tools',
    set: { name: 'Contemporary tools are really good for moving fast' },
    remarks: remarks({
      [SLIDE.tools]: [
        'Reject thesis that scientific use cases are special: use standard tools!',
        'Even really smart people have work that can and should be performed by a robot',
        'Continuous integration w/fork + merge to reduce impact of broken changes to code',
        'Continuous deployment w/agnostic outputs (Tarballs, Docker image, .deb/.rpm, pypi)',
      ],
    }),
    locator: 'Slide 8',
  },
  {
    kind: 'note',
    slug: 'webhook-automation',
    set: { name: 'Webhook Automation' },
    remarks: remarks({
      [SLIDE.webhooks]: [
        'GitLab allows me to automate webhooks on behalf of all LIGO researchers who “docker push” to our container registry',
      ],
    }),
    locator: 'Slide 9',
  },
  {
    kind: 'note',
    slug: 'thanks',
    set: { name: 'Thanks, CERN + Open Science Grid!' },
    remarks: remarks({
      [SLIDE.thanks]: [
        'CERN + OSG improved support for our Debian clusters and users',
        'Very responsive to bug reports and discussion list',
      ],
    }),
    locator: 'Slide 11',
  },
  {
    kind: 'note',
    slug: 'success',
    set: { name: 'Success so far...' },
    remarks: remarks({
      [SLIDE.success]: [
        'Service active for 4 months',
        'Two pipelines ported to use Singularity + CVMFS + HTCondor file transfers',
        'Removing typical LIGO dependency on local shared filesystems',
        'Work performed by user experienced w/OSG but not with containers',
      ],
    }),
    locator: 'Slide 12',
  },
  {
    kind: 'note',
    slug: 'problems',
    set: { name: 'Problems so far...' },
    remarks: remarks({
      [SLIDE.problems]: ['LIGO sysadmins and users don’t have much experience managing file transfers'],
    }),
    locator: 'Slide 13; its other statements stand at their questions',
  },
];
