import { describe, expect, it } from 'vitest';
import type { Level } from '../vocabulary.ts';
import type { SiteFacts } from './facts.ts';
import { need, offer, SETTINGS, siteFacts } from './fixtures.ts';
import { assessUseCase, type UseCaseFacts, type UseCaseStep } from './use-case.ts';

const SLAC = siteFacts('SLAC', {
  nodeCacheBytes: 25e9,
  proxyCacheBytes: 100e9,
  offers: [offer('MySQL', 'available', 'service')],
});
const step = (name: string, change: Partial<UseCaseStep> = {}): UseCaseStep => ({
  slug: name.toLowerCase(),
  name,
  parallelJobs: null,
  packages: ['glastrelease'],
  sites: ['slac'],
  needs: [],
  image: null,
  ...change,
});
const l1 = (...steps: UseCaseStep[]): UseCaseFacts => ({ slug: 'l1', name: 'L1 processing', steps });
const levels = (given: Record<string, Level>) => (slug: string) => given[slug] ?? null;
const assess = (
  useCase: UseCaseFacts,
  given: Record<string, Level> = { glastrelease: 'tested' },
  site: SiteFacts = SLAC,
) => assessUseCase(useCase, site, SETTINGS, levels(given));

describe('a use case at a site', () => {
  it('has the worst verdict among its packages there', () => {
    const useCase = l1(
      step('Digi'),
      step('FT1', { packages: ['sciencetools', 'glastrelease'] }),
      step('Else', { sites: ['other'], packages: ['asp'] }),
    );
    expect(assess(useCase, { glastrelease: 'tested', sciencetools: 'available', asp: 'blocked' })).toMatchObject({
      level: 'available',
      packages: [
        { package: 'sciencetools', level: 'available' },
        { package: 'glastrelease', level: 'tested' },
      ],
      because: 'sciencetools is available at SLAC.',
    });
  });

  it('is unknown when a package was not assessed, or none is named', () => {
    expect(assess(l1(step('Digi')), {}).level).toBe('unknown');
    expect(assess(l1(step('Digi', { packages: [] })))).toMatchObject({
      level: 'unknown',
      because: 'No step names the packages it needs.',
    });
  });

  it('has no verdict where no step of it is targeted', () => {
    expect(assess(l1(step('Digi', { sites: [] })))).toMatchObject({
      level: null,
      because: 'No step of it targets SLAC.',
      checks: [],
    });
  });
});

describe('what only a step needs', () => {
  const recon = step('Recon', { needs: [need('MySQL', 'service')] });
  const at = (...offers: SiteFacts['offers']) => assess(l1(recon), undefined, { ...SLAC, offers });

  it('is checked here', () => {
    expect(at(offer('MySQL', 'available', 'service')).level).toBe('tested');
    expect(at(offer('MySQL', 'planned', 'service')).level).toBe('possible');
    expect(at().level).toBe('unknown');
    expect(at(offer('MySQL', 'none', 'service'))).toMatchObject({
      level: 'blocked',
      because: 'At SLAC, MySQL is not offered.',
    });
  });

  it('names its step', () => {
    const check = at(offer('MySQL', 'none', 'service')).checks.find(({ state }) => state === 'fail');
    expect(check).toMatchObject({
      id: 'recon/services',
      subject: 'Services that Recon of L1 processing needs at SLAC',
      actionKey: 'offer:slac:mysql',
    });
    expect(check?.evidence[0]?.ref).toBe('step:l1/recon');
  });

  it('does not hide a worse package', () => {
    const useCase = assess(l1(recon), { glastrelease: 'blocked' }, { ...SLAC, offers: [] });
    expect(useCase).toMatchObject({ level: 'blocked', because: 'glastrelease is blocked at SLAC.' });
  });
});

describe('caches', () => {
  const image = (slug: string, sizeBytes: number | null) => ({ slug, name: slug, sizeBytes });
  const recon = (sizeBytes: number | null, parallelJobs: number | null = 500) =>
    step('Recon', { parallelJobs, image: image('recon', sizeBytes) });
  const cache = (site: SiteFacts, ...steps: UseCaseStep[]) =>
    assess(l1(...steps), undefined, site).checks.find(({ id }) => id === 'recon/cache');

  it('hold the images of all steps together', () => {
    expect(cache(SLAC, recon(5e9))).toMatchObject({
      state: 'pass',
      reason:
        'The images of L1 processing take 5 GB and stay in the node cache and the proxy, so 500 jobs × 5 GB = 2500 GB need not be fetched.',
    });
    expect(cache(SLAC, recon(15e9), step('Digi', { image: image('digi', 10e9) }))?.state).toBe('pass');
    expect(cache(SLAC, recon(15e9), step('Digi', { image: image('digi', 11e9) }))).toMatchObject({
      state: 'fail',
      kind: 'temporary',
      reason:
        'The images of L1 processing take 26 GB and do not stay in the node cache of 25 GB, so 500 jobs × 15 GB = 7500 GB would be fetched again.',
    });
    expect(cache(SLAC, recon(15e9), step('Digi', { image: image('recon', 15e9) }))?.state).toBe('pass');
  });

  it('of the proxy count too', () => {
    expect(cache({ ...SLAC, proxyCacheBytes: 4e9 }, recon(5e9))?.reason).toContain('proxy cache of 4 GB');
  });

  it('that nobody has stated leave it unknown', () => {
    expect(cache({ ...SLAC, nodeCacheBytes: null }, recon(5e9))).toMatchObject({
      state: 'unknown',
      actionKey: 'state-caches:slac',
    });
    expect(cache({ ...SLAC, proxyCacheBytes: null }, recon(5e9))?.state).toBe('unknown');
    expect(cache({ ...SLAC, proxyCacheBytes: null, nodeCacheBytes: 1e9 }, recon(5e9))?.state).toBe('fail');
  });

  it('do not matter for few jobs, or before an image has a size', () => {
    for (const one of [recon(50e9, 49), recon(50e9, null), recon(null), step('Recon', { parallelJobs: 500 })]) {
      expect(cache(SLAC, one)?.state).toBe('n/a');
    }
    expect(cache(SLAC, recon(50e9, 50))?.state).toBe('fail');
  });

  it('too small block the use case', () => {
    expect(assess(l1(recon(30e9)))).toMatchObject({ level: 'blocked' });
  });
});
