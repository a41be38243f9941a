import { requireLabel } from '../math/guards';
import { expit, softplus } from '../math/logistic';
import type { ClassificationLoss } from './types';

/** Binary cross-entropy of a logit: softplus(z) - y z. It has no quantile level; `tau` plays no part. */
export function bceValue(label: number, logit: number): number {
  requireLabel(label);
  return label === 1 ? softplus(-logit) : softplus(logit);
}

/** expit(z) - y, for y = 1 as -expit(-z), which does not cancel. */
export function bceSlope(label: number, logit: number): number {
  requireLabel(label);
  return label === 1 ? -expit(-logit) : expit(logit);
}

/** 1: the slope tends to it in the tails; the often quoted 1/2 is the slope at p = 1/2, not a bound. */
export function bceLipschitzConstant(): number {
  return 1;
}

export const bce: ClassificationLoss = {
  name: 'bce',
  value: bceValue,
  slope: bceSlope,
  lipschitzConstant: bceLipschitzConstant,
};
