const MOST_DECIMALS = 6;

/** Digits behind the point, as the number would be written; 6 at most. */
export function decimalsOf(value: number): number {
  let digits = 0;
  while (digits < MOST_DECIMALS && Number(value.toFixed(digits)) !== value) digits++;
  return digits;
}
