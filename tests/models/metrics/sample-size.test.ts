import { describe, expect, it } from 'vitest';
import { maxCoxSnellRSquared, requiredSampleSize } from '@/models/metrics/sample-size';

describe('the required sample size', () => {
  // Riley and others 2019, part II, and the tests of pmsampsize (R and Python): type "b", csrsquared 0.288, parameters 24, prevalence 0.174
  it('is that of the worked example in Statistics in Medicine', () => {
    const size = requiredSampleSize({ nParameters: 24, prevalence: 0.174, rSquared: 0.288 });
    expect(size.criteria).toEqual({ shrinkage: 623, optimism: 662, overallRisk: 221 });
    expect([size.nPatients, size.nEvents]).toEqual([662, 116]);
    expect(size.maxRSquared).toBeCloseTo(0.603, 3);
  });

  // Riley and others, BMJ 2020;368:m441: pre-eclampsia, 5 % of women, 30 parameters, Cox-Snell R² 0.05 (0.15 of 0.33)
  it('is that of the worked example in the BMJ', () => {
    const size = requiredSampleSize({ nParameters: 30, prevalence: 0.05, rSquared: 0.05 });
    expect(size.nPatients).toBe(5249);
    expect(size.criteria.overallRisk).toBe(73);
    expect(size.maxRSquared).toBeCloseTo(0.33, 2);
  });

  it('assumes 0.15 of the largest R² where nothing is known', () => {
    const size = requiredSampleSize({ nParameters: 30, prevalence: 0.05 });
    expect(size.rSquared).toBe(0.15 * size.maxRSquared);
    expect(size.nPatients).toBe(5342);
  });

  it('is the same for an outcome and its opposite, but for the events', () => {
    const [rare, common] = [0.2, 0.8].map((prevalence) => requiredSampleSize({ nParameters: 7, prevalence }));
    expect(common!.nPatients).toBe(rare!.nPatients);
    expect(common!.nEvents).toBeGreaterThan(rare!.nEvents);
    expect(maxCoxSnellRSquared(0.5)).toBeCloseTo(0.75, 12);
  });

  it.each([
    [{ nParameters: 0, prevalence: 0.3 }, 'nParameters'],
    [{ nParameters: 2.5, prevalence: 0.3 }, 'nParameters'],
    [{ nParameters: 3, prevalence: 0 }, 'prevalence'],
    [{ nParameters: 3, prevalence: NaN }, 'prevalence'],
    [{ nParameters: 3, prevalence: 0.05, rSquared: 0.4 }, 'rSquared'],
    [{ nParameters: 3, prevalence: 0.3, rSquared: NaN }, 'rSquared'],
  ])('refuses %j', (given, word) => expect(() => requiredSampleSize(given)).toThrow(word));
});
