import { z } from 'zod';
import { NODE_STATES, OFFER_STATES, RUNTIME_STATES, STRATEGIES, VM_OFFERS } from '../domain/vocabulary.ts';
import { slug, text } from './text.ts';

/** What the plain forms of a question send: every value a text, an empty one for nothing. */
const serial = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
const maybeSlug = z
  .union([z.literal('').transform(() => null), slug])
  .optional()
  .transform((value) => value ?? null);
const index = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number);

/** Changes of the options of a question and of what speaks for and against them. What only adds needs no version. */
export const optionForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), name: text(200).min(1), summary: text(4000).default('') }),
  z.object({ act: z.literal('remove'), version: serial, option: slug }),
  z.object({
    act: z.literal('add-point'),
    option: slug,
    side: z.enum(['pro', 'con', 'remark']),
    text: text(4000).min(1),
    person: text(200).default(''),
    useCase: maybeSlug,
    site: maybeSlug,
  }),
  z.object({ act: z.literal('remove-point'), version: serial, option: slug, point: index }),
]);
export type OptionForm = z.output<typeof optionForm>;

/** A fact that a decision is to change, as its typed editor sends it; what a form of another fact has left empty is not read. */
const fact = z.discriminatedUnion('fact', [
  z.object({ fact: z.literal('strategy'), entry: slug, value: z.enum(STRATEGIES) }),
  z.object({ fact: z.literal('runtime'), entry: slug, about: slug, value: z.enum(RUNTIME_STATES) }),
  z.object({ fact: z.literal('offer'), entry: slug, about: slug, value: z.enum(OFFER_STATES) }),
  z.object({ fact: z.literal('node'), entry: slug, about: slug, value: z.enum(NODE_STATES) }),
  z.object({ fact: z.literal('vm'), entry: slug, value: z.enum(VM_OFFERS) }),
]);
export type FactForm = z.output<typeof fact>;
export const factForm = z.object({ act: z.literal('add-effect'), version: serial }).and(fact);

interface Effect {
  entity: 'package' | 'site';
  slug: string;
  path: string;
  value: string | Record<string, string>;
}

/** The effect on an entry that a typed editor stands for. */
export function effectOf(form: FactForm): Effect {
  const { entry, value } = form;
  if (form.fact === 'strategy') return { entity: 'package' as const, slug: entry, path: 'strategy', value };
  const site = { entity: 'site' as const, slug: entry };
  if (form.fact === 'vm') return { ...site, path: 'vmOffer', value: { value } };
  const paths = { runtime: 'runtimes', offer: 'offers', node: 'nodes' } as const;
  return { ...site, path: `${paths[form.fact]}.${form.about}`, value: { state: value } };
}

export const proposeForm = z.object({
  text: text(4000).min(1),
  option: maybeSlug,
  supersedes: maybeSlug,
  by: text(200).default(''),
});

/** What is done to a decision that is proposed, beside accepting it (act-forms.ts). */
export const decisionForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('withdraw'), version: serial }),
  z.object({ act: z.literal('remove-effect'), version: serial, effect: index }),
]);

export const remarkForm = z.object({
  text: text(4000).min(1),
  role: z.enum(['remark', 'pro', 'con']).default('remark'),
});
