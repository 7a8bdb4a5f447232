import type { ImageRowDto, PackageDto, StepUseDto, TaskRowDto } from '#lib/read/dto.ts';
import { Digest, Outcomes, Tags } from '../build/words.tsx';
import { count } from '../overview/say.ts';
import { TaskLinks } from '../task/relations.tsx';
import { hrefOfUseCase, imageHref, packageHref, questionHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

export function Images({ images }: { images: readonly ImageRowDto[] }) {
  if (images.length === 0)
    return <Empty>No image is registered that holds it. Building one is the first step into a container.</Empty>;
  return (
    <ul className="lines">
      {images.map((image) => (
        <li key={image.slug}>
          <p>
            <a href={imageHref(image.slug)} className="font-[570]">
              {image.name}
            </a>{' '}
            <span className="text-ink-2">
              {image.flavour}
              {image.version !== '' && `, holds ${image.version}`}
            </span>
          </p>
          <p className="note">
            <span className="key">{image.repository}</span>
            {image.base !== '' && ` on ${image.base}`}
          </p>
          <Builds of={image} />
        </li>
      ))}
    </ul>
  );
}

/** The build that readiness is judged by, and how its tests went at each site. */
function Builds({ of: { slug, builds, current } }: { of: ImageRowDto }) {
  if (current === null)
    return <p className="note">{builds === 0 ? 'No build yet.' : `${count(builds, 'build')}, none has succeeded.`}</p>;
  const { digest, tags, outcomes } = current;
  return (
    <>
      <div className="flex flex-wrap gap-x-2">
        Build <Digest of={digest} copy={false} /> counts{tags.length > 0 && ':'} <Tags image={slug} names={tags} />
        <span className="note">of {count(builds, 'build')}</span>
      </div>
      <Outcomes of={outcomes} none="No test of it has been reported." />
    </>
  );
}

export function Steps({ steps }: { steps: readonly StepUseDto[] }) {
  if (steps.length === 0) return <Empty>No use case step names it yet, so it does not count.</Empty>;
  return (
    <ul className="lines">
      {steps.map(({ useCase, step, parallelRaw, doubtful }) => (
        <li key={`${useCase.slug} ${step.slug}`}>
          <p>
            <a href={hrefOfUseCase(useCase.slug)}>{useCase.name}</a>: {step.name}
            {doubtful && <span className="term-doubt"> (doubtful)</span>}
          </p>
          {parallelRaw !== '' && <p className="note raw">“{parallelRaw}”</p>}
        </li>
      ))}
    </ul>
  );
}

export function TaskList({ tasks }: { tasks: readonly TaskRowDto[] }) {
  return tasks.length === 0 ? <Empty>No task is about it yet.</Empty> : <TaskLinks tasks={tasks} />;
}

export function QuestionList({ questions }: { questions: PackageDto['questions'] }) {
  return (
    <ul className="lines">
      {questions.map((question) => (
        <li key={question.slug} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3">
          <span className={question.answered ? 'term-good' : 'term-doubt'}>
            {question.answered ? 'answered' : 'open question'}
          </span>
          <a href={questionHref(question.slug)}>{question.name}</a>
        </li>
      ))}
    </ul>
  );
}

/** Packages that name this one: those that need it, and those that wait for it to move. */
export function Dependants({ pkg }: { pkg: PackageDto }) {
  const rows = [
    { label: 'Needed by', items: pkg.neededBy },
    { label: 'Waited for by', items: pkg.waitedForBy },
  ].filter(({ items }) => items.length > 0);
  if (rows.length === 0) return <p className="mt-3 text-ink-3">Nothing else needs it or waits for it.</p>;
  return (
    <dl className="mt-3 space-y-2">
      {rows.map(({ label, items }) => (
        <div key={label}>
          <dt className="note">{label}</dt>
          <dd>
            {items.map(({ slug, name }, index) => (
              <span key={slug}>
                {index > 0 && ', '}
                <a href={packageHref(slug)}>{name}</a>
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
