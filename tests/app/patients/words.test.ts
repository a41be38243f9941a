/** What the forms, the history and the comparison say. */
import { describe, expect, it } from 'vitest';
import { comparisonSentence, gapSentence } from '@/app/(product)/patients/comparison-view/comparison-words';
import { readEntry, writeEntry } from '@/app/(product)/patients/entry-form/entry';
import { historySentence, occasionWords } from '@/app/(product)/patients/history-view/history-words';
import { intervalsOverlap } from '@/app/components/intervals-overlap';
import type { HistoryEntry } from '@/lib/services/history-entry';
import { findOtherUnit } from '@/lib/units/other-unit';
import type { NumericFeature } from '@/models/features';
import type { Assessment } from '@/models/model';

const glucose: NumericFeature = {
  ...{ kind: 'numeric', name: 'glucose', label: 'Glucose', unit: 'mg/dl', validRange: [20, 600] },
  ...{ modifiable: true, zeroMeansMissing: true },
};
const other = findOtherUnit(glucose);
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');

const assessment = (risk: number, riskLow: number, riskHigh: number): Assessment => ({
  ...{ risk, riskLow, riskHigh, intervalLevel: 0.9, tauStar: 1 - risk, levelMean: risk, levelDisagreement: 0 },
  ...{ beyondGrid: null, latentQuantiles: [], nMembers: 100 },
});

describe('the field of a number', () => {
  it.each([
    ['148', false, 148, null],
    ['5.5', true, 99.088, null],
    [' ', false, NaN, null],
    ['high', false, NaN, 'must be a number'],
    ['9000', false, NaN, 'must be from 20 to 600 mg/dl'],
    ['148', true, NaN, 'must be from 1.11 to 33.3 mmol/l'],
    ['0', false, NaN, 'cannot be 0, which stands for “not measured” here: leave it empty instead'],
  ])('reads "%s" (other unit: %s) as %d', (text, inOther, value, problem) => {
    expect(readEntry(glucose, other, { text, inOther })).toEqual({ value, problem });
  });

  it('shows a value in either unit, and nothing where there is none', () => {
    expect(writeEntry(148, other, false)).toEqual({ text: '148', inOther: false });
    expect(writeEntry(148, other, true)).toEqual({ text: '8.215', inOther: true });
    expect(writeEntry(NaN, other, true)).toEqual({ text: '', inOther: true });
    expect(writeEntry(12.5, null, true).text).toBe('12.5');
  });
});

describe('intervals', () => {
  it('overlap where they have a value in common, whichever comes first', () => {
    const [low, middle, high] = [assessment(0.2, 0.1, 0.3), assessment(0.3, 0.3, 0.4), assessment(0.6, 0.5, 0.7)];
    expect([intervalsOverlap(low, middle), intervalsOverlap(middle, low)]).toEqual([true, true]);
    expect([intervalsOverlap(low, high), intervalsOverlap(high, low)]).toEqual([false, false]);
    expect(intervalsOverlap(assessment(0.5, 0, 1), middle)).toBe(true);
  });
});

describe('a comparison', () => {
  const side = (risk: number, low: number, high: number, threshold = 0.35) => ({
    assessment: assessment(risk, low, high),
    threshold,
  });

  it('says how far apart, whether the intervals overlap and on which side', () => {
    expect(plain(comparisonSentence(side(0.58, 0.48, 0.67), side(0.49, 0.4, 0.6)))).toBe(
      'A says 58 % (48 to 67 %), B says 49 % (40 to 60 %): 9 points apart. ' +
        'The intervals overlap, from 48 to 60 %: the difference may be chance in training. ' +
        'Both lie at or above their threshold (35 %).',
    );
    expect(plain(comparisonSentence(side(0.2, 0.15, 0.25), side(0.49, 0.4, 0.6, 0.45)))).toBe(
      'A says 20 % (15 to 25 %), B says 49 % (40 to 60 %): 29 points apart. ' +
        'The intervals do not overlap: on this patient the models differ by more than the spread of either. ' +
        'They lead to different sides: B lies at or above its threshold, A below its own (A 35 %, B 45 %).',
    );
  });

  it('says where the curves are furthest apart', () => {
    const widest = { value: 180, first: 0.8, second: 0.62 };
    expect(plain(gapSentence(glucose, { feature: 0, swing: 0.21, widest }))).toBe(
      'Furthest apart at 180 mg/dl: A 80 %, B 62 %. Over the usual values the gap moves by 21 points.',
    );
    expect(plain(gapSentence(glucose, { feature: 0, swing: 0.01, widest }))).toContain('tell the same of this feature');
    expect(gapSentence(glucose, { feature: 0, swing: 0, widest: null })).toBe('No patient of the cohort has a value.');
  });
});

describe('a history', () => {
  const entry = (risk: number, low: number, high: number, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
    ...{ key: String(risk), at: new Date(0), occasion: 'published', who: 'Ada', threshold: 0.35, changed: [] },
    ...{ inUse: true, until: null },
    model: {
      ...{ id: 'm', name: 'Pima-sbqc', version: 'v' },
      ...{ publishedAt: new Date(0), retiredAt: null, firstPublishedAt: new Date(0), recalibratedFrom: null },
    },
    assessment: assessment(risk, low, high),
    ...change,
  });

  it('reads first and newest, their distance and the sides', () => {
    expect(historySentence([])).toBe('Nothing has been stored of this patient.');
    expect(plain(historySentence([entry(0.58, 0.48, 0.67)]))).toBe(
      'One assessment so far: Pima-sbqc puts the risk at 58 % (48 to 67 %).',
    );
    expect(plain(historySentence([entry(0.58, 0.48, 0.67), entry(0.3, 0.2, 0.4)]))).toBe(
      'Over 2 assessments: the newest, Pima-sbqc, puts the risk at 30 % (20 to 40 %), 28 points less than the first; ' +
        'the two intervals do not overlap, so this is more than their spread. ' +
        '1 of 2 lie at or above their model’s threshold, so they do not all lead to the same side.',
    );
    expect(historySentence([entry(0.1, 0, 0.2), entry(0.102, 0, 0.2)])).toContain(
      'about as much as the first; the two intervals overlap. All lie below',
    );
  });

  it('says why each was stored', () => {
    expect(occasionWords(entry(0.5, 0.4, 0.6), [])).toBe('model published');
    expect(occasionWords(entry(0.5, 0.4, 0.6, { changed: [1], occasion: 'saved' }), ['Age', 'Glucose'])).toBe(
      'values corrected: Glucose',
    );
  });
});
