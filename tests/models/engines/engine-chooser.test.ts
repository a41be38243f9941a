import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { availableParallelism } from 'node:os';
import type { Attempt, Candidate } from '@/models/engines/candidates';
import { EngineChooser, type ChooserOptions } from '@/models/engines/engine-chooser';
import { estimateSeconds, type Workload } from '@/models/engines/estimate';
import { exampleRequest } from '@/models/engines/example-request';
import { defaultConfig } from '@/models/training/defaults';
import { CancelledError, type TrainingEngine, type TrainRequest } from '@/models/engines/types';
import type { TrainingConfig } from '@/models/training/config';
import { smallConfig } from '../training/small-cohort';

/** Milliseconds; engines advance it instead of computing. */
let clock = 0;
beforeEach(() => {
  clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});
afterEach(() => vi.restoreAllMocks());

/** Takes `msPerBatch` for a batch of all its members at once, the fused engine one member on each thread. */
class PacedEngine implements TrainingEngine {
  readonly trained: TrainRequest[] = [];
  readonly record;

  constructor(
    readonly backend: Candidate,
    private readonly msPerBatch: number,
    private readonly fault: Error | null = null,
  ) {
    this.record = { engine: backend === 'fused' ? 'fused' : 'tensor', backend, device: 'NVIDIA L4' } as const;
  }

  async train(request: TrainRequest): Promise<Float32Array[]> {
    this.trained.push(request);
    if (this.fault) throw this.fault;
    const { config, nRows, onEpoch, signal } = request;
    clock += 5000; // starting, which nothing may be made to wait for again
    for (let epoch = 0; epoch < config.epochs; epoch++) {
      clock += this.msPerBatch * Math.ceil(nRows / config.batchSize);
      onEpoch?.({ epoch, epochs: config.epochs, loss: 1, crossingRate: 0, learningRate: 1 });
      await Promise.resolve();
      if (signal?.aborted) throw new CancelledError();
    }
    return [];
  }

  dispose(): void {}
}

const config = (overrides: Partial<TrainingConfig> = {}): TrainingConfig =>
  smallConfig({ epochs: 10, batchSize: 10, folds: 5, repeats: 20, ...overrides });

function workload(overrides: Partial<TrainingConfig> = {}, nShardMembers = 2 * availableParallelism()): Workload {
  return {
    shard: exampleRequest(config(overrides), { nMembers: nShardMembers, nRows: 995, nInputs: 4 }),
    nMembers: 100,
  };
}

function chooserOf(
  engines: readonly PacedEngine[],
  options: ChooserOptions = {},
): EngineChooser & { loads: Candidate[] } {
  const loads: Candidate[] = [];
  const load = (candidate: Candidate): Promise<Attempt> => {
    loads.push(candidate);
    const engine = engines.find(({ backend }) => backend === candidate) ?? null;
    const reason = engine ? engine.record.device : 'there is none';
    return Promise.resolve({ engine, attempt: { backend: candidate, available: engine !== null, reason } });
  };
  return Object.assign(new EngineChooser({ showsSigns: () => true, load, ...options }), { loads });
}

describe('estimateSeconds', () => {
  it('carries an epoch over to all batches, epochs, turns and shards, the start left out', async () => {
    const nShardMembers = 2 * availableParallelism();
    const shards = 100 / nShardMembers;
    // 1 ms a batch, 100 batches of 10 rows (the last one smaller), 10 epochs: 1 s, in two turns on the threads
    expect(await estimateSeconds(new PacedEngine('fused', 1), workload())).toBeCloseTo(2 * shards, 9);
    expect(await estimateSeconds(new PacedEngine('webgpu', 1), workload())).toBeCloseTo(shards, 9);
  });

  it('takes all rows for L-BFGS, an epoch being one of its iterations', async () => {
    const engine = new PacedEngine('wasm', 1);
    const seconds = await estimateSeconds(engine, workload({ optimizer: 'lbfgs' }, 100));
    expect(engine.trained[0]!.nRows).toBe(995);
    expect(seconds).toBeCloseTo(10 * 0.1, 9);
  });

  it('probes a few batches of the first members only, and ends soon', async () => {
    const engine = new PacedEngine('fused', 2);
    await estimateSeconds(engine, workload());
    const [probe] = engine.trained;
    expect(probe!.tasks.length).toBe(availableParallelism());
    expect(probe!.nRows).toBe(80);
    expect(clock).toBeLessThan(5000 + 16 + 150 + 2 * 16);
  });

  it('counts early stopping as if no member stopped, its watch in proportion to the rows of the probe', async () => {
    const engine = new PacedEngine('fused', 1);
    const earlyStopping = { validationShare: 0.2, patience: 1 };
    const seconds = await estimateSeconds(engine, workload({ earlyStopping, dropout: 0.5 }, 100));
    expect(seconds).toBeCloseTo(Math.ceil(100 / availableParallelism()), 9);
    const [{ config: probe, tasks, nRows }] = engine.trained as [TrainRequest];
    expect(probe.earlyStopping!.patience).toBeGreaterThanOrEqual(probe.epochs);
    expect(nRows).toBe(80);
    expect(tasks[0]!.validation!.labels.length).toBe(80); // an example is watched on its own rows, all 995 of them
    expect(tasks[0]!.validation!.inputs.length).toBe(4 * 80);
  });

  it('watches fewer batches of a network that takes its time', async () => {
    const engine = new PacedEngine('fused', 2);
    await estimateSeconds(engine, workload({ hiddenUnits: [2000, 2000] }, 1));
    expect(engine.trained[0]!.nRows).toBe(40);
  });
});

describe('EngineChooser', () => {
  it('takes the GPU where it is quicker, and says how much', async () => {
    const chooser = chooserOf([new PacedEngine('webgpu', 1), new PacedEngine('fused', 30)]);
    const { engine, why, tried } = await chooser.choose('auto', { workload: workload({}, 25) });
    expect(engine.record.backend).toBe('webgpu');
    const turns = Math.ceil(25 / availableParallelism());
    expect(why).toBe(
      `webgpu on NVIDIA L4: about 4 s for 100 networks; fused: about ${inWords(30 * turns * 4)} for 100 networks`,
    );
    expect(tried.map(({ backend, available }) => `${backend} ${available}`)).toEqual([
      ...['node-gpu false', 'webgpu true', 'fused true'],
    ]);
  });

  it('takes the fused engine where that is quicker, and each of two GPUs is measured', async () => {
    const engines = [new PacedEngine('node-gpu', 900), new PacedEngine('webgpu', 800), new PacedEngine('fused', 1)];
    const work = { workload: workload({}, 25) };
    const { engine, why } = await chooserOf(engines, { thorough: true }).choose('auto', work);
    expect(engine.record.backend).toBe('fused');
    expect(why).toMatch(/^fused: .*; webgpu on NVIDIA L4: about 53 min .*; node-gpu on NVIDIA L4: about 1 h /);
  });

  it('starts no GPU for a run that the processor ends in two seconds', async () => {
    const chooser = chooserOf([new PacedEngine('webgpu', 0.0001), new PacedEngine('fused', 0.01)]);
    const { engine, why } = await chooser.choose('auto', { workload: workload({}, 25) });
    expect(engine.record.engine).toBe('fused');
    expect(why).toMatch(/^fused: about [\d.]+ s for 100 networks, too little to start a GPU for$/);
    expect(chooser.loads).toEqual(['fused']);
  });

  it('measures nothing where no GPU shows', async () => {
    const fused = new PacedEngine('fused', 1000);
    const chooser = chooserOf([fused], { showsSigns: () => false });
    const { engine, why } = await chooser.choose('auto', { workload: workload() });
    expect(engine).toBe(fused);
    expect(why).toBe('no GPU works here; fused is the fastest on a processor');
    expect(fused.trained).toEqual([]);
  });

  it('leaves out a GPU that fails while it is measured, and says so', async () => {
    const broken = new PacedEngine('webgpu', 1, new Error('the device was lost'));
    const { engine, why, tried } = await chooserOf([broken, new PacedEngine('fused', 30)]).choose('auto', {
      workload: workload(),
    });
    expect(engine.record.backend).toBe('fused');
    expect(why).toMatch(/^fused: about .*; webgpu on NVIDIA L4: the device was lost$/);
    expect(tried.find(({ backend }) => backend === 'webgpu')).toMatchObject({
      available: false,
      reason: 'the device was lost',
    });
  });

  it('passes the fused engine over where it cannot train the run, and says why', async () => {
    const engines = [new PacedEngine('fused', 1), new PacedEngine('wasm', 50), new PacedEngine('webgpu', 1)];
    const work = { workload: workload({ optimizer: 'lbfgs' }, 100) };
    const quickest = await chooserOf(engines).choose('auto', work);
    expect(quickest.why).toBe(
      'the fused engine has no optimizer lbfgs; webgpu on NVIDIA L4: about 1 s for 100 networks; wasm on NVIDIA L4: about 50 s for 100 networks',
    );
    const without = await chooserOf(engines.slice(0, 2), { showsSigns: () => false }).choose('auto', work);
    expect(without.engine.record.backend).toBe('wasm');
    expect(without.why).toBe(
      'the fused engine has no optimizer lbfgs; no GPU works here; wasm is the first that works',
    );
  });

  it('gives all shards of a run the same engine, measured once and loaded once', async () => {
    const engines = [new PacedEngine('webgpu', 1), new PacedEngine('fused', 30)];
    const chooser = chooserOf(engines);
    const first = await chooser.choose('auto', { workload: workload({}, 25) });
    const second = await chooser.choose('auto', { workload: workload({}, 24) });
    expect(second).toBe(first);
    expect(engines.map(({ trained }) => trained.length)).toEqual([1, 1]);
    await chooser.choose('auto', { workload: workload({ hiddenUnits: [7] }, 25) });
    expect(engines.map(({ trained }) => trained.length)).toEqual([2, 2]);
    expect(chooser.loads).toEqual(['fused', 'node-gpu', 'webgpu', 'node-gpu']); // what did not work is asked again
  });

  it.each(['auto', 'fused', 'tensor'] as const)(
    'solves logistic regression exactly where %s is asked for',
    async (requested) => {
      const engines = [new PacedEngine('webgpu', 1), new PacedEngine('fused', 30)];
      const chooser = chooserOf(engines);
      const logistic = defaultConfig('logistic');
      const shard = exampleRequest(logistic, { nMembers: 25, nRows: 995, nInputs: 4 });
      for (const work of [{ workload: { shard, nMembers: 100 } }, { config: logistic }]) {
        const { engine, why, tried } = await chooser.choose(requested, work);
        expect(engine.record).toMatchObject({ engine: 'exact', backend: 'newton' });
        expect(why).toMatch(/^solved exactly: logistic regression has one minimum, and Newton's method finds/);
        expect(tried).toEqual([]);
      }
      expect(chooser.loads).toEqual([]);
      expect(engines.flatMap(({ trained }) => trained)).toEqual([]);
      const other = await chooser.choose(requested === 'fused' ? 'fused' : 'tensor', { config: config() });
      expect(other.engine.record.engine).not.toBe('exact');
    },
  );

  it('looks again for one that could not be had', async () => {
    const chooser = chooserOf([]);
    await expect(chooser.choose('tensor')).rejects.toThrow(
      'no engine works on this machine: node-gpu (there is none); webgpu (there is none); node (there is none)',
    );
    await expect(chooser.choose('tensor')).rejects.toThrow('no engine works on this machine');
    expect(chooser.loads.length).toBe(2 * 5);
  });
});

function inWords(seconds: number): string {
  return seconds < 60 ? `${Number(seconds.toPrecision(2))} s` : `${Number((seconds / 60).toPrecision(2))} min`;
}
