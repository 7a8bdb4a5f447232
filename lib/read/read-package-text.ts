import { ok, type Result } from '#lib/base/errors.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { noSuch } from './entry-details.ts';
import type { Octets } from './octets.ts';
import { packageBySlug, packageIndex } from './package-index.ts';
import { packageTexts } from './package-rows.ts';
import { readDataVersion } from './read-data-version.ts';
import { sitesOf } from './sites-of.ts';

/** One package with its readiness at every site, as its JSON: what lists show of it, with all sites. */
export async function readPackageText({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { slug: string };
}): Promise<Result<Octets>> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const row = packageBySlug(await packageIndex(ctx, version), input.slug);
  const [text] = row === undefined ? [] : await packageTexts(ctx, version, [row], await sitesOf(ctx, version));
  return text === undefined ? noSuch('package', input.slug) : ok(text);
}
