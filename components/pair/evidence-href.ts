import { gridHref } from '../test/grid-href.ts';
import { buildHref, imageHref, packageHref, siteHref } from '../ui/hrefs.ts';

/** Which part of a page shows the fact that a ref names; null where no page shows it yet. Grammar: `refs.ts`. */
export function evidenceHref(ref: string): string | null {
  const build = /^(build|publications?):(sha256:[0-9a-f]{64})/.exec(ref);
  if (build) return `${buildHref(build[2] ?? '')}${build[1] === 'build' ? '' : '#publications'}`;
  const run = /^run:(\d+)$/.exec(ref);
  if (run) return `/tests/runs/${run[1]}`;
  const [, tested, where] = /^package:([a-z0-9-]+)\/runs:([a-z0-9-]+)$/.exec(ref) ?? [];
  if (tested !== undefined && where !== undefined) {
    return gridHref({ package: [tested], site: [where], builds: ['all'] });
  }
  const match = /^(package|site|image):([a-z0-9-]+)(?:\/([a-z-]+))?/.exec(ref);
  if (!match) return null;
  const [, kind, slug = '', part = ''] = match;
  if (kind === 'image') return imageHref(slug);
  if (kind === 'site') return `${siteHref(slug)}${part === '' ? '' : '#facts'}`;
  return `${packageHref(slug)}${PACKAGE_PARTS[part] ?? '#facts'}`;
}

const PACKAGE_PARTS: Record<string, string> = {
  '': '',
  strategy: '',
  reviewed: '',
  needs: '#dependencies',
  images: '#images',
  steps: '#steps',
  suites: '#readiness',
  'sign-offs': '#readiness',
};
