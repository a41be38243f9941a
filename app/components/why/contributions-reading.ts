import { formatPoints, formatRisk } from '@/lib/format';
import { valueText } from '@/lib/report/panels/patient';
import type { Feature } from '@/models/features';
import type { Contribution, Contributions } from '@/models/explain/types';

/** "The reference patient's risk is 32 %, this patient's 58 %. Glucose 148 mg/dl raises it most (+18 points); Age 31 years lowers it most (−4 points)." */
export function contributionsReading(
  { referenceRisk, risk, contributions }: Contributions,
  features: readonly Feature[],
): string {
  const start = `The reference patient’s risk is ${formatRisk(referenceRisk)}, this patient’s ${formatRisk(risk)}.`;
  const most = (sign: 1 | -1) => contributions.find(({ contribution }) => sign * contribution >= 0.0005);
  const parts = (
    [
      ['raises', most(1)],
      ['lowers', most(-1)],
    ] as const
  ).flatMap(([verb, entry]) =>
    entry === undefined ? [] : [`${nameOf(entry, features)} ${verb} it most (${formatPoints(entry.contribution)})`],
  );
  return parts.length === 0 ? `${start} No value moves it.` : `${start} ${parts.join('; ')}.`;
}

function nameOf({ feature, value }: Contribution, features: readonly Feature[]): string {
  const described = features[feature]!;
  if (value === null) return `${described.label}, not measured,`;
  return described.kind === 'numeric'
    ? `${described.label} ${valueText(described, value)}`
    : `${described.label} “${valueText(described, value)}”`;
}
