import type { PersonInput } from '#lib/contracts/changes.ts';

/** Everybody the sources name, as they name them. Nobody is given a family name that no source says. */
export const people: PersonInput[] = [
  { slug: 'johan', name: 'Johan', note: 'Created the summary table of the wiki page; runs tests at CC-IN2P3.' },
  { slug: 'joris', name: 'Joris', note: 'Works on the plan for containers with the author of the gist.' },
  { slug: 'brian', name: 'Brian', note: 'Speaks about the SLAC farm on the wiki page.' },
  {
    slug: 'brianv0',
    name: 'brianv0',
    note: 'Account that wrote the gist. Very likely the Brian of the wiki page, but no source says so.',
  },
  { slug: 'fred', name: 'Fred', note: 'Speaks about Docker at Lyon on the wiki page.' },
  { slug: 'matt', name: 'Matt', note: 'Speaks about the RHEL7 plans of SLAC and about deployment on the wiki page.' },
  {
    slug: 'sam',
    name: 'Sam',
    note: 'Named for a ScienceTools container ("Sam\'s / Matt\'s"). Whether Samuel is meant is not said.',
  },
  { slug: 'samuel', name: 'Samuel', note: 'To be asked about simulations.' },
  { slug: 'warren', name: 'Warren', note: 'Named in the question whether FT1 and FT2 files go to xrootd.' },
  { slug: 'eric', name: 'Eric', note: 'Answered that GlastRelease uses xrootd and ScienceTools does not.' },
  { slug: 'richard', name: 'Richard', note: 'Named in the question which use of virtualization is most useful.' },
  { slug: 'giacomo', name: 'Giacomo', note: 'Named for a ScienceTools VM; proposed to mount code at run time.' },
  { slug: 'jb', name: 'JB', note: "Knows the history of Halfpipe's Qt licence." },
  { slug: 'jim', name: 'Jim', note: 'To be asked about ASP.' },
  { slug: 'steve-t', name: 'Steve T.', note: 'To review Isoc Monitoring.' },
];
