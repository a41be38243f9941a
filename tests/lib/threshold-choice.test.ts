import { describe, expect, it } from 'vitest';
import { decisionSentence } from '@/lib/decision-words';
import { formatShareInterval } from '@/lib/format';
import { groupLabel } from '@/lib/subgroup-words';
import { byCostRatio, readThresholdChoice, thresholdParameters, type ThresholdChoice } from '@/lib/threshold-choice';
import type { NumericFeature } from '@/models/features';

describe('a threshold in an address', () => {
  it.each<ThresholdChoice>([
    { threshold: 0.23, basis: 'manual' },
    { threshold: 0.5, basis: 'netBenefit' },
    byCostRatio(4),
    byCostRatio(0.35),
  ])('comes back as it was written: %o', (choice) => {
    const parameters = thresholdParameters(choice);
    expect(readThresholdChoice(parameters, 0.9)).toEqual(choice);
    expect(Object.keys(parameters).includes('costRatio')).toBe(choice.basis === 'costRatio');
  });

  it('is the cost ratio’s where there is one, whatever stands beside it', () => {
    const given = { threshold: '0.9', basis: 'costRatio', costRatio: '3' };
    expect(readThresholdChoice(given, 0.5)).toEqual({ threshold: 0.25, basis: 'costRatio', costRatio: 3 });
    expect(readThresholdChoice({ ...given, costRatio: '0' }, 0.5)).toEqual({ threshold: 0.9, basis: 'manual' });
    expect(readThresholdChoice({ ...given, basis: 'manual' }, 0.5)).toEqual({ threshold: 0.9, basis: 'manual' });
  });

  it.each([{}, { threshold: '0' }, { threshold: '1' }, { threshold: 'x' }, { threshold: '23' }, { threshold: '-0.1' }])(
    'is the model’s own where the address holds none: %o',
    (given) => expect(readThresholdChoice(given, 0.35)).toEqual({ threshold: 0.35, basis: 'manual' }),
  );
});

describe('what decisions come to, in words', () => {
  const of = (truePositives: number, falsePositives: number, falseNegatives: number, trueNegatives: number) =>
    decisionSentence({ truePositives, falsePositives, falseNegatives, trueNegatives });

  it('counts of 100', () => {
    expect(of(150, 80, 40, 730)).toBe('Of 100 patients 23 would be flagged, 15 of them rightly; 4 would be missed.');
  });

  it('says none only where there is nobody', () => {
    expect(of(0, 0, 10, 90)).toBe('Of 100 patients none would be flagged; 10 would be missed.');
    expect(of(10, 90, 0, 0)).toBe('Of 100 patients 100 would be flagged, 10 of them rightly; none would be missed.');
    expect(of(300, 0, 2, 698)).toBe(
      'Of 100 patients 30 would be flagged, all of them rightly; fewer than 1 would be missed.',
    );
    expect(of(1, 1, 498, 500)).toMatch('fewer than 1 would be flagged, fewer than 1 of them rightly');
    expect(of(0, 50, 25, 25)).toMatch('50 would be flagged, none of them rightly');
  });
});

describe('groups in words', () => {
  const glucose: NumericFeature = {
    ...{ kind: 'numeric', name: 'glucose', label: 'Glucose', unit: 'mg/dl', validRange: null },
    ...{ modifiable: true, zeroMeansMissing: false },
  };
  it('says where a range begins and ends', () => {
    const range = (from: number | null, to: number | null) => groupLabel(glucose, { kind: 'range', from, to });
    expect(range(null, 99)).toBe('under 99\u00a0mg/dl');
    expect(range(99, 117)).toBe('99 to under 117\u00a0mg/dl');
    expect(range(140.5, null)).toBe('140.5\u00a0mg/dl and over');
    expect(groupLabel(glucose, { kind: 'missing' })).toBe('not measured');
    expect(groupLabel({ ...glucose, unit: null }, { kind: 'value', value: 2 })).toBe('2');
    expect(formatShareInterval(0.314, 0.387)).toBe('31 to 39\u202f%');
  });
});
