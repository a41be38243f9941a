/**
 * Units as hospitals write them, by their code in the Unified Code for Units of Measure (https://ucum.org/ucum, version 2.2).
 * Only what can mean one thing: "µU/ml" may be enzyme units or international units, so it stays a text.
 */
const codes: Readonly<Record<string, string>> = {
  '%': '%',
  'beats/min': '/min',
  '/min': '/min',
  bpm: '/min',
  cm: 'cm',
  mm: 'mm',
  m: 'm',
  'm²': 'm2',
  g: 'g',
  kg: 'kg',
  'kg/m²': 'kg/m2',
  'kg/m2': 'kg/m2',
  'g/l': 'g/L',
  'g/dl': 'g/dL',
  'mg/dl': 'mg/dL',
  'mg/l': 'mg/L',
  'µg/l': 'ug/L',
  'μg/l': 'ug/L',
  'ng/ml': 'ng/mL',
  'mmol/l': 'mmol/L',
  'µmol/l': 'umol/L',
  'μmol/l': 'umol/L',
  'mm hg': 'mm[Hg]',
  mmhg: 'mm[Hg]',
  'u/l': 'U/L',
  years: 'a',
  months: 'mo',
  weeks: 'wk',
  days: 'd',
  hours: 'h',
  '°c': 'Cel',
};

/** The code of a unit; null where it has none that is sure. */
export function ucumCode(unit: string): string | null {
  return codes[unit.trim().replace(/\s+/g, ' ').toLowerCase()] ?? null;
}
