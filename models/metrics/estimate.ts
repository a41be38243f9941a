/** A metric's value, or why it has none: never NaN, and never a 0 that stands for "undefined". */
export type Estimate =
  { readonly estimate: number; readonly reason?: undefined } | { readonly estimate: null; readonly reason: string };

export function known(estimate: number): Estimate {
  return { estimate };
}

export function unknown(reason: string): Estimate {
  return { estimate: null, reason };
}

/** numerator / denominator, or the reason where the denominator is 0. */
export function ratio(numerator: number, denominator: number, reason: string): Estimate {
  return denominator === 0 ? unknown(reason) : known(numerator / denominator);
}

export const NO_PATIENTS = 'there are no patients';
export const ONE_CLASS = 'all patients have the same outcome';
