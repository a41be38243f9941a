import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { TensorFlow } from '@/models/engines/tensor/tensorflow';
import type { TrainingConfig } from '@/models/training/config';
import { requestFor } from '../../support/parity/measure';
import { countKernels, countLeftovers, countLeftoversEverywhere } from '../../support/parity/tensor-care';
import { openTensorEngine } from '../../support/parity/open-tensor-engine';

describe.each(['cpu', 'wasm'] as const)('the tensor engine on %s', (backend) => {
  let engine: TensorEngine;
  let tf: TensorFlow;
  beforeAll(async () => void ({ engine, tf } = await openTensorEngine(backend)));
  afterAll(() => engine.dispose());

  it('leaves no tensor behind, however it ends', async () => {
    const left = await countLeftovers(engine, tf);
    expect(left.filter(({ tensors, buffers }) => tensors !== 0 || buffers !== 0)).toEqual([]);
    const outcomes = left.map(({ name, outcome }) => `${name}: ${outcome}`);
    expect(outcomes.filter((line) => line.endsWith('to the end: trained')).length).toBe(4);
    expect(outcomes.filter((line) => line.endsWith(': the device fails')).length).toBe(16);
    expect(outcomes.filter((line) => line.endsWith(': the run was cancelled')).length).toBe(4);
    expect(outcomes.filter((line) => line.endsWith(': the listener fails')).length).toBe(4);
    expect(outcomes.filter((line) => line.includes('starts with 5 weights')).length).toBe(4);
  });

  it('leaves none behind wherever the device fails in an epoch with dropout and early stopping', async () => {
    const { tensors, buffers, nCalls, outcomes } = await countLeftoversEverywhere(engine, tf);
    expect({ tensors, buffers, outcomes }).toEqual({ tensors: 0, buffers: 0, outcomes: ['the device fails'] });
    expect(nCalls).toBeGreaterThan(150);
  });

  it('says which member has no validation part for early stopping, and leaves nothing behind', async () => {
    const { validation, ...task } = requestFor({ earlyStopping: { validationShare: 0.3, patience: 4 } }).tasks[1]!;
    expect(validation!.labels.length).toBeGreaterThan(5);
    const request = requestFor({ earlyStopping: { validationShare: 0.3, patience: 4 } });
    const before = tf.memory().numTensors;
    await expect(engine.train({ ...request, tasks: [request.tasks[0]!, task] })).rejects.toThrow(
      'member 4 has no validation part, which early stopping watches',
    );
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each<[string, Partial<TrainingConfig>]>([
    ['adam with weight decay', { weightDecay: 0.1 }],
    ['lalr, each member at its own rate', { optimizer: 'lalr' }],
    ['early stopping and dropout', { dropout: 0.3, earlyStopping: { validationShare: 0.3, patience: 4 } }],
    ['a monotone head, two tanh layers', { head: 'monotone', activation: 'tanh', hiddenUnits: [5, 4] }],
  ])('calls no more kernels for six members than for two: %s', async (_, overrides) => {
    const count = (indices: number[]): Promise<number> =>
      countKernels(tf, () => engine.train(requestFor(overrides, indices)));
    const two = await count([0, 4]);
    expect(two).toBeGreaterThan(500);
    expect(await count([0, 1, 2, 3, 4, 5])).toBe(two);
  });

  it('calls no more kernels for six members than for two by lbfgs, where all search alike', async () => {
    const count = (nMembers: number): Promise<number> =>
      countKernels(tf, () => engine.train(requestFor({ optimizer: 'lbfgs' }, new Array<number>(nMembers).fill(3))));
    const two = await count(2);
    expect(two).toBeGreaterThan(200);
    expect(await count(6)).toBe(two);
  });
});
