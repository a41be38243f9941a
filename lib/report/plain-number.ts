/** A number as programs read it: no grouping, no rounding beyond twelve digits ("0.30000000000000004" reads 0.3). */
export function formatPlainNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}
