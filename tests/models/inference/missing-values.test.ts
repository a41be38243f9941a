import { beforeAll, describe, expect, it } from 'vitest';
import { whatIfEffects } from '@/models/explain/what-if-effects';
import { allMembers, assessPatient, assessPatients } from '@/models/inference/assess';
import { createEnsemble } from '@/models/inference/ensemble';
import { memberLatentQuantiles } from '@/models/inference/forward';
import { createTableJudge } from '@/models/inference/judge-table';
import { networkShape } from '@/models/inference/network-shape';
import { plausibleValues } from '@/models/inference/plausible-values';
import { riskCurve } from '@/models/inference/risk-curve';
import { createWhatIf } from '@/models/inference/what-if';
import { expit, logit } from '@/models/math/logistic';
import { normalQuantile } from '@/models/math/normal';
import { createRandom } from '@/models/math/random';
import type { Member, TrainedModel } from '@/models/model';
import { applyToPatient } from '@/models/preprocessing/apply';
import { readReference } from '../../reference/read';
import { inferenceKernel } from './inference-kernel';
import { age, randomModel, testConfig } from './support';

const configs = [
  testConfig(),
  testConfig({ riskEstimator: 'levelMean', head: 'monotone' }),
  testConfig({ loss: 'bqc', taus: [0.25, 0.5, 0.75], activation: 'tanh' }),
  testConfig({ loss: 'bce', taus: [0.5] }),
];

let kernel: WebAssembly.Module;
beforeAll(async () => {
  kernel = await inferenceKernel();
});

function dependent(model: TrainedModel, rho: number): TrainedModel {
  const n = model.features.length;
  const correlation = Array.from({ length: n }, (_, row) =>
    Array.from({ length: row + 1 }, (__, at) => (at === row ? 1 : rho)),
  );
  const zeros = new Array<number>(n).fill(0);
  return { ...model, dependence: { scoreMeans: zeros, scoreScales: zeros.map(() => 1), correlation, unusualness: [] } };
}

describe.each(configs)('a patient with gaps: $loss $activation $head', (config) => {
  const model = dependent(randomModel(config, 3, 4), 0.5);
  const complete = Float64Array.of(44, 57.5, 61, 2);
  const gappy = Float64Array.of(44, NaN, 61, NaN);

  it('is judged as ever where nothing is missing, to the last bit', () => {
    const ensemble = createEnsemble(1, { config });
    for (const member of model.members) {
      const inputs = applyToPatient(member.preprocessing, complete);
      ensemble.add(0, memberLatentQuantiles(member.weights, networkShape(model, member), inputs, 1), 0);
    }
    expect(assessPatient(model, complete)).toStrictEqual(ensemble.assess(0));
    expect(assessPatient(model, complete)).not.toHaveProperty('missingShare');
  });

  it('has level by level the mean probability over members and completions', () => {
    const completions = plausibleValues(model, gappy);
    const [{ levelMean, risk, missingShare }, alone] = [
      assessPatient(model, gappy),
      completions.map((patient) => assessPatient(model, patient)),
    ];
    const mean = (read: (at: number) => number): number =>
      alone.reduce((sum, _, at) => sum + read(at), 0) / alone.length;
    // a level mean and a logit's risk are linear in the level probabilities
    if (levelMean !== null)
      expect(levelMean).toBeCloseTo(
        mean((at) => alone[at]!.levelMean!),
        12,
      );
    else
      expect(risk).toBeCloseTo(
        mean((at) => alone[at]!.risk),
        12,
      );
    expect(missingShare).toBeGreaterThan(0.001); // members of random weights differ more among themselves
    expect(missingShare).toBeLessThan(1);
  });

  it('has the same digits in a table, in whatever order, in the kernel, and on a curve', () => {
    const others = [complete, gappy.with(0, NaN), gappy, complete.with(2, NaN), gappy.with(1, 70)];
    const tableOf = (patients: readonly Float64Array[]) => ({
      features: model.features,
      nRows: patients.length,
      columns: model.features.map((_, feature) => Float64Array.from(patients, (patient) => patient[feature]!)),
    });
    const single = others.map((patient) => assessPatient(model, patient));
    expect(assessPatients(model, tableOf(others), () => allMembers(model))).toStrictEqual(single);
    expect(createTableJudge(model, kernel)(tableOf(others.toReversed()))).toStrictEqual(single.toReversed());
    const curve = riskCurve(model, gappy, 0, { grid: [30, 44, 58] });
    expect(curve.risk[1]).toBeCloseTo(single[2]!.risk, 12);
    expect(new Set(curve.risk).size).toBe(3);
  });

  it('takes a value that is measured for evidence, and one that is supposed not', () => {
    for (const options of [{ kernel }, {}]) {
      const whatIf = createWhatIf(model, gappy, options);
      const known = Float64Array.from(gappy).with(1, 57.5);
      const measured = whatIf.measure(known).assessment;
      expect(measured.risk).toBeCloseTo(assessPatient(model, known).risk, 12);
      expect(measured.missingShare).toBeCloseTo(assessPatient(model, known).missingShare!, 12);
      expect(whatIf.change(1, 20).assessment.risk).not.toBe(measured.risk);
      expect(whatIf.reset().assessment).toBe(measured);
      const supposed = createWhatIf(model, gappy, options).change(1, 57.5).assessment;
      expect(supposed.risk).not.toBe(measured.risk);
    }
  });

  it('loses a gap’s spread in a what-if, holds the rest, and has it back', () => {
    const whatIf = createWhatIf(model, gappy, { kernel });
    const plain = createWhatIf(model, gappy);
    const before = whatIf.assessment;
    expect(before.risk).toBeCloseTo(assessPatient(model, gappy).risk, 12);
    for (const [feature, value] of [
      [1, 57.5],
      [3, 2],
    ] as const) {
      const curve = whatIf.curves[feature]!;
      const onCurve = curve.risk[curve.values.findIndex((at) => at >= value)]!;
      const { assessment } = whatIf.change(feature, value);
      if (curve.values.includes(value)) expect(assessment.risk).toBeCloseTo(onCurve, 12);
      const other = plain.change(feature, value).assessment;
      expect(assessment.risk).toBe(other.risk);
      expect(assessment.missingShare).toBe(other.missingShare);
    }
    expect(whatIf.assessment.risk).toBeCloseTo(assessPatient(model, complete).risk, 12);
    expect(whatIf.assessment).not.toHaveProperty('missingShare');
    whatIf.change(1, NaN);
    expect(whatIf.change(3, NaN).assessment).toEqual(before);
    const [effect] = whatIfEffects(model, gappy, [{ feature: 1, value: 57.5 }]).effects;
    expect(effect!.alone).toBeCloseTo(whatIf.change(1, 57.5).assessment.risk - before.risk, 12);
  });

  it('draws anew for what is taken away, on every curve', () => {
    const whatIf = createWhatIf(model, gappy, { kernel });
    whatIf.change(0, 50);
    const cleared = whatIf.change(0, NaN);
    const expected = createWhatIf(model, gappy.with(0, NaN), { kernel });
    expect(cleared.assessment).toEqual(expected.assessment);
    expect(cleared.curves).toEqual(expected.curves);
  });
});

interface MissingReference {
  readonly cases: readonly {
    readonly members: readonly (readonly [number, number, number])[];
    readonly rho: number;
    readonly known: number;
    readonly risk: number;
    readonly logit: number;
    readonly within: number;
    readonly between: number;
  }[];
}

/** Standard normal margins in 101 quantiles of a large cohort. */
const margin = {
  kind: 'numeric' as const,
  nMissing: 0,
  quantiles: Array.from({ length: 101 }, (_, percent) =>
    normalQuantile(Math.min(Math.max(percent / 100, 5e-4), 0.9995)),
  ),
  histogram: [1_000_000],
  integer: false,
};

function linearModel(members: readonly (readonly [number, number, number])[], rho: number): TrainedModel {
  const column = { kind: 'numeric' as const, fill: 0, mean: 0, scale: 1 };
  const base = randomModel(testConfig({ loss: 'logistic', hiddenUnits: [], taus: [0.5] }), 1, 1);
  const model: TrainedModel = {
    ...base,
    features: [age, age],
    summaries: [margin, margin],
    members: members.map(([intercept, first, second]): Member => ({
      ...base.members[0]!,
      preprocessing: { columns: [column, column], nInputs: 2 },
      weights: Float32Array.of(first, second, intercept),
    })),
  };
  return dependent(model, rho);
}

describe('a logistic model of two normal features, one of them missing', () => {
  const { cases } = readReference('missing.json') as MissingReference;

  it('has the risk and the variances of SciPy’s quadrature', () => {
    expect(cases).toHaveLength(3);
    for (const { members, rho, known, risk, logit: mean, within, between } of cases) {
      const found = assessPatient(linearModel(members, rho), Float64Array.of(known, NaN));
      expect(Math.abs(found.risk - risk)).toBeLessThan(0.002);
      const sd = (logit(found.riskHigh) - logit(found.riskLow)) / 2 / normalQuantile(0.95);
      expect(sd ** 2 / (within + between)).toBeGreaterThan(0.95);
      expect(sd ** 2 / (within + between)).toBeLessThan(1.05);
      expect(Math.abs((logit(found.riskHigh) + logit(found.riskLow)) / 2 - mean)).toBeLessThan(0.01);
      expect(Math.abs(found.missingShare! - between / (within + between))).toBeLessThan(0.03);
      // not the risk at the plausible mean, which a filled value would give
      const filled = assessPatient(linearModel(members, rho), Float64Array.of(known, rho * known)).risk;
      expect(Math.abs(filled - found.risk)).toBeGreaterThan(0.008);
    }
  });

  it('has an interval that holds the risk of the value in truth about as often as it says, and is wider than with it', () => {
    const { members, rho } = cases[1]!;
    const model = linearModel(members, rho);
    const random = createRandom('masked');
    let [nHeld, width, knownWidth] = [0, 0, 0];
    const nPatients = 400;
    for (let patient = 0; patient < nPatients; patient++) {
      const first = random.normal();
      const second = rho * first + Math.sqrt(1 - rho * rho) * random.normal();
      const truth = expit(members.reduce((sum, [b, w1, w2]) => sum + b + w1 * first + w2 * second, 0) / members.length);
      const masked = assessPatient(model, Float64Array.of(first, NaN));
      const known = assessPatient(model, Float64Array.of(first, second));
      if (truth >= masked.riskLow && truth <= masked.riskHigh) nHeld++;
      width += logit(masked.riskHigh) - logit(masked.riskLow);
      knownWidth += logit(known.riskHigh) - logit(known.riskLow);
    }
    // the members' own spread is in the interval too, so it holds a little more than nine in ten
    expect(nHeld / nPatients).toBeGreaterThan(0.88);
    expect(nHeld / nPatients).toBeLessThan(0.99);
    expect(width / knownWidth).toBeGreaterThan(1.5);
  });
});
