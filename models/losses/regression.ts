/**
 * Losses of a number y and its prediction (theory, section 8). Each is written in the residual r = y - prediction; the slope
 * is the derivative of the value with respect to the prediction, so it has the sign of -r where the loss has its minimum at 0.
 */
import { requireTau } from '../math/guards';
import { expit, softplus } from '../math/logistic';

export interface RegressionLoss {
  readonly name: 'mse' | 'mae' | 'huber' | 'check' | 'smooth check' | 'log-cosh' | 'tilted log-cosh';
  /** False where the slope jumps: L-BFGS refuses such a loss by its name. */
  readonly differentiable: boolean;
  value(y: number, prediction: number): number;
  slope(y: number, prediction: number): number;
  /** Least upper bound of |slope| over residuals of at most `largestResidual`. */
  lipschitzConstant(largestResidual: number): number;
}

/** r^2; estimates the mean. Identity: slope = -2 r. */
export const squaredError: RegressionLoss = {
  name: 'mse',
  differentiable: true,
  value: (y, prediction) => (y - prediction) ** 2,
  slope: (y, prediction) => 2 * (prediction - y),
  lipschitzConstant: (largestResidual) => 2 * largestResidual,
};

/** |r|; estimates the median. Identity: twice the check loss at tau = 1/2. */
export const absoluteError: RegressionLoss = {
  name: 'mae',
  differentiable: false,
  value: (y, prediction) => Math.abs(y - prediction),
  slope: (y, prediction) => Math.sign(prediction - y),
  lipschitzConstant: () => 1,
};

/** r^2/2 for |r| <= delta, delta (|r| - delta/2) beyond (Huber 1964). Identity: tends to r^2/2 as delta grows. */
export function huber(delta: number): RegressionLoss {
  requirePositive('delta', delta);
  return {
    name: 'huber',
    differentiable: true,
    value(y, prediction) {
      const size = Math.abs(y - prediction);
      return size <= delta ? (size * size) / 2 : delta * (size - delta / 2);
    },
    slope: (y, prediction) => Math.max(-delta, Math.min(delta, prediction - y)),
    lipschitzConstant: (largestResidual) => Math.min(delta, largestResidual),
  };
}

/** tau r for r >= 0, (tau - 1) r below (Koenker and Bassett 1978); estimates the tau-quantile. Slope 1 - tau at r = 0. */
export function check(tau: number): RegressionLoss {
  requireTau(tau);
  return {
    name: 'check',
    differentiable: false,
    value: (y, prediction) => (y >= prediction ? tau : tau - 1) * (y - prediction),
    slope: (y, prediction) => (y > prediction ? -tau : 1 - tau),
    lipschitzConstant: () => Math.max(tau, 1 - tau),
  };
}

/** tau r + (h/2) log(1 + e^(-2r/h)): the check loss smoothed over a width h; its bias as a quantile is of order h^2. */
export function smoothCheck(tau: number, h: number): RegressionLoss {
  requireTau(tau);
  requirePositive('h', h);
  return {
    name: 'smooth check',
    differentiable: true,
    value: (y, prediction) => tau * (y - prediction) + (h / 2) * softplus((-2 * (y - prediction)) / h),
    slope: (y, prediction) => expit((-2 * (y - prediction)) / h) - tau,
    lipschitzConstant: () => Math.max(tau, 1 - tau),
  };
}

/** h log cosh(r/h): r^2/(2h) near zero, |r| - h log 2 far out. Identity: slope = -tanh(r/h). More like MAE as h falls. */
export function logCosh(h: number): RegressionLoss {
  requirePositive('h', h);
  return {
    name: 'log-cosh',
    differentiable: true,
    value: (y, prediction) => h * logOfCosh((y - prediction) / h),
    slope: (y, prediction) => -Math.tanh((y - prediction) / h),
    lipschitzConstant: (largestResidual) => Math.tanh(largestResidual / h),
  };
}

/**
 * h log cosh(r/h), weighted tau for r >= 0 and 1 - tau below (the paper's smooth alternative to the check loss). It estimates
 * an M-quantile, not the quantile: its bias is (1 - 2 tau) h log 2 to first order.
 */
export function tiltedLogCosh(tau: number, h: number): RegressionLoss {
  requireTau(tau);
  requirePositive('h', h);
  const weight = (r: number): number => (r >= 0 ? tau : 1 - tau);
  return {
    name: 'tilted log-cosh',
    differentiable: true,
    value: (y, prediction) => weight(y - prediction) * h * logOfCosh((y - prediction) / h),
    slope: (y, prediction) => -weight(y - prediction) * Math.tanh((y - prediction) / h),
    lipschitzConstant: (largestResidual) => Math.max(tau, 1 - tau) * Math.tanh(largestResidual / h),
  };
}

/** |u| + log(1 + e^(-2|u|)) - log 2 cancels near zero; there log(1 + 2 sinh^2(u/2)), which is the same. */
function logOfCosh(u: number): number {
  const size = Math.abs(u);
  return size < 1 ? Math.log1p(2 * Math.sinh(size / 2) ** 2) : size + softplus(-2 * size) - Math.LN2;
}

function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} must be above zero, but it is ${value}`);
}
