/** Bootstrapped logistic regression: what the coverage study sets beside the members' intervals. */
import type { FeatureTable } from '@/models/features';
import { intervalOf, INTERVAL_LEVEL, NORMAL_WIDTHS } from '@/models/inference/spread';
import { expit } from '@/models/math/logistic';
import { logisticRegression } from '@/models/math/logistic-regression';
import { quantileOfSorted } from '@/models/math/quantile';
import type { Random } from '@/models/math/random';

export interface PeerInterval {
  readonly riskLow: number;
  readonly riskHigh: number;
}

const N_RESAMPLES = 100;

/** So small that no risk shows it; it keeps a resample that is separated from having no finite fit. */
const RIDGE = 1e-3;

/** Fits to 100 resamples of the rows; intervals of other patients by percentiles of their risks, and as the members' plain ones are. */
export function bootstrapLogistic(
  training: FeatureTable & { readonly labels: Uint8Array },
  patients: FeatureTable,
  random: Random,
): { percentile: PeerInterval[]; logitNormal: PeerInterval[] } {
  const fits = Array.from({ length: N_RESAMPLES }, () => fitResample(training, random));
  const tail = (1 - INTERVAL_LEVEL) / 2;
  const percentile: PeerInterval[] = [];
  const logitNormal: PeerInterval[] = [];
  for (let row = 0; row < patients.nRows; row++) {
    const logits = Float64Array.from(fits, ([intercept, ...slopes]) =>
      slopes.reduce((sum, slope, feature) => sum + slope * patients.columns[feature]![row]!, intercept!),
    ).sort();
    percentile.push({
      riskLow: expit(quantileOfSorted(logits, tail)),
      riskHigh: expit(quantileOfSorted(logits, 1 - tail)),
    });
    const mean = logits.reduce((sum, logit) => sum + logit, 0) / logits.length;
    const variance = logits.reduce((sum, logit) => sum + (logit - mean) ** 2, 0) / (logits.length - 1);
    logitNormal.push(intervalOf(expit(mean), mean, variance, NORMAL_WIDTHS));
  }
  return { percentile, logitNormal };
}

function fitResample({ columns, nRows, labels }: FeatureTable & { labels: Uint8Array }, random: Random): number[] {
  const drawn = Int32Array.from({ length: nRows }, () => random.integer(nRows));
  const selected = [
    new Float64Array(nRows).fill(1),
    ...columns.map((column) => Float64Array.from(drawn, (row) => column[row]!)),
  ];
  const ridges = selected.map((_, column) => (column === 0 ? 0 : RIDGE));
  const fit = logisticRegression(
    selected,
    Uint8Array.from(drawn, (row) => labels[row]!),
    undefined,
    ridges,
  );
  if (!fit) throw new Error('a resample without the outcome has no logistic regression; draw a larger cohort');
  return fit;
}
