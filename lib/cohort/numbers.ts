const decimalNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const decimalComma = /^[+-]?\d+,\d+$/;

/** Reads a decimal number such as `-1.5` or `2e3`; `null` for anything else (hexadecimal, infinity, a decimal comma). */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!decimalNumber.test(trimmed)) return null;
  const value = Number(trimmed);
  if (!Number.isFinite(value)) return null;
  return value === 0 ? 0 : value; // one zero: -0 and 0 must hash alike
}

/** Whether the text is a number written with a decimal comma, such as `33,6`. */
export function hasDecimalComma(text: string): boolean {
  return decimalComma.test(text.trim());
}

/** The text by which equal values are equal: numbers in their shortest form (`1.0` becomes `1`), other text trimmed. */
export function canonicalText(text: string): string {
  const value = parseNumber(text);
  return value === null ? text.trim() : String(value);
}
