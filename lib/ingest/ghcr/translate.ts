import { z } from 'zod';
import { ciUrl, gitRef, projectPath, revision } from '#lib/contracts/ingest/ci.ts';
import type { RawDelivery, Translation } from '#lib/contracts/ingest/events.ts';
import { digestName, partsOfReference, repositoryName, tagName } from '#lib/contracts/ingest/reference.ts';
import type { BuildState } from '#lib/domain/vocabulary.ts';
import { instant } from '../instant.ts';
import { ignored, jsonOf, parseValue, unusable } from '../parse-body.ts';

const PUSHED = new Set(['published', 'updated']);
const OF_CONTAINERS = new Set(['container', 'docker']);

/** A tag and a digest as far as they are one: GitHub leaves them empty, or shortens them, where it does not know. */
const either = (schema: z.ZodType<string, string>) =>
  z
    .unknown()
    .optional()
    .transform((value) => (typeof value === 'string' && schema.safeParse(value).success ? value : null));
const word = z
  .string()
  .max(500)
  .nullish()
  .transform((value) => value ?? '');

const packageOf = z.object({
  name: word,
  package_type: word,
  ecosystem: word,
  owner: z.object({ login: word }).nullish(),
  package_version: z
    .object({
      version: either(digestName),
      package_url: word,
      created_at: instant,
      updated_at: instant,
      container_metadata: z
        .object({ tag: z.object({ name: either(tagName), digest: either(digestName) }).nullish() })
        .nullish(),
    })
    .nullish(),
});

const run = z.object({
  repository: z.object({ full_name: projectPath }),
  workflow_run: z.object({
    status: z.string(),
    conclusion: z.string().nullish(),
    head_sha: revision,
    head_branch: gitRef,
    html_url: ciUrl,
    run_started_at: instant,
    updated_at: instant,
  }),
});

/** What GitHub calls the states of a run that is not over, and the ends of one that is. */
const STATES = new Map<string, BuildState>([
  ...(['requested', 'queued', 'waiting', 'pending'] as const).map((word) => [word, 'queued'] as const),
  ['in_progress', 'building'],
]);
const ENDS = new Map<string, BuildState>([
  ['success', 'succeeded'],
  ...(['failure', 'cancelled', 'timed_out', 'startup_failure'] as const).map((word) => [word, 'failed'] as const),
]);

const event = z.object({
  action: word,
  registry_package: z.unknown().optional(),
  package: z.unknown().optional(),
  workflow_run: z.unknown().optional(),
});

/** A package of containers that was published, or a run of a workflow. Which, its signed body says, not its headers. */
export function translateGhcr(raw: RawDelivery): Translation {
  const value = bodyOf(raw);
  if (value === undefined) return unusable('The body is not JSON in UTF-8.');
  return parseValue(value, event, (told) => {
    const published = told.registry_package ?? told.package;
    if (published !== undefined) return parseValue(published, packageOf, (one) => ofPackage(told.action, one));
    if (told.workflow_run !== undefined) return parseValue(value, run, ofRun);
    return ignored('Neither a package nor a run of a workflow.');
  });
}

/** The JSON itself, or that in the field of a form. */
function bodyOf({ headers, body }: RawDelivery): unknown {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) return jsonOf(body);
  const field = new URLSearchParams(new TextDecoder().decode(body)).get('payload') ?? '';
  return jsonOf(new TextEncoder().encode(field));
}

function ofPackage(action: string, one: z.output<typeof packageOf>): Translation {
  const { package_type: type, ecosystem, package_version: version, owner, name } = one;
  if (!OF_CONTAINERS.has(type.toLowerCase()) && !OF_CONTAINERS.has(ecosystem.toLowerCase())) {
    return ignored('A package, but not of containers.');
  }
  if (!PUSHED.has(action)) return ignored('A package that was neither published nor updated.');
  const url = partsOfReference((version?.package_url ?? '').toLowerCase().replace(/:[^/]*$/, ''));
  const repository = url?.repository ?? `${owner?.login ?? ''}/${name}`.toLowerCase();
  if (!repositoryName.safeParse(repository).success)
    return unusable('The package has neither an address nor an owner.');
  const tag = version?.container_metadata?.tag;
  return {
    kind: 'events',
    events: [
      {
        kind: 'push',
        registry: url?.registry ?? null,
        repository,
        tag: tag?.name ?? null,
        digest: tag?.digest ?? version?.version ?? null,
        at: version?.updated_at ?? version?.created_at ?? null,
      },
    ],
  };
}

function ofRun({ repository, workflow_run: told }: z.output<typeof run>): Translation {
  const { status, conclusion, head_sha, head_branch, html_url, run_started_at, updated_at } = told;
  const isOver = status === 'completed';
  const state = isOver ? ENDS.get(conclusion ?? '') : STATES.get(status);
  if (state === undefined) return ignored('A run in which nothing was built.');
  return {
    kind: 'events',
    events: [
      {
        kind: 'ci',
        project: repository.full_name,
        state,
        revision: head_sha,
        ciUrl: html_url,
        ref: head_branch,
        startedAt: run_started_at,
        finishedAt: isOver ? updated_at : null,
      },
    ],
  };
}
