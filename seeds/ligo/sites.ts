import type { EntrySeed } from '#lib/contracts/changes.ts';
import { remarks, SLIDE, said } from './talk.ts';

const UWM_CORES = '~5000 cores / 2PB';
const LOCAL_DATA = 'Typical jobs read instrument data from local shared file system (NFS, HDFS, GlusterFS)';
const HOME = 'Typical jobs run out of home directory shared on submit and execute nodes (NFS)';
const HANG = 'Workflow at UWM can interact with X509 authz helper to hang process table';
const STRATUM = 'OSG infrastructure serves as LIGO’s Stratum 1 CVMFS Replicas';
const WITHIN_HOUR =
  'Within hour, a developer can test changes via Docker or on Open Science Grid using Singularity and CVMFS!';
const OSG_CVMFS = 'Available to clients at /cvmfs/ligo-containers.opensciencegrid.org';
const DATA = 'LIGO data available over CVMFS + X509 authz helper';

/** A claim states the whole value, its unsaid parts included. */
const PLAIN = { on: null, mayAsk: false, version: '' };

/** Computing resources that LIGO's jobs run on, or shall run on. The detectors themselves are in `notes.ts`. */
export const sites: EntrySeed[] = [
  {
    kind: 'site',
    slug: 'uwm-cgca',
    set: {
      name: 'UWM CGCA cluster',
      summary:
        'HTCondor cluster of the Center for Gravitation, Cosmology & Astrophysics; the same group runs central services of the collaboration. The talk does not say which operating system its nodes run, nor which container runtimes they offer.',
      location: 'University of Wisconsin-Milwaukee',
      batchSystem: { value: 'HTCondor', raw: 'Expanded HTCondor cluster coming online' },
      cores: 5000,
      storageBytes: 2_000_000_000_000_000,
      'offers.ligo-shibboleth-idp': { state: 'available', raw: 'LIGO.ORG Shibboleth Identity Provider' },
      'offers.collaboration-wiki': { state: 'available', raw: 'Primary Collaboration Wiki (w/Shibboleth ACLs)' },
      'offers.gitlab': { state: 'available', raw: 'Gitlab / Container Registry' },
      'offers.gitlab-container-registry': { state: 'available', raw: 'Gitlab / Container Registry' },
      'offers.candidate-event-database': {
        state: 'available',
        raw: 'Gravitational Wave Candidate Event Database',
      },
      'offers.ligo-virgo-alert-system': { state: 'available', raw: 'LIGO-Virgo Alert System' },
      'offers.x509-authz-helper': { state: 'available', raw: HANG },
    },
    claims: [
      said('cores', 5000, UWM_CORES, 'likely'),
      said('storageBytes', 2_000_000_000_000_000, UWM_CORES, 'likely'),
      said('offers.x509-authz-helper', { state: 'available', on: null, raw: HANG }, HANG, 'likely'),
    ],
    remarks: remarks({
      [SLIDE.uwm]: [
        'CGCA: ~50 faculty/students/staff',
        '6.5 FTEs dedicated to LIGO research support and identity management',
        'Expanded HTCondor cluster coming online ~5000 cores / 2PB',
      ],
      [SLIDE.problems]: [HANG],
    }),
    locator: 'Slides 3 and 13',
  },
  {
    kind: 'site',
    slug: 'ligo-clusters',
    set: {
      name: 'LIGO-affiliated clusters',
      summary:
        'The clusters that LIGO manages itself, at its institutions. The talk counts them and does not list them; which of them has which file system is not said.',
      nodeOs: { raw: 'our Debian clusters and users' },
      networkFs: { raw: LOCAL_DATA },
      'offers.nfs': { state: 'available', raw: HOME },
      'offers.hdfs': { state: 'available', raw: LOCAL_DATA },
      'offers.glusterfs': { state: 'available', raw: LOCAL_DATA },
      'offers.local-shared-file-system': { state: 'available', raw: LOCAL_DATA },
    },
    claims: [
      said('offers.nfs', { state: 'available', on: null, raw: HOME }, HOME, 'likely'),
      said('offers.hdfs', { state: 'available', on: null, raw: LOCAL_DATA }, LOCAL_DATA, 'likely'),
      said('offers.glusterfs', { state: 'available', on: null, raw: LOCAL_DATA }, LOCAL_DATA, 'likely'),
    ],
    remarks: remarks({
      [SLIDE.practices]: [
        '~5 clusters at various LIGO-affiliated institutions at any given time',
        'Our own clusters are a diverse computing environment: lots of replicated work',
      ],
      [SLIDE.debt]: [HOME, LOCAL_DATA],
      [SLIDE.thanks]: ['CERN + OSG improved support for our Debian clusters and users'],
    }),
    locator: 'Slides 6, 7 and 11',
  },
  {
    kind: 'site',
    slug: 'open-science-grid',
    set: {
      name: 'Open Science Grid',
      summary:
        'Grid resources that LIGO does not manage. Developers can test with Singularity there; whether it is there for production the talk does not say.',
      container: { raw: WITHIN_HOUR },
      'runtimes.singularity': { state: 'testing', raw: WITHIN_HOUR },
      'offers.cvmfs': { state: 'available', raw: OSG_CVMFS },
      'offers.ligo-containers-cvmfs': { state: 'available', raw: OSG_CVMFS },
      'offers.cvmfs-stratum-1': { state: 'available', raw: STRATUM },
      'offers.ligo-data-over-cvmfs': { state: 'available', raw: DATA },
      'offers.glideins': {
        state: 'available',
        raw: 'Edge-cases solved at grid level with wrappers/GlideIns; slower adoption within HTCondor',
      },
    },
    claims: [
      said('runtimes.singularity', { state: 'testing', raw: WITHIN_HOUR, ...PLAIN }, WITHIN_HOUR, 'doubtful'),
      said('offers.ligo-data-over-cvmfs', { state: 'available', on: null, raw: DATA }, DATA, 'likely'),
    ],
    remarks: remarks({
      [SLIDE.demand]: ['Open Science Grid resources (may also be a part of institutional resources)'],
      [SLIDE.publishing]: [WITHIN_HOUR],
      [SLIDE.thanks]: [STRATUM],
      [SLIDE.problems]: [
        'But.. many sites replace this with local symbolic link outside of /cvmfs at arbritrary mount point (e.g. /hdfs, /gpfs, etc.). Problematic for bind mounts w/o OverlayFS',
      ],
      [SLIDE.infrastructure]: ['Adds several typical OSG bind points for sites without OverlayFS'],
    }),
    locator: 'Slides 5, 10, 11, 13 and 14',
  },
  {
    kind: 'site',
    slug: 'institutional-resources',
    set: {
      name: 'Institutional resources',
      summary:
        'Computing resources that LIGO researchers receive from their institutions; not directly managed by LIGO.',
      'relations.site.open-science-grid': {
        kind: 'mentions',
        note: 'Open Science Grid resources may also be a part of them.',
      },
    },
    remarks: remarks({
      [SLIDE.demand]: [
        'We need to make greater use of resources not directly managed by LIGO',
        'LIGO researchers receiving computing resources from their institutions',
      ],
    }),
    locator: 'Slide 5',
  },
  {
    kind: 'site',
    slug: 'virgo',
    set: {
      name: 'Virgo computing resources',
      summary: 'Resources of the Virgo collaboration; not directly managed by LIGO.',
      location: 'Europe',
    },
    remarks: remarks({ [SLIDE.demand]: ['Virgo computing resources in Europe'] }),
    locator: 'Slide 5',
  },
];
