import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { docsPage, START_SCRIPT, THEME_SCRIPT } from '../docs/page.ts';
import { recipesPage } from '../docs/recipes.ts';
import { STYLE } from '../docs/style.ts';
import { problemResponse } from '../problem.ts';

const resolve = createRequire(import.meta.url).resolve;
const fromLibrary = (file: string) => () => readFileSync(resolve(`swagger-ui-dist/${file}`), 'utf8');

const SCRIPT = 'text/javascript; charset=utf-8';
const SHEET = 'text/css; charset=utf-8';

/** Every file the page may ask for; a name that is not here is nothing, whatever it spells. */
const FILES = new Map([
  ['swagger-ui-bundle.js', { type: SCRIPT, read: fromLibrary('swagger-ui-bundle.js') }],
  ['swagger-ui.css', { type: SHEET, read: fromLibrary('swagger-ui.css') }],
  ['page.css', { type: SHEET, read: () => STYLE }],
  ['theme.js', { type: SCRIPT, read: () => THEME_SCRIPT }],
  ['start.js', { type: SCRIPT, read: () => START_SCRIPT }],
]);

interface Asset {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  tag: string;
}
const read = new Map<string, Asset>();

/** A file of the list, read once. */
function assetNamed(name: string): Asset | undefined {
  const known = read.get(name);
  const file = FILES.get(name);
  if (known || !file) return known;
  const bytes = new TextEncoder().encode(file.read());
  const asset = { bytes, type: file.type, tag: createHash('sha1').update(bytes).digest('base64url') };
  read.set(name, asset);
  return asset;
}

const addressOf = (file: string): string => `/api/docs/${file}?v=${assetNamed(file)?.tag.slice(0, 12) ?? ''}`;

/** `GET /api/docs`, a page over the OpenAPI document, and the files it is made of; `GET /api/reporting`, recipes for senders. */
export function docsRoutes(app: ApiApp): void {
  app.get('/api/docs', (c) => c.html(docsPage(addressOf), 200, { 'Cache-Control': 'no-cache' }));
  onlyThese(app, '/api/docs', READ_ONLY);
  app.get('/api/reporting', (c) => c.html(recipesPage(addressOf), 200, { 'Cache-Control': 'no-cache' }));
  onlyThese(app, '/api/reporting', READ_ONLY);

  app.get('/api/docs/:file', (c) => {
    const asset = assetNamed(c.req.param('file'));
    if (!asset) return problemResponse(c, { status: 404, detail: 'There is nothing at this address.' });
    // Its address carries a hash of what it is, so it never changes under that address.
    const headers = { 'Cache-Control': 'public, max-age=31536000, immutable', ETag: `"${asset.tag}"` };
    return new Response(asset.bytes, { headers: { ...headers, 'Content-Type': asset.type } });
  });
  onlyThese(app, '/api/docs/:file', READ_ONLY);
}
