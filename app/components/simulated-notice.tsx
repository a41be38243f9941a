import { Notice } from './notice';

interface SimulatedNoticeProps {
  /** What the cohort was simulated from; null for a real one. */
  readonly simulatedFrom: string | null;
  readonly className?: string;
}

/** Stands on every page of a simulated cohort; shows nothing for a real one. */
export function SimulatedNotice({ simulatedFrom, className = 'mb-5' }: SimulatedNoticeProps) {
  if (simulatedFrom === null) return null;
  return (
    <Notice tone="warning" title="Simulated patients, not real ones." className={className}>
      <details className="text-[13px]">
        <summary className="w-fit rounded">Not for use in care. How it was simulated</summary>
        <p className="mt-1 max-w-[96ch]">
          Drawn from a stated formula, so each patient’s true risk is known. {simulatedFrom}
        </p>
      </details>
    </Notice>
  );
}
