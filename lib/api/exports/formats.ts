import type { ExportFormat } from '#lib/contracts/exports.ts';
import { confluence } from './confluence.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';

/** How each format is written. */
export const FORMATS: Record<ExportFormat, Format> = { csv, json, md: markdown, confluence };
