import type { ReactNode } from 'react';
import { Logo } from '../components/logo';

/** The frame of the pages before the sign-in: the mark, one panel, what the product is for. */
export function AuthFrame({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="relative flex min-h-dvh flex-col items-center overflow-hidden px-4 pt-[max(6vh,32px)] pb-6">
      <Curves />
      <main className="relative my-auto w-full max-w-[420px]">
        <p className="mb-6 flex items-center justify-center gap-2.5 text-[17px] font-semibold tracking-[-0.01em]">
          <Logo />
          Riskcurve
        </p>
        <section className="rounded-card border border-rule bg-panel p-6 shadow-raised sm:p-8">
          <h1 className="text-[20px] leading-7 font-semibold">{title}</h1>
          {lead !== undefined && <div className="mt-1 text-soft">{lead}</div>}
          <div className="mt-5">{children}</div>
        </section>
      </main>
      <footer className="relative mt-8 max-w-[420px] text-center text-[12.5px] text-soft">
        Research and decision support, not a certified medical device.
      </footer>
    </div>
  );
}

/** Nine quiet curves, one for each quantile level: decoration only. */
function Curves() {
  const lines = Array.from({ length: 9 }, (_, level) => {
    const rise = 300 - level * 24;
    return `M-40 ${rise + 190}C 320 ${rise + 190} 420 ${rise + 120} 640 ${rise + 40}S 1000 ${rise - 90} 1340 ${rise - 90}`;
  });
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1280 520"
      preserveAspectRatio="xMidYMid slice"
      className="pointer-events-none absolute inset-0 size-full opacity-25"
    >
      {lines.map((line) => (
        <path key={line} d={line} fill="none" strokeWidth="1" className="stroke-accent" />
      ))}
    </svg>
  );
}
