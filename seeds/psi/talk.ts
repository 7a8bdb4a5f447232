import type { ClaimInput, RemarkInput } from '#lib/contracts/changes.ts';

export const SPEAKER = 'stephan-egli';

type Line = string | Pick<RemarkInput, 'text' | 'role' | 'answersTo'>;

/** Statements of the talk word for word, in its order; keyed by the slide they stood on. */
export const remarks = (slides: Readonly<Record<string, readonly Line[]>>): RemarkInput[] =>
  Object.entries(slides)
    .flatMap(([topic, lines]) => lines.map((line) => ({ topic, line })))
    .map(({ topic, line }, position) => ({
      position,
      topic,
      by: SPEAKER,
      ...(typeof line === 'string' ? { text: line } : line),
    }));

/** What the speaker said about one field, in his words. */
export const said = (
  field: string,
  value: ClaimInput['value'],
  raw: string,
  certainty: ClaimInput['certainty'] = 'certain',
): ClaimInput => ({ field, value, raw, by: SPEAKER, certainty, on: '2018-05-23' });

/** Titles of the slides, numbered as in the text. */
export const SLIDE = {
  purpose: 'Slide 2: Experiences gained at PSI',
  daas: 'Slide 3: Data Analysis as a Service Project',
  connectivity: 'Slide 5: Online-Offline connectivity SLS',
  gpfs: 'Slide 6: Spectrum Scale GPFS Active File Management',
  software: 'Slide 7: Software Environment, Expert Support',
  jupyter: 'Slide 8: Interactive analysis with Jupyter Notebooks',
  components: 'Slide 9: Further components in use',
  catalog: 'Slide 10: Data Catalog and Container Orchestration',
  dashboard: 'Slide 12: Kubernetes Dashboard',
  ingestors: 'Slide 14: Beamline Ingestors based on Node-Red',
  views: 'Slides 15 to 17',
  containers: 'Slide 18: Containers for Data Analysis',
  kubernetes: 'Slide 19: Kubernetes for Data Analysis ?',
  open: 'Slide 20: Some Open points and Questions',
  elsewhere: 'Slide 21: Tools (in use) at other sites',
  summary: 'Slide 22: Summary',
  thanks: 'Slide 23: Acknowledgements',
} as const;

/** Sentences that belong to several entries. */
export const WORDS = {
  slurm: 'Batch system SLURM as batch scheduler. Resource management done by integrating with Linux c-groups',
  remote:
    'Remote access via NoMachine, classical GUI login, users see all the same environment and then work either interactively or submit batch jobs.',
  transfer: 'Remote data transfer: Globus Online (gridFTP based), rsync for special use cases.',
  usage:
    'Current typical usage: between 30000 and 60000 CPU hours per group and month for the main user groups cSaxs, Tomcat, MX and Swissfel',
  gpfs: 'Spectrum Scale GPFS Active File Management',
  standard:
    'Provide standard software for interactive analysis and visualization, like Matlab, Mathematica, iPython environments etc − in different versions as well as domain specific',
  modules:
    'Extended environment module system to mitigate the problem of providing different SW (p-modules) version and development environments to different researchers and for different architectures',
  mx: 'Provide ready-to-use scientific software packages - e.g. MX: solve protein structures from the SLS and FEL data, collected using both conventional methods (rotating sample) and serial crystallography methods.',
  compilers: 'Provide support for different compiler chains (gcc, intel, OpenMP, MPI, Cuda)',
  tuning:
    'Provide help to scientists in tuning the algorithms and optimizing them. Often gives the largest overall performance boost. This needs local experts knowledgable both in science and IT algorithms and code optimizations, e.g. running parallelized ptychographic reconstruction codes.',
  notebooks: 'Jupyter Notebooks for web based interactive work.',
  helm: 'Can be exploited for Jupyter notebooks (ready to use helm charts)',
  microservices: 'Architecture based on microservices which are very well suited to run in containers',
  chosen: 'Needs a container orchestration platform. We chose Kubernetes.',
  experience: 'Experience with Kubernetes is very good, both in terms of functionality and operational stability.',
  mongodb: 'Persistency layer implemented via MongoDB',
  dashboard: 'Kubernetes Dashboard: Overview over all test and prod environments',
  controls:
    'Remark: Kubernetes also planned to be used by the Controls colleagues for machine and beamline control system infrastructure',
  minimal: 'Disclaimer: only minimal own experience so far',
  shifter:
    'Shifter-NG: Linux containers for HPC (NERSC, CSCS, tested within HEP application together with Science IT): Allows an HPC system to efficiently and safely allow end-users to run a docker image. Integration with batch scheduler systems. Security oriented to HPC systems, native performance of custom HPC hardware. Compatible with Docker.',
  tested: '(NERSC, CSCS, tested within HEP application together with Science IT)',
  singularity:
    'Singularity: Mobility of Compute, see http://singularity.lbl.gov/. Leverage resources like HPC interconnects, resource managers, file systems, GPUs and/or accelerators, etc.',
  oci: 'Ideas for Integration with Shifter/Singularity type containers Kubernetes: (OCI compliant runtimes): https://www.sylabs.io/2018/03/singularity-oci-cloud- native-enterprise-performance-computing/',
  reana:
    'Reusable Analysis platform REANA/RECAST http://github.com/reanahub , http://github.com/recast-hep : Workflow Engine where each step is a Kubernetes Job',
  condor: 'HTCondor and Docker/Kubernetes: https://zenodo.org/record/1042367/files/clenimar-report-cern-final.pdf',
  renga: 'SDSC/EPFL: Renga - http://renga.readthedocs.io/en/latest/',
  aiida:
    'Aiida http://www.aiida.net/ :Automated Interactive Infrastructure and Database for Computational Science and Materials Cloud: https://www.materialscloud.org/home : A platform for open science',
} as const;
