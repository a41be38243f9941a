import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineChooser } from '@/models/engines/engine-chooser';
import { ExactEngine } from '@/models/engines/exact-engine';
import type { EngineRecord } from '@/models/model';
import { findKeptEngine, UnableError } from '@/models/trainer/kept-engine';
import { defaultConfig } from '@/models/training/defaults';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { smallConfig } from '../training/small-cohort';

const fused: EngineRecord = { engine: 'fused', backend: 'wasm-simd', device: 'another processor' };
const cpu: EngineRecord = { engine: 'tensor', backend: 'cpu', device: 'another processor' };

describe('the engine that a run is kept to', () => {
  const chooser = new EngineChooser();
  beforeAll(() => bundleFused());
  afterAll(() => chooser.dispose());

  it.each([
    ['fused', fused, smallConfig()],
    ['tensor on cpu', cpu, smallConfig()],
    ['exact', { ...new ExactEngine().record, device: 'another processor' }, defaultConfig('logistic')],
  ] as const)('is found by its engine and backend, whatever the processor: %s', async (_, record, config) => {
    const { engine, backend } = (await findKeptEngine(chooser, record, config)).record;
    expect({ engine, backend }).toEqual({ engine: record.engine, backend: record.backend });
  });

  it('is no other one', async () => {
    await expect(findKeptEngine(chooser, fused, defaultConfig('logistic'))).rejects.toThrow(
      new UnableError('this machine has exact on newton instead'),
    );
    const gpu: EngineRecord = { engine: 'tensor', backend: 'node', device: 'a processor' };
    await expect(findKeptEngine(chooser, gpu, smallConfig())).rejects.toThrow(UnableError);
  });
});
