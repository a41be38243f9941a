/** How a recalibrated model says that it is one. */
import { riskMapOf } from '@/models/inference/recalibrate';
import type { Recalibration, TrainedModel } from '@/models/model';
import { formatNumber, shortVersion } from './format';

/** "slope 1.21, intercept 0.10": the map that holds for whom the model judges. */
export function riskMapWords(recalibration: Recalibration): string {
  const { slope, intercept } = riskMapOf({ recalibration })!;
  return `slope ${formatNumber(slope, 2)}, intercept ${formatNumber(intercept, 2)}`;
}

/** "recalibrated: slope 1.21, intercept 0.10 of 1a2b3c4d". */
export function recalibrationWords(recalibration: Recalibration): string {
  return `recalibrated: ${riskMapWords(recalibration)} of ${shortVersion(recalibration.from)}`;
}

/** The fit with its 95 % intervals: "slope 1.21 (1.05 to 1.37), intercept 0.10 (−0.12 to 0.32), of the risks of version 1a2b3c4d". */
export function recalibrationFitWords(recalibration: Recalibration): string {
  const { slope, slopeInterval, intercept, interceptInterval, from } = recalibration;
  const both = [
    `slope ${formatNumber(slope, 2)} (${endsWords(slopeInterval)})`,
    `intercept ${formatNumber(intercept, 2)} (${endsWords(interceptInterval)})`,
  ];
  return `${both.join(', ')}, of the risks of version ${shortVersion(from)}`;
}

/** What it means for this judgement, in two sentences; null for a model as trained. */
export function recalibrationSentence(model: Pick<TrainedModel, 'recalibration'>): string | null {
  const { recalibration } = model;
  if (!recalibration) return null;
  const { slope, intercept } = riskMapOf(model)!;
  const of = recalibration.judgesFold === undefined ? '' : ' other than those of this patient’s fold';
  return (
    `The risk is recalibrated: its log odds are ${formatNumber(intercept, 2)} + ${formatNumber(slope, 2)} times those of version ` +
    `${shortVersion(recalibration.from)}, fitted to the outcomes of the training patients${of}. Interval, curves and quantile levels are moved alike.`
  );
}

function endsWords([low, high]: readonly [number, number]): string {
  return `${formatNumber(low, 2)} to ${formatNumber(high, 2)}`;
}
