import { beforeAll, expect, it } from 'vitest';
import { EngineChooser } from '@/models/engines/engine-chooser';
import { exampleRequest } from '@/models/engines/example-request';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { smallConfig } from '../training/small-cohort';

beforeAll(() => bundleFused());

it('chooses for a small run without loading TensorFlow.js', async () => {
  const isLoaded = (): boolean => '_tfGlobals' in globalThis || '_tfengine' in globalThis;
  const chooser = new EngineChooser();
  const shard = exampleRequest(smallConfig(), { nMembers: 2, nRows: 60, nInputs: 4 });
  const { engine } = await chooser.choose('auto', { workload: { shard, nMembers: 6 } });
  expect(engine.record.engine).toBe('fused');
  expect((await engine.train(shard)).length).toBe(2);
  expect(isLoaded()).toBe(false);
  await new EngineChooser({ order: ['cpu'] }).choose('tensor');
  expect(isLoaded()).toBe(true); // so that the look before can tell
  await chooser.dispose();
});
