import type { z } from 'zod';
import { ok, type Result } from '#lib/base/errors.ts';
import { apiDependency } from '#lib/contracts/api/dependency.ts';
import { apiImage } from '#lib/contracts/api/image.ts';
import { apiPackage } from '#lib/contracts/api/package.ts';
import { apiPlatform } from '#lib/contracts/api/platform.ts';
import { apiQuestionDetail } from '#lib/contracts/api/question.ts';
import { apiRuntime } from '#lib/contracts/api/runtime.ts';
import { apiSiteDetail } from '#lib/contracts/api/site.ts';
import { apiTaskDetail } from '#lib/contracts/api/task.ts';
import { apiUseCase } from '#lib/contracts/api/use-case.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from '#lib/read/context.ts';
import { parsedRow } from '#lib/read/package-rows.ts';
import { readDependency } from '#lib/read/read-dependency.ts';
import { readImage } from '#lib/read/read-image.ts';
import { readPackageText } from '#lib/read/read-package-text.ts';
import { readPlatform } from '#lib/read/read-platform.ts';
import { readQuestion } from '#lib/read/read-question.ts';
import { readRuntime } from '#lib/read/read-runtime.ts';
import { readSite } from '#lib/read/read-site.ts';
import { readTask } from '#lib/read/read-task.ts';
import { readUseCase } from '#lib/read/read-use-case.ts';
import { numberOfTask, slugOfTask } from '#lib/read/task-address.ts';
import { toApiPlatform } from './shapes/platform.ts';
import { toApiQuestionDetail } from './shapes/question.ts';
import { toApiRuntime } from './shapes/runtime.ts';
import { toApiSiteDetail } from './shapes/site.ts';
import { toApiTaskDetail } from './shapes/task.ts';
import { toApiUseCase } from './shapes/use-case.ts';

/** What every entity says of itself, whatever else it has. */
export interface Entity {
  version: number;
}

/** A kind of entry that can be written under an address of the API. */
export interface WritableNoun {
  kind: EntryKind;
  /** `/api/v1/packages` */
  list: string;
  /** The part of an entry's address that names it. */
  param: 'slug' | 'number';
  item: z.ZodType;
  /** The entity exactly as `GET` gives it. */
  read(ctx: ReadContext, address: string): Promise<Result<Entity>>;
  /** The slug an address stands for, also in the trash; null when it stands for nothing. */
  slugAt(ctx: ReadContext, address: string): Promise<string | null>;
  /** The address of a slug. */
  addressOf(ctx: ReadContext, slug: string): Promise<string>;
}

type Reader<Dto, Input> = (question: { ctx: ReadContext; input: Input }) => Promise<Result<Dto>>;

async function shaped<Dto>(result: Promise<Result<Dto>>, toApi: (dto: Dto) => Entity): Promise<Result<Entity>> {
  const read = await result;
  return read.ok ? ok(toApi(read.value)) : read;
}

function bySlug<Dto>(
  kind: EntryKind,
  list: string,
  item: z.ZodType,
  reader: Reader<Dto, { slug: string }>,
  toApi: (dto: Dto) => Entity,
): WritableNoun {
  return {
    kind,
    list: `/api/v1/${list}`,
    param: 'slug',
    item,
    read: (ctx, slug) => shaped(reader({ ctx, input: { slug } }), toApi),
    slugAt: async (_ctx, slug) => slug,
    addressOf: async (_ctx, slug) => slug,
  };
}

/** Everything that can be written, each under its noun. */
export const WRITABLE_NOUNS: readonly WritableNoun[] = [
  bySlug('package', 'packages', apiPackage, readPackageText, parsedRow),
  bySlug('platform', 'platforms', apiPlatform, readPlatform, toApiPlatform),
  bySlug('site', 'sites', apiSiteDetail, readSite, toApiSiteDetail),
  bySlug('dependency', 'dependencies', apiDependency, readDependency, (dependency) => dependency),
  bySlug('image', 'images', apiImage, readImage, (image) => image),
  bySlug('use_case', 'use-cases', apiUseCase, readUseCase, toApiUseCase),
  bySlug('runtime', 'runtimes', apiRuntime, readRuntime, toApiRuntime),
  bySlug('question', 'questions', apiQuestionDetail, readQuestion, toApiQuestionDetail),
  {
    kind: 'task',
    list: '/api/v1/tasks',
    param: 'number',
    item: apiTaskDetail,
    read: (ctx, number) => shaped(readTask({ ctx, input: { number } }), toApiTaskDetail),
    slugAt: (ctx, number) => slugOfTask({ ctx, input: { number } }),
    addressOf: (ctx, slug) => numberOfTask({ ctx, input: { slug } }),
  },
];
