/** Metrics of numbers and of predicted quantiles. */
import { check } from '../losses/regression';
import { type Estimate, known, unknown } from './estimate';

const NO_VALUES = 'there are no values';

/** Square root of the mean squared error, in the unit of y. */
export function rootMeanSquaredError(y: ArrayLike<number>, predictions: ArrayLike<number>): Estimate {
  const mean = meanOver(y, predictions, (value, prediction) => (value - prediction) ** 2);
  return mean.estimate === null ? mean : known(Math.sqrt(mean.estimate));
}

/** Mean of |y - prediction|, in the unit of y. */
export function meanAbsoluteError(y: ArrayLike<number>, predictions: ArrayLike<number>): Estimate {
  return meanOver(y, predictions, (value, prediction) => Math.abs(value - prediction));
}

/** Mean check loss of predicted tau-quantiles (scikit-learn's `mean_pinball_loss`); the least for the true ones. */
export function pinballLoss(y: ArrayLike<number>, quantiles: ArrayLike<number>, tau: number): Estimate {
  const loss = check(tau);
  return meanOver(y, quantiles, (value, quantile) => loss.value(value, quantile));
}

/** Share of y at or below its predicted quantile; tau is ideal. */
export function coverage(y: ArrayLike<number>, quantiles: ArrayLike<number>): Estimate {
  return meanOver(y, quantiles, (value, quantile) => (value <= quantile ? 1 : 0));
}

function meanOver(
  y: ArrayLike<number>,
  predictions: ArrayLike<number>,
  score: (y: number, prediction: number) => number,
): Estimate {
  if (y.length !== predictions.length) {
    throw new RangeError(
      `there must be one prediction for each of the ${y.length} values, but there are ${predictions.length}`,
    );
  }
  let sum = 0;
  for (let row = 0; row < y.length; row++) {
    if (!Number.isFinite(y[row]) || !Number.isFinite(predictions[row])) {
      throw new RangeError(`values and predictions must be finite numbers, but in row ${row} one is not`);
    }
    sum += score(y[row]!, predictions[row]!);
  }
  return y.length === 0 ? unknown(NO_VALUES) : known(sum / y.length);
}
