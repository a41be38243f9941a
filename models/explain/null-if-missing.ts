/** A value as explanations carry it: `null` where missing, so that it survives JSON. */
export function nullIfMissing(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
