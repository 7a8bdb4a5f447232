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
        {/* The server takes the mark out of what it sends, so in development there is none to compare. */}
        <script
          suppressHydrationWarning
          nonce={requestStore()?.mark}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours that must run before the first paint
          dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }}
        />
        <meta name={FACTS} content={JSON.stringify(shellFacts())} />
      </head>
      <body>{children}</body>
    </html>
  );
}
