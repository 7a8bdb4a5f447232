import { type Channel, word } from '#lib/domain/vocabulary.ts';
import type { RuntimeRowDto } from '#lib/read/dto-runtime.ts';
import { Remarks } from '../claims/remarks.tsx';
import type { Sources } from '../claims/sources.tsx';
import { type EditedEntry, type EditedOf, InPlace } from '../edit/in-place.tsx';
import { EntryActions } from '../ui/entry-actions.tsx';

const CHANNEL_WORDS: Record<Channel, string> = { registry: 'a registry', cvmfs: 'CVMFS', sif: 'SIF files' };

/** What the sources say of each runtime beside the table, under the headings they say it under. */
export function AboutRuntimes({
  runtimes,
  sources,
  edited,
}: {
  runtimes: readonly RuntimeRowDto[];
  sources: Sources;
  edited: EditedOf;
}) {
  return (
    <div className="divide-y divide-rule">
      {runtimes.map((runtime) => (
        <AboutRuntime
          key={runtime.slug}
          runtime={runtime}
          sources={sources}
          edited={edited('runtime', runtime.slug, runtime.name)}
        />
      ))}
    </div>
  );
}

function AboutRuntime({
  runtime,
  sources,
  edited,
}: {
  runtime: RuntimeRowDto;
  sources: Sources;
  edited: EditedEntry | null;
}) {
  const { slug, name, aliases, channels } = runtime;
  const summary = summaryOf(runtime);
  return (
    <div id={slug} className="py-4 first:pt-0">
      <h3 className="text-head">
        {name}
        {aliases.length > 0 && <span className="font-normal text-ink-3"> also {aliases.map(word).join(', ')}</span>}
      </h3>
      {edited === null ? (
        <p className="mb-2 text-ink-2">{[summary, sayChannels(channels)].filter((text) => text !== '').join(' · ')}</p>
      ) : (
        <ul className="mb-2 text-ink-2">
          <li>
            <InPlace entry={edited} cell="aliases" label={`${name}, other names`}>
              {aliases.length === 0 ? 'no other names' : `also ${aliases.map(word).join(', ')}`}
            </InPlace>
          </li>
          <li>
            <InPlace entry={edited} cell="summary" label={`${name}, summary`}>
              {runtime.summary === '' ? 'no summary' : runtime.summary}
            </InPlace>
          </li>
          <li>
            <InPlace entry={edited} cell="channels" label={`${name}, where it takes images from`}>
              {sayChannels(channels)}
            </InPlace>
          </li>
        </ul>
      )}
      <EntryActions of={{ kind: 'runtime', slug }} may={{ edit: edited !== null, trash: false }} />
      <Remarks remarks={unsaid(runtime)} sources={sources} />
    </div>
  );
}

const sayChannels = (channels: readonly Channel[]): string =>
  channels.length === 0
    ? 'from where it starts an image is not recorded'
    : `starts images from ${channels.map((channel) => CHANNEL_WORDS[channel]).join(', ')}`;

/** Remarks without the doubts that stand in the comparison already. */
function unsaid({ remarks, criteria }: RuntimeRowDto): RuntimeRowDto['remarks'] {
  const said = new Set(criteria.map(({ doubt }) => doubt));
  return remarks.filter(({ text }) => !said.has(text));
}

/** Nothing when a remark says the same with its source. */
const summaryOf = ({ summary, remarks }: RuntimeRowDto): string =>
  remarks.some(({ text }) => text === summary) ? '' : summary;
