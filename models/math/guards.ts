/** Guards that also refuse NaN: each names the demand, so that the sentence can be shown to a person. */

/** Throws a RangeError unless `0 < tau < 1`. */
export function requireTau(tau: number): void {
  if (!(tau > 0 && tau < 1)) throw new RangeError(`tau must be strictly between zero and one, but it is ${tau}`);
}

/** Throws a RangeError unless `0 <= value <= 1`. */
export function requireProbability(value: number, name = 'probability'): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be between zero and one, but it is ${value}`);
}

/** Throws a RangeError unless the label is exactly 0 or 1. */
export function requireLabel(label: number): void {
  if (label !== 0 && label !== 1) throw new RangeError(`label must be 0 or 1, but it is ${label}`);
}
