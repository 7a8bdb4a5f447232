import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const config: NextConfig = {
  // server/web.ts compresses every answer, pages and API alike; Next would compress an encoded body again.
  compress: false,
  poweredByHeader: false,
  // No page resizes pictures; without this anybody could have the server fetch and decode them.
  images: { unoptimized: true },
  reactStrictMode: true,
  // Every reader gets the same bytes of a page, whatever the browser or robot calls itself (docs/decisions/0013).
  htmlLimitedBots: /(?!)/,
  // These read files beside their own source at run time, which a bundle would move away.
  serverExternalPackages: ['pg', 'pino', '@prisma/client', '@prisma/adapter-pg'],
  // Asked for by programs that read no page, and by browsers of a page that was left before its head had come.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // `npm test` runs tsc over everything; a second run inside the build finds nothing new and costs seconds.
  typescript: { ignoreBuildErrors: true },
  // What is longer than a form's texts is refused by the action in words; server/body-cap.ts holds the limit of all pages.
  experimental: { serverActions: { bodySizeLimit: '17mb' } },
  // Next guesses the root from lockfiles, and a stray one above the checkout would be taken for it.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
};

export default config;
