import type { PackageDto } from '#lib/read/dto.ts';
import { Section } from '../ui/section.tsx';
import { DependencyTable } from './dependencies.tsx';
import { Dependants, Images, QuestionList, Steps, TaskList } from './relations.tsx';

/** What a package needs and what needs it: dependencies, images, use cases, tasks and questions. */
export function PackageAround({ pkg }: { pkg: PackageDto }) {
  return (
    <div className="grid gap-x-12 lg:grid-cols-2">
      <Section id="dependencies" title="Dependencies">
        <DependencyTable items={pkg.dependencies} />
        <Dependants pkg={pkg} />
      </Section>
      <Section id="images" title="Images">
        <Images images={pkg.images} />
      </Section>
      <Section id="steps" title="Use cases">
        <Steps steps={pkg.steps} />
      </Section>
      <Section id="tasks" title="Tasks and questions">
        <TaskList tasks={pkg.tasks} />
        <QuestionList questions={pkg.questions} />
      </Section>
    </div>
  );
}
