import { z } from 'zod';
import { TALK_KINDS } from '../../domain/talk.ts';
import { commentText } from '../talk.ts';
import { slug } from '../text.ts';
import { instant, listOf } from './common.ts';

const id = z.int().min(1).max(2_147_483_647);

/** A comment of the REST API. */
export const comment = z
  .strictObject({
    id: z.int(),
    kind: z.enum(TALK_KINDS),
    slug,
    author: z.string().describe('Name; never an address'),
    body: z.string().describe('Markdown; empty once it is taken back or hidden'),
    version: z.int().describe('For If-Match'),
    replyTo: z.int().nullable().describe('The first comment of the thread that this one answers'),
    createdAt: instant,
    editedAt: instant.nullable(),
    resolvedAt: instant.nullable().describe('Of a first comment: since when nothing is left to do'),
    hidden: z.boolean().describe('Taken back by its author, or hidden by who answers for the entry'),
  })
  .meta({ id: 'Comment' });
export type ApiComment = z.infer<typeof comment>;
export const commentList = listOf(comment).meta({ id: 'CommentList' });

export const newComment = z
  .strictObject({
    entry: z.strictObject({ kind: z.enum(TALK_KINDS), slug }),
    body: commentText,
    replyTo: id.nullable().default(null),
  })
  .meta({ id: 'NewComment' });
export const commentEdit = z.strictObject({ body: commentText }).meta({ id: 'CommentEdit' });
export const threadState = z.strictObject({ resolved: z.boolean() }).meta({ id: 'ThreadState' });
