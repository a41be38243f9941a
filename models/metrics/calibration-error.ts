/** How far predicted and observed risk lie apart, in one number. */
import { quantileOfSorted, sortedCopy } from '../math/quantile';
import { fitCalibrationMap } from './calibration-curve';
import { calibrationGroups } from './calibration-groups';
import { type Estimate, known, NO_PATIENTS, unknown } from './estimate';

export interface CalibrationErrors {
  /** Integrated calibration index: mean of |observed - risk| over the patients. */
  readonly ici: Estimate;
  /** Median and 90th percentile of the same. */
  readonly e50: Estimate;
  readonly e90: Estimate;
  readonly eMax: Estimate;
}

/** ICI, E50, E90 and Emax (Austin and Steyerberg 2019) against the smooth calibration curve of `calibration-curve.ts`. */
export function calibrationErrors(risks: ArrayLike<number>, labels: ArrayLike<number>): CalibrationErrors {
  const map = fitCalibrationMap(risks, labels);
  if (!map) {
    const none = unknown('there is no smooth calibration curve');
    return { ici: none, e50: none, e90: none, eMax: none };
  }
  const errors = sortedCopy(Float64Array.from(risks, (risk) => Math.abs(map(risk) - risk)));
  return {
    ici: known(errors.reduce((sum, error) => sum + error, 0) / errors.length),
    e50: known(quantileOfSorted(errors, 0.5)),
    e90: known(quantileOfSorted(errors, 0.9)),
    eMax: known(quantileOfSorted(errors, 1)),
  };
}

/**
 * Expected calibration error: mean over patients of |mean risk - observed share| of their group, the groups being those of
 * `calibration-groups.ts` (equal size, not equal width). Biased upwards in small samples: even a perfect model is not 0.
 */
export function expectedCalibrationError(risks: ArrayLike<number>, labels: ArrayLike<number>): Estimate {
  const groups = calibrationGroups(risks, labels);
  if (groups.length === 0) return unknown(NO_PATIENTS);
  const sum = groups.reduce((total, { risk, observed, n }) => total + n * Math.abs(risk - observed), 0);
  return known(sum / risks.length);
}
