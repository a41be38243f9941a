/** Canonical JSON and the hash over it. */
import { createHash } from 'node:crypto';

/**
 * JSON text that is the same for the same content: keys in code-unit order, no white space, numbers as ECMAScript writes them.
 * This is RFC 8785 (JSON Canonicalization Scheme). Keys whose value is undefined are left out.
 * Throws RangeError for a number that JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`a report holds only finite numbers, got ${value}`);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** sha256 (hex) of the canonical JSON of a report or a card without its own hash: equal in every format. */
export function contentHash(report: Readonly<Record<string, unknown>>): string {
  const body = canonicalJson({ ...report, contentHash: undefined });
  return createHash('sha256').update(body, 'utf8').digest('hex');
}
