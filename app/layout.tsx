import '@fontsource-variable/inter';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { localeAttributes } from '@/lib/locale';
import { themeScript } from './components/theme-script';

export const metadata: Metadata = {
  title: { default: 'Riskcurve', template: '%s · Riskcurve' },
  description: 'Risk curves of quantile classifiers, for the clinic.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#151f27' },
  ],
};

/** The root of every page. Dynamic throughout, because a static page would carry no nonce and its scripts would be blocked. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning {...localeAttributes()}>
      <head>
        {/* The browser hides a nonce from scripts, so server and browser differ here on purpose. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body className="min-h-dvh font-sans">{children}</body>
    </html>
  );
}
