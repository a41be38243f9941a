import { describe, expect, it } from 'vitest';
import { listChanges, setValue, undo, unchanged } from '@/app/components/what-if/changes';
import { readChanges, writeChange } from '@/app/components/what-if/changes-address';
import { sliderRange } from '@/app/components/what-if/value-range';
import { shareBelow } from '@/app/(product)/patients/[patientId]/share-below';
import { leanCurves } from '@/app/components/curves/lean-curves';
import type { Feature, NumericFeature } from '@/models/features';
import { numericSummary, risingCurve, uniformQuantiles } from '../../lib/charts/fixtures';

const glucose: NumericFeature = {
  ...{ kind: 'numeric', name: 'glucose', label: 'Glucose', unit: 'mg/dl', validRange: [20, 600] },
  ...{ modifiable: true, zeroMeansMissing: true },
};
const features: Feature[] = [
  glucose,
  { ...glucose, name: 'a:b', label: 'Ratio', validRange: null },
  { ...glucose, name: 'a', label: 'Other', validRange: null },
  {
    ...{ kind: 'categorical', name: 'smoking', label: 'Smoking', levels: ['n:o', 'yes'] },
    ...{ levelLabels: ['never', 'now'], modifiable: true },
  },
];

describe('changes of a patient', () => {
  const start = unchanged(Object.freeze([148, NaN, 3, 0]));

  it('add up, are listed in their order, and are taken back one feature at a time', () => {
    // 148 -> 130 -> 120 is one step: a slider passes many values
    const dragged = setValue(setValue(start, 0, 130), 0, 120);
    const both = setValue(dragged, 3, 1);
    expect(listChanges(both)).toEqual([
      { feature: 0, from: 148, to: 120 },
      { feature: 3, from: 0, to: 1 },
    ]);
    expect(listChanges(undo(both))).toEqual([{ feature: 0, from: 148, to: 120 }]);
    expect(undo(undo(both)).values).toEqual(start.values);
    expect(undo(undo(undo(both)))).toEqual(undo(undo(both)));
    expect(start.values).toEqual([148, NaN, 3, 0]);
  });

  it('come back to a feature as a step of its own', () => {
    const there = setValue(setValue(setValue(start, 0, 120), 3, 1), 0, 100);
    expect(undo(there).values[0]).toBe(120);
    expect(listChanges(there).map(({ feature }) => feature)).toEqual([0, 3]);
  });

  it('are none where the value is the one that was there', () => {
    expect(setValue(start, 0, 148)).toBe(start);
    expect(setValue(start, 1, NaN)).toBe(start);
    expect(listChanges(setValue(setValue(start, 0, 120), 0, 148))).toEqual([]);
  });

  it('are refused for a feature that is not there', () => {
    expect(() => setValue(start, 4, 1)).toThrow('there is no feature at position 4');
  });
});

describe('changes in an address', () => {
  it.each([
    [{ feature: 0, from: 148, to: 120.5 }, 'glucose:120.5'],
    [{ feature: 1, from: 2, to: -0.25 }, 'a:b:-0.25'],
    [{ feature: 2, from: 2, to: NaN }, 'a:'],
    [{ feature: 3, from: 1, to: 0 }, 'smoking:n:o'],
  ])('are read as they were written: %o', (change, entry) => {
    expect(writeChange(features, change)).toBe(entry);
    expect(readChanges(features, [entry])).toEqual({
      changes: [{ feature: change.feature, value: change.to }],
      nUnknown: 0,
    });
  });

  it.each(['age:50', 'glucose', 'glucose:high', 'glucose:601', 'glucose:Infinity', 'smoking:maybe', ''])(
    'are left out and counted where they cannot be: %s',
    (entry) => {
      expect(readChanges(features, [entry, 'glucose:100'])).toEqual({
        changes: [{ feature: 0, value: 100 }],
        nUnknown: 1,
      });
    },
  );
});

describe('sliderRange', () => {
  const summary = numericSummary(uniformQuantiles(40, 200), true);
  it('is the stated range as far as the cohort reaches', () => {
    expect(sliderRange(glucose, summary, 148)).toEqual({ min: 40, max: 200, step: 1 });
    expect(sliderRange({ ...glucose, validRange: [60, 150] }, summary, 148)).toMatchObject({ min: 60, max: 150 });
  });
  it('is the 1st to 99th percentile where none is stated', () => {
    expect(sliderRange({ ...glucose, validRange: null }, summary, NaN)).toMatchObject({ min: 41.6, max: 198.4 });
  });
  it('reaches out to the patient', () => {
    expect(sliderRange(glucose, summary, 30)).toMatchObject({ min: 30, max: 200 });
    expect(sliderRange(glucose, summary, 300)).toMatchObject({ min: 40, max: 300 });
  });
  it('takes round steps where there are decimals, and is none where nobody has a value', () => {
    expect(sliderRange({ ...glucose, validRange: null }, numericSummary(uniformQuantiles(0, 2.4)), NaN)?.step).toBe(
      0.01,
    );
    expect(sliderRange(glucose, numericSummary([]), 1)).toBeNull();
    const constant = numericSummary(new Array<number>(101).fill(5), true);
    expect(sliderRange({ ...glucose, validRange: [0, 9] }, constant, NaN)).toEqual({ min: 5, max: 5, step: 1 });
  });
});

it('says which share of a cohort has a lower risk', () => {
  const risks = uniformQuantiles(0.1, 0.9);
  expect(shareBelow(risks, 0.5)).toBeCloseTo(0.5, 12);
  expect(shareBelow(risks, 0.104)).toBeCloseTo(0.005, 12);
  expect([0, 0.1, 0.95].map((risk) => shareBelow(risks, risk))).toEqual([0, 0, 1]);
  expect(shareBelow([], 0.5)).toBe(0);
});

it('sends curves with the digits that are shown', () => {
  const curve = { ...risingCurve(), risk: [0.123456789], latentQuantiles: [[1.23456789, -0.000123456789]] };
  expect(leanCurves([curve])[0]).toMatchObject({ risk: [0.1234568], latentQuantiles: [[1.2346, -0.00012346]] });
});
