import 'server-only';
import { z } from 'zod';

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0', ''])
    .optional()
    .transform((value) => (value === undefined || value === '' ? fallback : value === 'true' || value === '1'));

/** A setting that may also be left empty. */
const orNothing = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const schema = z.object({
  DATABASE_URL: z
    .string({ error: 'is not set' })
    .refine(isPostgresUrl, 'must look like postgresql://user:password@host:5432/database'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(500).default(10),
  /** Milliseconds one statement may take; 0 for any length, as the commands set it. */
  DATABASE_STATEMENT_TIMEOUT: z.coerce.number().int().min(0).default(15_000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATA_DIR: z.string().min(1).default('.data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PUBLIC_READ: flag(true),
  PUBLIC_URL: z.url().optional(),
  TRUST_PROXY: flag(false),
  /** Days after which what is said of an entry should be looked at again, where the entry does not say otherwise. */
  REVIEW_EVERY_DAYS: z.coerce.number().int().min(1).max(3650).default(365),
  /** Minutes after which all tags of a repository are read anew. */
  SWEEP_EVERY_MINUTES: z.coerce.number().min(0.05).max(10_080).default(15),
  /** Days that headers and bodies of deliveries stay after these were dealt with. */
  KEEP_BODIES_DAYS: z.coerce.number().int().min(1).max(36_500).default(90),
  /** Days that reports of probes stay whose node was looked at since. */
  KEEP_SITE_REPORTS_DAYS: z.coerce.number().int().min(1).max(36_500).default(365),
  /** The mail server that digests go through; without it nothing is mailed. */
  SMTP_URL: orNothing(z.string().refine(isSmtpUrl, 'must look like smtp://user:password@host:587 or smtps://…')),
  /** Whom digests come from: `Seaworthy <seaworthy@example.org>`. */
  MAIL_FROM: orNothing(
    z.string().regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, as in seaworthy@example.org'),
  ),
});

/** What the process was told by its surroundings, parsed and with defaults filled in. */
export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** Says whether a text is a PostgreSQL connection URL that names a database. */
function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'postgres:' || url.protocol === 'postgresql:') && url.pathname.length > 1;
}

/** Says whether a text names a mail server. */
function isSmtpUrl(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';
}

/**
 * Returns the environment. Parsed at the first call and not at import, because `next build` imports every page
 * without a database at hand. Throws one sentence naming each variable that is wrong.
 */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`The environment is not usable: ${faults.join('; ')}.`);
  }
  parsed = result.data;
  return parsed;
}
