/** The logistic function, its inverse and its logarithms, stable in both tails. */
import { requireProbability } from './guards';

/** 1/(1 + e^-x); keeps its digits down to the smallest number. */
export function expit(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** log(p/(1-p)), the inverse of `expit`; minus and plus infinity at 0 and 1. */
export function logit(probability: number): number {
  requireProbability(probability);
  return Math.log(probability) - Math.log1p(-probability);
}

/** log(1 + e^x) without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
