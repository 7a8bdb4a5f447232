import { type Channel, word } from '#lib/domain/vocabulary.ts';
import type { RuntimeRowDto } from '#lib/read/dto-runtime.ts';
import { Remarks } from '../claims/remarks.tsx';
import type { Sources } from '../claims/sources.tsx';
import { EntryActions } from '../ui/entry-actions.tsx';

const CHANNEL_WORDS: Record<Channel, string> = { registry: 'a registry', cvmfs: 'CVMFS', sif: 'SIF files' };

/** What the sources say of each runtime beside the table, under the headings they say it under. */
export function AboutRuntimes({
  runtimes,
  sources,
  mayEdit,
}: {
  runtimes: readonly RuntimeRowDto[];
  sources: Sources;
  mayEdit: boolean;
}) {
  return (
    <div className="divide-y divide-rule">
      {runtimes.map((runtime) => (
        <div key={runtime.slug} id={runtime.slug} className="py-4 first:pt-0">
          <h3 className="text-head">
            {runtime.name}
            {runtime.aliases.length > 0 && (
              <span className="font-normal text-ink-3"> also {runtime.aliases.map(word).join(', ')}</span>
            )}
          </h3>
          <p className="mb-2 text-ink-2">
            {[summaryOf(runtime), sayChannels(runtime.channels)].filter((text) => text !== '').join(' · ')}
          </p>
          <EntryActions of={{ kind: 'runtime', slug: runtime.slug }} may={{ edit: mayEdit, trash: false }} />
          <Remarks remarks={unsaid(runtime)} sources={sources} />
        </div>
      ))}
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
