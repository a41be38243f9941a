/** Sentences of the model's page: what they say must follow from the numbers. */
import { describe, expect, it } from 'vitest';
import { interceptReading, slopeReading } from '@/app/(product)/models/[modelId]/calibration-reading';
import { groupReading } from '@/app/(product)/models/[modelId]/subgroups/group-reading';
import {
  netBenefitSentence,
  thresholdText,
  usefulSentence,
} from '@/app/(product)/models/[modelId]/threshold/threshold-words';
import { thinned } from '@/app/components/overlay/model-curves';
import { confusionAt } from '@/models/metrics/confusion';
import { metricsOfDecisions } from '@/models/metrics/decision-metrics';
import type { Metric } from '@/models/model';

const metric = (estimate: number, low: number | null, high: number | null): Metric => ({ estimate, low, high });

describe('calibration in words', () => {
  it('follows the interval, not the estimate', () => {
    expect(slopeReading(metric(0.9, 0.8, 1.1))).toMatch('neither too extreme nor too timid');
    expect(slopeReading(metric(0.8, 0.7, 0.9))).toMatch('too extreme');
    expect(slopeReading(metric(1.3, 1.1, 1.6))).toMatch('too timid');
    expect(slopeReading(metric(1, null, null))).toMatch('no slope');
    expect(slopeReading(undefined)).toMatch('no slope');
    expect(interceptReading(metric(-0.3, -0.5, -0.1))).toMatch('on the whole the risks are too high');
    expect(interceptReading(metric(0.3, 0.1, 0.5))).toMatch('on the whole the risks are too low');
    expect(interceptReading(metric(0.3, -0.1, 0.5))).toMatch('on the whole the risks are right');
  });
});

describe('net benefit in words', () => {
  it('names the runs of thresholds', () => {
    expect(usefulSentence({ higher: [], surely: [] })).toMatch('At no threshold');
    const one = usefulSentence({ higher: [[0.07, 0.8]], surely: [] });
    expect(one).toMatch('nobody from 7 to 80\u202f%. At no threshold do both intervals');
    const more = usefulSentence({
      higher: [
        [0.02, 0.82],
        [0.94, 0.94],
      ],
      surely: [[0.1, 0.6]],
    });
    expect(more).toMatch('from 2 to 82\u202f% and at 94\u202f%. The intervals say so as well from 10 to 60\u202f%.');
  });

  it('is per 100 patients, beside treating everybody', () => {
    const risks = [0.9, 0.8, 0.7, 0.2, 0.1, 0.6];
    const labels = [1, 1, 0, 0, 0, 1];
    // 3 of 6 rightly flagged, 1 falsely at odds 1: net benefit (3 - 1) / 6; of all (3 - 3) / 6
    const half = netBenefitSentence(0.5, metricsOfDecisions(confusionAt(risks, labels, 0.5), 0.5));
    expect(half).toMatch(/^At 50\u202f% the net benefit is 33\.3 per 100 patients \(/);
    expect(half).toMatch(/33\.3 \([^)]*\) above that of treating everybody/);
    const early = [0.1, 0.1, 0.1, 0.9, 0.9, 0.9];
    const worse = netBenefitSentence(0.2, metricsOfDecisions(confusionAt(early, labels, 0.2), 0.2));
    expect(worse).toMatch('below that of treating everybody');
  });

  it('writes a threshold with no more digits than it needs', () => {
    expect(thresholdText(0.2)).toBe('20\u202f%');
    expect(thresholdText(1 / 7)).toBe('14.3\u202f%');
  });
});

describe('a forest plot in words', () => {
  const groups = [
    { label: 'under 24', metric: metric(0.85, 0.74, 0.93) },
    { label: '41 and over', metric: metric(0.74, 0.67, 0.82) },
  ];
  const measure = { at: 0.823, words: '0.823, that of all patients' };

  it('gives the ends with their intervals, and who leaves the measure out', () => {
    expect(groupReading('auroc', groups, measure)).toBe(
      'AUROC goes from 0.740 (0.670 to 0.820; 41 and over) to 0.850 (0.740 to 0.930; under 24). ' +
        'The interval of 41 and over leaves out 0.823, that of all patients.',
    );
    expect(groupReading('auroc', groups, { ...measure, at: 0.8 })).toMatch('No group’s interval leaves out');
    expect(groupReading('auroc', groups, { ...measure, at: 0.5 })).toMatch(
      'The intervals of under 24 and 41 and over leave out',
    );
  });

  it('says so where there is one group or none', () => {
    expect(groupReading('auroc', groups.slice(0, 1), measure)).toMatch('known of one group alone: 0.850');
    const none = [{ label: 'a', metric: { estimate: null, low: null, high: null, reason: 'one outcome' } }];
    expect(groupReading('auroc', none, measure)).toMatch('known of no group');
  });
});

describe('a long line', () => {
  it('keeps its ends and its order when it is thinned', () => {
    const points = Array.from({ length: 5000 }, (_, at) => [at / 4999, 1] as const);
    const drawn = thinned(points);
    expect(drawn).toHaveLength(400);
    expect([drawn[0], drawn.at(-1)]).toEqual([points[0], points.at(-1)]);
    expect(drawn.every(([x], at) => at === 0 || x > drawn[at - 1]![0])).toBe(true);
    expect(thinned(points.slice(0, 400))).toEqual(points.slice(0, 400));
  });
});
