import { beforeAll, describe, expect, it } from 'vitest';
import { chooseEngine, describeEngines } from '@/models/engines/choose';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { smallConfig } from '../training/small-cohort';

beforeAll(async () => {
  await bundleFused();
});

describe('chooseEngine', () => {
  it('gives the engine that was asked for by name', async () => {
    const fused = await chooseEngine('fused');
    expect(fused.record).toMatchObject({ engine: 'fused', backend: 'wasm-simd' });
    fused.dispose();
    const tensor = await chooseEngine('tensor', { order: ['fused', 'cpu'] });
    expect(tensor.record).toMatchObject({ engine: 'tensor', backend: 'cpu' });
    tensor.dispose();
  });

  it.each([
    ['adam', 'raw', 'fused'],
    ['lalr', 'raw', 'fused'],
    ['lbfgs', 'raw', 'tensor'],
    ['adam', 'monotone', 'fused'],
  ] as const)('takes for auto without a GPU what can train %s with a %s head', async (optimizer, head, expected) => {
    const config = smallConfig({ optimizer, head });
    const engine = await chooseEngine('auto', { order: ['fused', 'cpu'], config });
    expect(engine.record.engine).toBe(expected);
    engine.dispose();
  });

  it('tries every GPU before the fused engine', async () => {
    const { tried } = await describeEngines();
    const names = tried.map(({ backend }) => backend);
    if (names.includes('fused')) expect(names).toEqual(['node-gpu', 'webgpu', 'fused']);
    else expect(['node-gpu', 'webgpu']).toContain(names.at(-1));
  });

  it('records engine, backend and device', async () => {
    const engine = await chooseEngine('tensor', { order: ['wasm'] });
    expect(engine.record).toMatchObject({ engine: 'tensor', backend: 'wasm' });
    expect(engine.record.device).toContain('WebAssembly with SIMD');
    engine.dispose();
  });

  it('names every backend that failed where none works', async () => {
    await expect(chooseEngine('auto', { order: ['node'] })).rejects.toThrow(
      'no engine works on this machine: node (@tensorflow/tfjs-node',
    );
  });

  it('leaves no crash handler of the WebAssembly backend behind', async () => {
    const count = (): number =>
      process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection');
    const before = count();
    (await chooseEngine('auto', { order: ['wasm'] })).dispose();
    expect(count()).toBe(before);
  });
});

describe('describeEngines', () => {
  it('tells of each try up to the first that works, failures with their reason', async () => {
    const { chosen, why, tried } = await describeEngines();
    const last = tried.at(-1)!;
    expect(chosen).toBe(last.backend === 'fused' ? 'fused on wasm-simd' : `tensor on ${last.backend}`);
    expect(last.available).toBe(true);
    if (last.backend === 'fused') expect(why).toBe('no GPU works here; fused is the fastest on a processor');
    for (const { available, reason } of tried.slice(0, -1)) {
      expect(available).toBe(false);
      expect(reason.length).toBeGreaterThan(10);
      expect(reason).not.toContain('\n');
    }
    const order = ['node-gpu', 'webgpu', 'fused', 'node', 'wasm', 'cpu'];
    expect(tried.map(({ backend }) => backend)).toEqual(order.slice(0, tried.length));
  });

  it('tells in its first words what a usual run gets, though something else works too', async () => {
    // L-BFGS is nothing for the fused engine, which the machine as such would get
    const config = smallConfig({ optimizer: 'lbfgs', epochs: 2 });
    const example = { name: 'a small run', config, nRows: 60, nInputs: 3, nMembers: 4, nShardMembers: 2 };
    const { chosen, why, tried, runs } = await describeEngines({ order: ['fused', 'cpu'] }, [example]);
    expect({ chosen, why }).toEqual({ chosen: 'tensor on cpu', why: 'a small run gets it' });
    expect(tried.map(({ backend }) => backend)).toEqual(['cpu']);
    expect(runs[0]!.why).toMatch(/^the fused engine has no optimizer lbfgs; cpu is the first that works; cpu on /);
    const usual = { ...example, config: smallConfig() };
    const described = await describeEngines({ order: ['fused', 'cpu'] }, [usual, example]);
    expect(described).toMatchObject({ chosen: 'fused on wasm-simd', why: 'fused is the fastest on a processor' });
    expect(described.runs.map((run) => run.chosen)).toEqual(['fused on wasm-simd', 'tensor on cpu']);
  });

  it('goes on to the last resort', async () => {
    const { why } = await describeEngines({ order: ['node', 'cpu'] });
    expect(why).toBe('cpu is the first that works');
  });
});
