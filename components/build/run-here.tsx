import { sayChannel } from '#lib/contracts/tables/build-words.ts';
import type { Recipe, RecipeBuild, RecipeRuntime, RecipeSite } from '#lib/domain/recipes/recipe-facts.ts';
import { runRecipe } from '#lib/domain/recipes/run-recipe.ts';
import { Copy } from '../ui/copy.tsx';
import { siteHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

/** Sites whose commands are shown before one is chosen. */
const SHOWN = 3;

/** The exact commands that start a build at each site with each runtime, no more than the facts bear out. */
export function RunHere({
  build,
  sites,
  chosen,
  path,
}: {
  build: RecipeBuild;
  sites: readonly RecipeSite[];
  /** Slug of the site asked for; '' for none. */
  chosen: string;
  /** Address of the page. */
  path: string;
}) {
  if (sites.length === 0)
    return <Empty>Nobody has said which container runtimes any site offers. Say so on the page of the site.</Empty>;
  const asked = sites.filter(({ slug }) => slug === chosen);
  const shown = asked.length > 0 ? asked : sites.slice(0, SHOWN);
  return (
    <>
      {sites.length > SHOWN && (
        <form method="get" action={`${path}#run`} className="no-print mb-3 flex flex-wrap items-center gap-2">
          <label className="inline-flex items-center gap-2">
            At{' '}
            <select className="field" name="site" defaultValue={chosen}>
              <option value="">the first {SHOWN} sites</option>
              {sites.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="button">
            Show
          </button>
        </form>
      )}
      {shown.map((site) => (
        <AtSite key={site.slug} build={build} site={site} />
      ))}
    </>
  );
}

/** Runtimes that only a passing test speaks for stand beside those the site names. */
const runtimesOf = ({ runtimes, passedWith }: RecipeSite): RecipeRuntime[] => [
  ...runtimes,
  ...passedWith
    .filter((slug) => !runtimes.some((one) => one.slug === slug))
    .map((slug) => ({ slug, name: slug, state: 'unknown' as const })),
];

function AtSite({ build, site }: { build: RecipeBuild; site: RecipeSite }) {
  const answers = runtimesOf(site).map((runtime) => ({ runtime, answer: runRecipe(build, site, runtime) }));
  const none = answers.flatMap(({ answer }) => (answer.is === 'none' ? [answer.why] : []));
  return (
    <div className="mb-8">
      <h3 className="text-head">
        At <a href={siteHref(site.slug)}>{site.name}</a>
      </h3>
      {answers.map(
        ({ runtime, answer }) =>
          answer.is === 'recipe' && (
            <RecipeView key={runtime.slug} site={site.name} runtime={runtime.name} recipe={answer.recipe} />
          ),
      )}
      {none.length > 0 && (
        <ul className="mt-2 max-w-prose text-ink-2">
          {none.map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function RecipeView({ site, runtime, recipe }: { site: string; runtime: string; recipe: Recipe }) {
  const { channel, fetch, run, batch, notes } = recipe;
  const about = `${runtime} at ${site}`;
  return (
    <div className="mt-3">
      <h4 className="font-[570]">
        {runtime} <span className="note">from {channel === 'registry' ? 'the registry' : sayChannel(channel)}</span>
      </h4>
      {fetch !== null && <Command label="Fetch it once" command={fetch} what={`what fetches it with ${about}`} />}
      <Command label="Run it" command={run} what={`the command for ${about}`} />
      {batch !== null && (
        <Command label={`As a job of ${batch.system}`} command={batch.command} what={`the job for ${about}`} />
      )}
      <ul className="note wrap-anywhere mt-1 max-w-prose list-disc pl-5">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}

function Command({ label, command, what }: { label: string; command: string; what: string }) {
  return (
    <figure className="mt-2">
      <figcaption className="note">
        {label}
        <Copy text={command} what={what} />
      </figcaption>
      <pre className="command">{command}</pre>
    </figure>
  );
}
