import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One file of reference values, by its name. */
export function readReference(name: string): unknown {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8'));
}

/** |a - b| relative to b; 0 where both are the same, infinities included. */
export function relativeError(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0;
  return Math.abs(actual - expected) / Math.abs(expected);
}
