import type { Metadata, Viewport } from 'next';
import { FACTS } from '#components/shell/facts.ts';
import { THEME_SCRIPT } from '#components/ui/theme.ts';
import { requestStore } from './(dashboard)/request-store.ts';
import { shellFacts } from './(dashboard)/shell-facts.ts';
import { inter, jetbrains } from './fonts.ts';
import './globals.css';

export const metadata: Metadata = {
  description: 'Which of a collaboration’s software is ready to run in containers, where, why, and what to do next.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#0f151c' },
  ],
};

export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en" className={`${inter.variable} ${jetbrains.variable}`} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours that must run before the first paint */}
        <script nonce={requestStore()?.mark} dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
        <meta name={FACTS} content={JSON.stringify(shellFacts())} />
      </head>
      <body>{children}</body>
    </html>
  );
}
