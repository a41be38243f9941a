/** How far the risk moves over the plausible values, as a share of all it could move. */
export function SwingBar({ swing }: { swing: number }) {
  return (
    <svg viewBox="0 0 64 5" aria-hidden="true" className="h-[5px] w-16 shrink-0">
      <rect width={64} height={5} rx={2.5} className="fill-rule" />
      <rect width={Math.max(3, 64 * Math.min(1, swing))} height={5} rx={2.5} className="fill-accent" />
    </svg>
  );
}
