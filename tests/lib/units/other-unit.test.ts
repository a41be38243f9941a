/** Conversions against points worked by hand from the definitions, and what must never be converted. */
import { describe, expect, it } from 'vitest';
import { pima } from '@/lib/cohort/known-cohorts/pima';
import { findOtherUnit } from '@/lib/units/other-unit';
import type { Feature, NumericFeature } from '@/models/features';

const feature = (name: string, unit: string | null, label = name): NumericFeature => ({
  ...{ kind: 'numeric', name, label, unit, validRange: null, modifiable: true, zeroMeansMissing: false },
});

describe('the other unit of a feature', () => {
  /** Name, own unit, own value, other unit, other value to the digits that laboratories print. */
  it.each([
    ['glucose', 'mg/dl', 100, 'mmol/l', 5.55],
    ['fasting_glucose', 'mmol/L', 7, 'mg/dl', 126.1],
    ['chol', 'mg/dl', 200, 'mmol/l', 5.17],
    ['HDL cholesterol', 'mmol/l', 1.03, 'mg/dl', 39.8],
    ['ldl', 'mg/dL', 160, 'mmol/l', 4.14],
    ['triglycerides', 'mg/dl', 150, 'mmol/l', 1.69],
    ['serum_creatinine', 'mg/dl', 1.2, 'µmol/l', 106.1],
    ['creatinine', 'μmol/l', 88.42, 'mg/dl', 1],
    ['insulin', 'µU/ml', 25, 'pmol/l', 150],
    ['insulin', 'uIU/mL', 25, 'pmol/l', 150],
    ['insulin', 'mU/l', 25, 'pmol/l', 150],
    ['weight', 'kg', 70, 'lb', 154.32],
    ['height', 'cm', 180, 'in', 70.87],
    ['body_temperature', '°C', 37, '°F', 98.6],
    ['temp', '°F', 212, '°C', 100],
    ['blood_pressure', 'mmHg', 120, 'kPa', 16],
    ['sbp', 'kPa', 101.325, 'mm Hg', 760],
  ])('%s: %s %d is %s %d', (name, unit, own, other, value) => {
    const found = findOtherUnit(feature(name, unit))!;
    expect(found.other).toBe(other);
    const digits = (String(value).split('.')[1] ?? '').length;
    expect(Number(found.toOther(own).toFixed(digits))).toBe(value);
  });

  it('gives the value back as it was typed', () => {
    for (const name of ['glucose', 'insulin', 'weight', 'temperature', 'pressure', 'creatinine']) {
      const unit = { glucose: 'mg/dl', insulin: 'µU/ml', weight: 'kg', temperature: '°C', pressure: 'mm Hg' }[name];
      const { toOwn, toOther } = findOtherUnit(feature(name, unit ?? 'mg/dl'))!;
      for (const value of [0.1, 5.5, 7, 33.3, 123.456]) expect(toOther(toOwn(value))).toBe(value);
    }
  });

  it('knows the features of Pima by the catalogue', () => {
    const others = Object.entries(pima.columns).flatMap(([name, column]) => {
      if (column.kind !== 'numeric') return [];
      const { label = name, unit = null } = column;
      const found = findOtherUnit(feature(name, unit, label));
      return found === null ? [] : [`${name}: ${found.other}`];
    });
    expect(others).toEqual(['glucose: mmol/l', 'blood_pressure: kPa', 'insulin: pmol/l']);
  });

  it.each([
    ['another substance in the same unit', feature('urea', 'mg/dl')],
    ['a unit that the substance is not reported in', feature('glucose', 'g/l')],
    ['no unit', feature('glucose', null)],
    ['a ratio', feature('cholesterol_hdl_ratio', 'mg/dl')],
    ['an index of a weight', feature('weight index', 'kg')],
    ['creatine kinase by its wrong name', feature('creatinine_phosphokinase', 'mg/dl')],
    ['urine', feature('urine creatinine', 'mg/dl')],
    ['two substances in one name', feature('triglycerides and glucose', 'mg/dl')],
    ['a word that only contains the name', feature('glucosepeak', 'mg/dl')],
    ['a skin fold', feature('skin_thickness', 'mm')],
  ])('is not offered for %s', (_, given) => {
    expect(findOtherUnit(given)).toBeNull();
  });

  it('is not offered for a category', () => {
    const category: Feature = {
      ...{ kind: 'categorical', name: 'glucose', label: 'Glucose', levels: ['0'], levelLabels: ['low'] },
      modifiable: true,
    };
    expect(findOtherUnit(category)).toBeNull();
  });
});
