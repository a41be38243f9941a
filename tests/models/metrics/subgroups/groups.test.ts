/** Who belongs together, and what must not be told of the small. */
import { describe, expect, it } from 'vitest';
import type { CategoricalFeature, NumericFeature } from '@/models/features';
import { createRandom } from '@/models/math/random';
import { partitionBy } from '@/models/metrics/subgroups/partition';
import { groupDecisions, subgroupSteps } from '@/models/metrics/subgroups/subgroups';
import { suppressSmall, type GroupCounts } from '@/models/metrics/subgroups/suppress';
import { runAtOnce } from '@/models/run-at-once';
import { readReference } from '../../../reference/read';

const number: NumericFeature = {
  ...{ kind: 'numeric', name: 'glucose', label: 'Glucose', unit: 'mg/dl', validRange: null },
  ...{ modifiable: true, zeroMeansMissing: false },
};
const category: CategoricalFeature = {
  ...{
    kind: 'categorical',
    name: 'sex',
    label: 'Sex',
    levels: ['f', 'm', 'x'],
    levelLabels: ['female', 'male', 'other'],
  },
  modifiable: false,
};
const { quartiles } = readReference('decisions.json') as { quartiles: { values: number[]; quartiles: number[] }[] };

describe('groups along a feature', () => {
  it.each(quartiles)('cuts a number at NumPy’s quartiles, %#', ({ values, quartiles: theirs }) => {
    const { by, groups, groupOf } = partitionBy(number, Float64Array.from(values));
    expect(by).toBe('quartiles');
    values.forEach((value, row) => {
      // rounding a cut up to a value that can be moves nobody
      const byTheirs = theirs.filter((cut) => value >= cut).length;
      expect(groupOf[row]).toBe(byTheirs);
    });
    expect(groups).toHaveLength(4);
  });

  it('rounds quartiles of whole numbers to whole numbers', () => {
    const { groups } = partitionBy(number, Float64Array.of(1, 2, 3, 4, 5, 6, 8, 10));
    expect(groups).toEqual([
      { kind: 'range', from: null, to: 3 },
      { kind: 'range', from: 3, to: 5 },
      { kind: 'range', from: 5, to: 7 },
      { kind: 'range', from: 7, to: null },
    ]);
  });

  it('takes cuts that are asked for, and leaves out groups without anybody', () => {
    const values = Float64Array.of(90, 100, 125.9, 126, NaN);
    const { by, groups, groupOf } = partitionBy(number, values, [50, 100, 126]);
    expect(by).toBe('cuts');
    expect(groups).toEqual([
      { kind: 'range', from: 50, to: 100 },
      { kind: 'range', from: 100, to: 126 },
      { kind: 'range', from: 126, to: null },
      { kind: 'missing' },
    ]);
    expect([...groupOf]).toEqual([0, 1, 1, 2, 3]);
    expect(partitionBy(number, Float64Array.of(126), [100, 126]).groups).toEqual([groups[2]]);
  });

  it('has a group for each level, each of few values, and the missing', () => {
    const levels = partitionBy(category, Float64Array.of(1, 0, NaN, 1));
    expect(levels.groups).toEqual([{ kind: 'level', level: 0 }, { kind: 'level', level: 1 }, { kind: 'missing' }]);
    expect([...levels.groupOf]).toEqual([1, 0, 2, 1]);
    const few = partitionBy(number, Float64Array.of(2, 0, 2, 3));
    expect(few.groups.map((group) => group.kind === 'value' && group.value)).toEqual([0, 2, 3]);
    expect(partitionBy(number, Float64Array.of(NaN)).groups).toEqual([{ kind: 'missing' }]);
  });

  it('puts each patient into exactly one group', () => {
    const random = createRandom(4);
    const values = Float64Array.from({ length: 300 }, () =>
      random.next() < 0.1 ? NaN : Math.round(random.normal() * 20),
    );
    const { groups, groupOf } = partitionBy(number, values);
    expect(groups).toHaveLength(5);
    values.forEach((value, row) => {
      const group = groups[groupOf[row]!]!;
      if (Number.isNaN(value)) expect(group.kind).toBe('missing');
      else if (group.kind === 'range') {
        expect(value).toBeGreaterThanOrEqual(group.from ?? -Infinity);
        expect(value).toBeLessThan(group.to ?? Infinity);
      } else expect.unreachable();
    });
  });

  it('refuses cuts that cannot be', () => {
    const values = Float64Array.of(1, 2);
    expect(() => partitionBy(category, values, [1])).toThrow('only a number can be cut, but sex has levels');
    expect(() => partitionBy(number, values, [2, 2])).toThrow(
      'cuts must be numbers in ascending order, but they are 2, 2',
    );
    expect(() => partitionBy(number, values, [NaN])).toThrow('cuts must be numbers');
    expect(() => partitionBy(number, values, [])).toThrow('there must be from one to 9 cuts, but there are 0');
  });
});

describe('small groups', () => {
  const of = (n: number, nEvents: number): GroupCounts => ({ n, nEvents });

  it('are hidden, each for its own reason, and the smallest other with one that stands alone', () => {
    expect(suppressSmall([of(100, 40), of(9, 5), of(60, 30)])).toEqual([null, 'fewPatients', 'complementary']);
    expect(suppressSmall([of(100, 4), of(100, 97), of(60, 30)])).toEqual(['fewEvents', 'fewNonEvents', null]);
    expect(suppressSmall([of(3, 1), of(4, 1), of(80, 30), of(90, 30)])).toEqual([
      ...['fewPatients', 'fewPatients', 'complementary', null],
    ]);
    expect(suppressSmall([of(100, 40), of(60, 30)])).toEqual([null, null]);
    expect(suppressSmall([of(7, 3), of(60, 30)])).toEqual(['fewPatients', 'complementary']);
    expect(suppressSmall([])).toEqual([]);
  });

  it('cannot be worked out from the others and the whole, whatever the table', () => {
    const random = createRandom('tables');
    let [nHidden, nComplementary] = [0, 0];
    for (let table = 0; table < 400; table++) {
      const groups = Array.from({ length: 2 + random.integer(6) }, () => {
        const n = 1 + random.integer(random.next() < 0.3 ? 12 : 200);
        return of(n, random.integer(n + 1));
      });
      const reasons = suppressSmall(groups);
      const hidden = groups.filter((_, at) => reasons[at] !== null);
      groups.forEach(({ n, nEvents }, at) => {
        const small = n < 10 || nEvents < 5 || n - nEvents < 5;
        expect(reasons[at] !== null && reasons[at] !== 'complementary').toBe(small);
      });
      if (hidden.length === 0) continue;
      nHidden++;
      nComplementary += reasons.filter((reason) => reason === 'complementary').length;
      const n = hidden.reduce((sum, group) => sum + group.n, 0);
      const nEvents = hidden.reduce((sum, group) => sum + group.nEvents, 0);
      const together = hidden.length >= 2 && n >= 10 && nEvents >= 5 && n - nEvents >= 5;
      expect(together || hidden.length === groups.length).toBe(true);
    }
    expect(nHidden).toBeGreaterThan(100);
    expect(nComplementary).toBeGreaterThan(30);
  });
});

describe('subgroups', () => {
  const random = createRandom('subgroups');
  const n = 240;
  const rows = Uint32Array.from({ length: n }, (_, at) => 2 * at); // every second patient of the cohort is in this part
  const risks = Float64Array.from(rows, () => 0.05 + 0.9 * random.next());
  const labels = Uint8Array.from(risks, (risk) => Number(random.next() < risk));
  const values = Float64Array.from({ length: 2 * n }, (_, row) => (row < 8 ? NaN : row % 4 === 0 ? 0 : 1));
  const result = runAtOnce(subgroupSteps(partitionBy(category, values), { rows, risks, labels }, 1));

  it('take their patients from the rows of the part, and tell nothing of the small', () => {
    expect(result.whole.n).toBe(n);
    expect(result.groups.map(({ group, suppressed }) => [group.kind, suppressed])).toEqual([
      ['level', 'complementary'],
      ['level', null],
      ['missing', 'fewPatients'],
    ]);
    expect(result.groups.filter(({ shown }) => shown !== null)).toHaveLength(1);
    const shown = result.groups[1]!.shown!;
    const own = Array.from(rows).flatMap((row, at) => (row >= 8 && row % 4 === 2 ? [at] : []));
    expect(shown.n).toBe(own.length);
    expect([...shown.risks]).toEqual(own.map((at) => risks[at]));
    expect(shown.nEvents).toBe(own.reduce((sum, at) => sum + labels[at]!, 0));
  });

  it('have the sensitivity and specificity of their own patients', () => {
    const shown = result.groups[1]!.shown!;
    const { sensitivity, specificity } = groupDecisions(shown, 0.4);
    const share = (label: number, decided: (risk: number) => boolean) => {
      const own = shown.risks.filter((_, at) => shown.labels[at] === label);
      return own.filter(decided).length / own.length;
    };
    expect(sensitivity.estimate).toBe(share(1, (risk) => risk >= 0.4));
    expect(specificity.estimate).toBe(share(0, (risk) => risk < 0.4));
  });
});
