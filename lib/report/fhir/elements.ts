/** The small parts that FHIR resources are made of (R4, 4.0.1). */
import { createHash } from 'node:crypto';
import type { FeatureValue } from '../content';
import { ucumCode } from './units';

/** A resource as JSON; the tests hold it against the published schema. */
export interface Resource {
  readonly resourceType: string;
  readonly [element: string]: unknown;
}

const ucum = 'http://unitsofmeasure.org';

/** Words only: nobody coded the columns of the cohort, so no code is claimed. */
export const concept = (text: string) => ({ text });

export const reference = (fullUrl: string, display?: string) => ({
  reference: fullUrl,
  ...(display === undefined ? {} : { display }),
});

/** A risk in [0,1] as FHIR wants it: a percentage (RiskAssessment, ras-1 and ras-2), with two decimals. */
export const percentage = (risk: number): number => Number((100 * risk).toFixed(2));

export const percentQuantity = (risk: number) => ({
  value: percentage(risk),
  unit: '%',
  system: ucum,
  code: '%',
});

/** A number with its unit; coded where the unit is one that UCUM knows without doubt. */
export function quantity(value: number, unit: string | null) {
  const code = unit === null ? null : ucumCode(unit);
  return {
    value,
    ...(unit === null || unit === '' ? {} : { unit }),
    ...(code === null ? {} : { system: ucum, code }),
  };
}

/** The value of a feature: a quantity, or the words of a level; null where missing. */
export function featureValue(value: FeatureValue, isNumber: boolean) {
  if (value.value === null) return null;
  return isNumber
    ? { valueQuantity: quantity(value.value, value.unit) }
    : { valueCodeableConcept: concept(value.text) };
}

/** Address of a resource inside the bundle: a name-based uuid (RFC 4122, version 5) in the report's own name space. */
export function entryUrl(reportIdentifier: string, name: string): string {
  const space = Buffer.from(reportIdentifier.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(space).update(name, 'utf8').digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}
