import { describe, expect, it } from 'vitest';
import { chooseEngine, describeEngines } from '@/models/engines/choose';

describe('chooseEngine', () => {
  it('refuses the fused engine in one sentence', async () => {
    await expect(chooseEngine('fused')).rejects.toThrow(
      'the fused engine is not part of this version; ask for the engine auto or tensor',
    );
  });

  it('records engine, backend and device', async () => {
    const engine = await chooseEngine('tensor', { order: ['wasm'] });
    expect(engine.record).toMatchObject({ engine: 'tensor', backend: 'wasm' });
    expect(engine.record.device).toContain('WebAssembly with SIMD');
    engine.dispose();
  });

  it('names every backend that failed where none works', async () => {
    await expect(chooseEngine('auto', { order: ['node'] })).rejects.toThrow(
      'no backend of TensorFlow.js works on this machine: node (@tensorflow/tfjs-node',
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
    expect(chosen).toBe(`tensor on ${last.backend}`);
    expect(last.available).toBe(true);
    expect(why).toContain(last.backend);
    for (const { available, reason } of tried.slice(0, -1)) {
      expect(available).toBe(false);
      expect(reason.length).toBeGreaterThan(10);
      expect(reason).not.toContain('\n');
    }
    const order = ['node-gpu', 'webgpu', 'node', 'wasm', 'cpu'];
    expect(tried.map(({ backend }) => backend)).toEqual(order.slice(0, tried.length));
  });

  it('says what was skipped on the way to the last resort', async () => {
    const { why } = await describeEngines({ order: ['node', 'cpu'] });
    expect(why).toBe('cpu is the first that works; node does not');
  });
});
