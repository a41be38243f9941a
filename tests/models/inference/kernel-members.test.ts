import { beforeAll, describe, expect, it } from 'vitest';
import { assessPatient } from '@/models/inference/assess';
import { createTableJudge } from '@/models/inference/judge-table';
import { loadKernelMembers, type KernelMembers } from '@/models/inference/kernel-members';
import { createKernelState } from '@/models/inference/kernel-state';
import { createPatientState } from '@/models/inference/patient-state';
import { createRandom } from '@/models/math/random';
import type { TrainedModel } from '@/models/model';
import type { TrainingConfig } from '@/models/training/config';
import { inferenceKernel } from './inference-kernel';
import { randomModel, testConfig } from './support';

let kernel: WebAssembly.Module;
beforeAll(async () => {
  kernel = await inferenceKernel();
});

const evenTaus = (nLevels: number): number[] =>
  Array.from({ length: nLevels }, (_, level) => (level + 1) / (nLevels + 1));

const configs: [string, TrainingConfig][] = [
  ['sbqc', testConfig()],
  ['the level mean', testConfig({ riskEstimator: 'levelMean' })],
  ['a monotone head', testConfig({ head: 'monotone' })],
  ['a monotone head, level mean', testConfig({ head: 'monotone', riskEstimator: 'levelMean', hiddenUnits: [5, 4] })],
  ['bqc', testConfig({ loss: 'bqc', taus: [0.25, 0.5, 0.75] })],
  ['bce', testConfig({ loss: 'bce', taus: [0.5] })],
  ['bce, two layers', testConfig({ loss: 'bce', taus: [0.5], hiddenUnits: [6, 3] })],
  ['tanh', testConfig({ activation: 'tanh', hiddenUnits: [8] })],
  ['three layers', testConfig({ hiddenUnits: [9, 6, 5] })],
  ['three layers of tanh', testConfig({ hiddenUnits: [4, 6, 5], activation: 'tanh', loss: 'bqc' })],
  ['one level', testConfig({ taus: [0.5] })],
  ['two levels', testConfig({ taus: [0.3, 0.6] })],
  ['99 levels', testConfig({ taus: evenTaus(99) })],
  ['4096 units', testConfig({ hiddenUnits: [4096], taus: evenTaus(3) })],
  ['one unit', testConfig({ hiddenUnits: [1] })],
];

/** Patients of every sort: plain, missing, far outside, on a level that is not there. */
function patientsOf(model: TrainedModel, nPatients: number): Float64Array[] {
  const random = createRandom('patients');
  return model.features.map((feature) =>
    Float64Array.from({ length: nPatients }, (_, patient) => {
      if (patient % 7 === 3) return NaN;
      if (feature.kind === 'categorical') return patient % 11 === 5 ? 7 : patient % 3;
      return patient % 13 === 6 ? 4000 * random.normal() : 50 + 12 * random.normal();
    }),
  );
}

const intervalCalibration = { spreadFactor: 0.6, addedVariance: 0.2 };

function load(model: TrainedModel, maxPoints: number): KernelMembers {
  const loaded = loadKernelMembers(kernel, model, model.members, maxPoints);
  expect(loaded).not.toBeNull();
  return loaded!;
}

const even = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, step) => low + ((high - low) * step) / (count - 1));

describe.each(configs)('the kernel to the last bit: %s', (_, config) => {
  const model = { ...withDeadColumn(randomModel(config, 3, 5)), intervalCalibration };

  it('judges patients as the plain path does', () => {
    const nPatients = 45; // more than a tile, and odd
    const columns = patientsOf(model, nPatients);
    const found = createTableJudge(model, kernel)({ features: model.features, nRows: nPatients, columns });
    const expected = Array.from({ length: nPatients }, (__, patient) =>
      assessPatient(
        model,
        Float64Array.from(columns, (column) => column[patient]!),
      ),
    );
    expect(found).toEqual(expected);
    expect(new Set(found.map(({ risk }) => risk)).size).toBeGreaterThan(nPatients / 2); // there was something to compare
  });

  it('follows one patient along every feature', () => {
    const positions = model.members.map((__, position) => position);
    const inKernel = createKernelState(kernel, model, positions, 70)!;
    const state = createPatientState(model, positions);
    const uneven = [-1e5, 20, 20.5, 21, 47, 47.25, 48, 55, 79, 80, 1e3, 1e5];
    for (const values of [Float64Array.of(44, NaN, 61.5, 2), Float64Array.of(44, 3000, -61.5, NaN)]) {
      state.set(values);
      inKernel.set(values);
      for (const grid of [
        even(20, 80, 61),
        even(-3000, 3000, 70),
        [47.5],
        [50, 50, 50.5],
        [30, NaN, 40],
        [60, 20],
        uneven,
      ]) {
        for (const feature of [0, 1, 2]) {
          expect(inKernel.assessAlong(feature, grid)).toEqual(state.assessAlong(feature, grid));
        }
      }
      for (const levels of [[0, 1, 2], [2], [1, NaN, 9, -1, 0.5]]) {
        expect(inKernel.assessAlong(3, levels)).toEqual(state.assessAlong(3, levels));
      }
    }
  });
});

describe('loadKernelMembers', () => {
  it('has units switch where the plain path does, to the point, on a grid that lies on the switches', () => {
    // inputs are the values themselves: half of the units come on above a whole number, half go off there, where their sum is exactly 0
    const base = randomModel(testConfig({ hiddenUnits: [8] }), 1, 1);
    const { weights, preprocessing } = base.members[0]!;
    const exact = weights.slice();
    for (let unit = 0; unit < 8; unit++) {
      const sign = unit % 2 === 0 ? 1 : -1;
      exact[unit] = sign;
      exact[4 * 8 + unit] = -sign * (unit + 1);
    }
    exact.fill(0, 8, 4 * 8); // the levels of the other feature say nothing
    const columns = preprocessing.columns.with(0, { kind: 'numeric', fill: 0, mean: 0, scale: 1 });
    const member = { ...base.members[0]!, weights: exact, preprocessing: { ...preprocessing, columns } };
    const model = { ...base, members: [member] };
    const state = createPatientState(model, [0]);
    const loaded = load(model, 40);
    const patient = Float64Array.of(4, 1);
    state.set(patient);
    loaded.setPatient(patient);
    for (const grid of [even(0, 10, 11), even(1, 8, 8), [0, 1, 1, 2, 3, 3, 8, 8, 20], even(0, 10, 40)]) {
      expect(loaded.assessAlong(0, grid)).toEqual(state.assessAlong(0, grid));
    }
  });

  it('holds the members it is given, and nothing of a call stays for the next', () => {
    const model = randomModel(testConfig(), 2, 6);
    const members = [model.members[4]!, model.members[1]!];
    const loaded = loadKernelMembers(kernel, model, members, 64)!;
    const columns = patientsOf(model, 64);
    const first = loaded.assessPatients(columns, 64);
    expect(first[9]).toEqual(
      assessPatient(
        model,
        Float64Array.from(columns, (column) => column[9]!),
        [4, 1],
      ),
    );
    loaded.setPatient(model.reference);
    loaded.assessAlong(0, even(20, 80, 61));
    expect(loaded.assessPatients(columns, 2)).toEqual(first.slice(0, 2));
    expect(loaded.assessPatients(columns, 64)).toEqual(first);
  });

  it('leaves to the plain path what is not for it', () => {
    const model = randomModel(testConfig(), 1, 2);
    const straight = { ...model, config: { ...model.config, hiddenUnits: [] } }; // as logistic regression
    expect(loadKernelMembers(kernel, straight, model.members, 8)).toBeNull();
    expect(loadKernelMembers(kernel, model, [], 8)).toBeNull();
    const [one, other] = model.members as [TrainedModel['members'][0], TrainedModel['members'][0]];
    const wider = { ...other, preprocessing: { ...other.preprocessing, nInputs: 9 } };
    expect(loadKernelMembers(kernel, model, [one, wider], 8)).toBeNull();
    const huge = { ...model, config: { ...model.config, hiddenUnits: [8192, 8192] } };
    expect(loadKernelMembers(kernel, huge, model.members, 8)).toBeNull();
  });

  it('refuses more points than it has room for', () => {
    const loaded = load(randomModel(testConfig(), 1, 2), 8);
    expect(() => loaded.assessAlong(0, even(0, 1, 9))).toThrow('at most 8 values');
    expect(() => loaded.setGrid(0, even(0, 1, 9))).toThrow('at most 8 values');
    expect(() => loaded.assessPatients([new Float64Array(9), new Float64Array(9)], 9)).toThrow('at most 8 patients');
  });
});

/** As where a member's training part had one value only in a column: scale 0, so that it says nothing. */
function withDeadColumn(model: TrainedModel): TrainedModel {
  const members = model.members.map((member, position) => {
    if (position !== 2) return member;
    const { columns, nInputs } = member.preprocessing;
    const dead = { kind: 'numeric', fill: 50, mean: 50, scale: 0 } as const;
    return { ...member, preprocessing: { nInputs, columns: columns.with(0, dead) } };
  });
  return { ...model, members };
}
