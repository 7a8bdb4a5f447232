import { z } from 'zod';
import { ciUrl, gitRef, projectPath, revision } from '#lib/contracts/ingest/ci.ts';
import type { CiEvent, RawDelivery, Translation } from '#lib/contracts/ingest/events.ts';
import type { BuildState } from '#lib/domain/vocabulary.ts';
import { instant } from '../instant.ts';
import { ignored, parseBody, parseValue, unusable } from '../parse-body.ts';

/** What GitLab calls the states of a job and a pipeline; those that end in nothing are not here. */
const STATES = new Map<string, BuildState>([
  ['created', 'queued'],
  ['waiting_for_resource', 'queued'],
  ['preparing', 'queued'],
  ['pending', 'queued'],
  ['scheduled', 'queued'],
  ['running', 'building'],
  ['success', 'succeeded'],
  ['failed', 'failed'],
  ['canceling', 'building'],
  ['canceled', 'failed'],
]);

const project = z.object({ path_with_namespace: projectPath, web_url: ciUrl });
/** Before GitLab 15 a job names its project by its page alone. */
const repository = z.object({ homepage: ciUrl }).transform(({ homepage }, context) => {
  const path = projectPath.safeParse(homepage === '' ? '' : new URL(homepage).pathname.slice(1));
  if (path.success) return { path_with_namespace: path.data, web_url: homepage };
  context.addIssue({ code: 'custom', message: 'Not the page of a project.' });
  return z.NEVER;
});
const pipeline = z.object({
  project,
  object_attributes: z.object({
    id: z.int(),
    status: z.string(),
    sha: revision,
    ref: gitRef,
    url: ciUrl,
    created_at: instant,
    finished_at: instant,
  }),
});
const job = z.object({
  project: project.optional(),
  repository: repository.optional().catch(undefined),
  build_id: z.int(),
  build_status: z.string(),
  sha: revision,
  ref: gitRef,
  build_started_at: instant,
  build_finished_at: instant,
});

/** A pipeline or a job that came to a state; GitLab tells nobody of pushes to its registry. */
export function translateGitlab(raw: RawDelivery): Translation {
  return parseBody(raw, z.object({ object_kind: z.string() }).loose(), (told) => {
    if (told.object_kind === 'pipeline') return parseValue(told, pipeline, ofPipeline);
    if (told.object_kind === 'build') return parseValue(told, job, ofJob);
    return ignored(`GitLab’s ${told.object_kind.slice(0, 80)} events say nothing of builds.`);
  });
}

function ofPipeline({ project, object_attributes: told }: z.output<typeof pipeline>): Translation {
  const page = project.web_url === '' ? '' : `${project.web_url}/-/pipelines/${told.id}`;
  return inState(told.status, (state) => ({
    state,
    project: project.path_with_namespace,
    revision: told.sha,
    ref: told.ref,
    ciUrl: told.url || page,
    startedAt: told.created_at,
    finishedAt: told.finished_at,
  }));
}

function ofJob({ project, repository, ...told }: z.output<typeof job>): Translation {
  const of = project ?? repository;
  if (of === undefined) return unusable('The job names no project.');
  return inState(told.build_status, (state) => ({
    state,
    project: of.path_with_namespace,
    revision: told.sha,
    ref: told.ref,
    ciUrl: of.web_url === '' ? '' : `${of.web_url}/-/jobs/${told.build_id}`,
    startedAt: told.build_started_at,
    finishedAt: told.build_finished_at,
  }));
}

function inState(word: string, tell: (state: BuildState) => Omit<CiEvent, 'kind'>): Translation {
  const state = STATES.get(word);
  if (state !== undefined) return { kind: 'events', events: [{ kind: 'ci', ...tell(state) }] };
  return ignored(`In the state ${word.slice(0, 80)} nothing is built.`);
}
