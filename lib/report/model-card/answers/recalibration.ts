/** What a recalibrated model's card says of it: how it was done (items 12f and 12g) and what came of it (24). */
import { formatCount, formatNumber, shortVersion } from '@/lib/format';
import { recalibrationFitWords } from '@/lib/recalibration-words';
import type { TrainedModel } from '@/models/model';
import type { Evaluation } from '@/models/trainer/protocol';
import { metricTexts } from '../../words';

/** Whether and how the model was updated. */
export function updatingText({ recalibration, config }: TrainedModel): string {
  if (!recalibration) return 'None: a model never changes; another setting or other data give another version.';
  return (
    `Logistic recalibration of version ${shortVersion(recalibration.from)} (sha256 ${recalibration.from}), whose networks it keeps: log odds of the ` +
    `risk = intercept + slope × log odds of that version’s risk, by maximum likelihood on the out-of-fold risks of ${formatCount(recalibration.nPatients, 'patient')} ` +
    `with ${formatCount(recalibration.nEvents, 'event')}; the holdout took no part. For the out-of-fold evaluation it was fitted ${formatCount(config.folds)} times ` +
    'more, each time without the patients of one fold, who are judged by that fit. Code: Riskcurve ' +
    `${recalibration.codeVersion}.`
  );
}

/** The last step of a prediction; empty for a model as trained. */
export function predictionStep({ recalibration }: TrainedModel): string {
  if (!recalibration) return '';
  const { intercept, slope } = recalibration;
  return ` Risk, interval and curves are then recalibrated: log odds = ${formatNumber(intercept, 3)} + ${formatNumber(slope, 3)} × log odds.`;
}

/** What the fit gave, and how well calibrated the model is with it. */
export function updatingResults({ recalibration }: TrainedModel, { outOfFold, holdout }: Evaluation): string[] {
  if (!recalibration) return ['None: the model was not updated.'];
  const slopeOf = ({ metrics }: Evaluation['outOfFold']): string => {
    const { estimate = null, low = null, high = null, reason = null } = metrics.calibrationSlope ?? {};
    const [text, interval] = metricTexts({ name: 'calibrationSlope', label: '', estimate, low, high, reason });
    return interval === '' ? text : `${text} (${interval})`;
  };
  return [
    `Recalibration: ${recalibrationFitWords(recalibration)}; 95\u202f% Wald intervals.`,
    `Calibration slope afterwards: out of fold ${slopeOf(outOfFold)}${holdout === null ? '' : `, holdout ${slopeOf(holdout)}`}.`,
  ];
}
