import type { OptionDto, PointDto } from '#lib/read/dto-question.ts';
import { SourceMark, type Sources } from '../claims/sources.tsx';
import { siteHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

const SIDES: readonly [side: PointDto['side'], title: string][] = [
  ['pro', 'For'],
  ['con', 'Against'],
  ['remark', 'Remarks'],
];

/** The options side by side, each with what speaks for it and against it, where and by whom. */
export function Options({ options, sources }: { options: readonly OptionDto[]; sources: Sources }) {
  if (options.length === 0) return <Empty>Nobody has named an option yet; the remarks below say what is known.</Empty>;
  return (
    <div className="options">
      {options.map((option) => (
        <section key={option.slug} aria-labelledby={`option-${option.slug}`}>
          <h3 id={`option-${option.slug}`}>{option.name}</h3>
          {option.summary !== '' && option.summary !== option.name && <p className="text-ink-2">{option.summary}</p>}
          {option.points.length === 0 && <p className="note mt-2">Nobody has spoken for or against it.</p>}
          {SIDES.map(([side, title]) => (
            <Points
              key={side}
              title={title}
              points={option.points.filter((point) => point.side === side)}
              sources={sources}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

function Points({ title, points, sources }: { title: string; points: readonly PointDto[]; sources: Sources }) {
  if (points.length === 0) return null;
  return (
    <div className="mt-3">
      <h4 className="note font-semibold">{title}</h4>
      <ul className="points">
        {points.map((point) => (
          <li key={`${point.text} ${point.source} ${point.useCase?.slug} ${point.site?.slug}`}>
            {point.text}
            <SourceMark of={point} sources={sources} />
            <Where point={point} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who said it, and the use case and the site it holds for. */
function Where({ point: { by, useCase, site } }: { point: PointDto }) {
  const parts = [
    by === '' ? null : by,
    useCase === null ? null : `for ${useCase.name}`,
    site === null ? null : (
      <span key="site">
        at <a href={siteHref(site.slug)}>{site.name}</a>
      </span>
    ),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return <span className="note"> {parts.map((part, index) => [index > 0 ? ' · ' : '', part])}</span>;
}
