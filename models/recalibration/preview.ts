/** What a recalibration would change, before anybody makes it: on the training patients alone, the holdout stays closed. */
import { recalibrateRisk } from '../inference/recalibrate';
import { brierScore } from '../metrics/brier-score';
import { calibrationIntercept, calibrationSlope } from '../metrics/calibration';
import { calibrationCurve } from '../metrics/calibration-curve';
import type { Estimate } from '../metrics/estimate';
import { logLoss } from '../metrics/log-loss';
import type { TrainedModel } from '../model';
import { crossFitRecalibration, type JudgedRows } from './cross-fit';
import type { RecalibrationFit } from './fit';

export interface CalibrationReading {
  readonly metrics: Readonly<Record<'calibrationSlope' | 'calibrationIntercept' | 'brierScore' | 'logLoss', Estimate>>;
  /** Smooth calibration curve, `[risk, observed]`. */
  readonly curve: readonly (readonly [number, number])[];
}

export interface RecalibrationPreview {
  readonly fit: RecalibrationFit;
  readonly before: CalibrationReading;
  /** Each patient by the map that was fitted without the patient's fold. */
  readonly after: CalibrationReading;
}

/** @throws RangeError in one sentence where no map can be fitted (`crossFitRecalibration`). */
export function previewRecalibration(
  model: Pick<TrainedModel, 'config' | 'foldOf'>,
  judged: JudgedRows,
): RecalibrationPreview {
  const { fit, folds } = crossFitRecalibration(model, judged);
  const { rows, risks, labels } = judged;
  const recalibrated = Array.from(risks, (risk, position) =>
    recalibrateRisk(folds[model.foldOf[rows[position]!]!]!, risk),
  );
  return { fit, before: readingOf(risks, labels), after: readingOf(recalibrated, labels) };
}

function readingOf(risks: ArrayLike<number>, labels: ArrayLike<number>): CalibrationReading {
  return {
    metrics: {
      calibrationSlope: calibrationSlope(risks, labels),
      calibrationIntercept: calibrationIntercept(risks, labels),
      brierScore: brierScore(risks, labels),
      logLoss: logLoss(risks, labels),
    },
    curve: calibrationCurve(risks, labels),
  };
}
