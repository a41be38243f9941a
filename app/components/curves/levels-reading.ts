import { formatNumber } from '@/lib/format';
import { valueText } from '@/lib/report/panels/patient';
import type { Feature } from '@/models/features';
import type { Assessment } from '@/models/model';

/** Reads the latent quantiles at the patient's value aloud: between which levels they change sign, and the root. */
export function levelsReading(
  feature: Feature,
  at: number | null,
  taus: readonly number[],
  assessment: Assessment,
): string {
  const { tauStar, latentQuantiles } = assessment;
  if (at === null || tauStar === null) return '';
  const where = feature.kind === 'numeric' ? `At ${valueText(feature, at)},` : `With “${valueText(feature, at)}”,`;
  const above = latentQuantiles.findIndex((quantile) => quantile >= 0);
  const root = `τ*\u00a0=\u00a0${formatNumber(tauStar, 2)}`;
  if (above === -1)
    return `${where} every level lies below zero: the root is beyond ${formatNumber(taus.at(-1)!)}, ${root} is extrapolated.`;
  if (above === 0)
    return `${where} every level lies above zero: the root is beyond ${formatNumber(taus[0]!)}, ${root} is extrapolated.`;
  return `${where} Q(τ) changes sign between the levels ${formatNumber(taus[above - 1]!)} and ${formatNumber(taus[above]!)}: ${root}.`;
}
