import { Notice } from './notice';

/** Stands on every page of a simulated cohort; shows nothing for a real one. */
export function SimulatedNotice({
  simulatedFrom,
  className = 'mb-5',
}: {
  simulatedFrom: string | null;
  className?: string;
}) {
  if (simulatedFrom === null) return null;
  return (
    <Notice tone="warning" title="Simulated patients, not real ones." className={className}>
      <p>This cohort was drawn from a stated formula, so each patient’s true risk is known: {simulatedFrom}</p>
    </Notice>
  );
}
