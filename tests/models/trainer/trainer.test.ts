/** The trainer as it runs in the product: bundled by esbuild, a process of its own, spoken to over IPC. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decodeModel } from '@/models/model-file';
import type { TrainerReply, TrainerRequest } from '@/models/trainer/protocol';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { smallCohort, smallConfig } from '../training/small-cohort';
import { trainMembers } from '../training/train-model';

const root = path.resolve(import.meta.dirname, '../../..');
const cohort = smallCohort();
const config = smallConfig();

class Trainer {
  readonly replies: TrainerReply[] = [];
  readonly ended: Promise<number | null>;
  private readonly process: ChildProcess;
  private wake: () => void = () => undefined;

  constructor(file: string) {
    this.process = spawn(process.execPath, [file], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    this.process.on('message', (reply: TrainerReply) => {
      this.replies.push(reply);
      this.wake();
    });
    this.ended = new Promise((resolve) => this.process.on('exit', (code) => resolve(code)));
  }

  send(request: TrainerRequest): void {
    this.process.send(request);
  }

  disconnect(): void {
    if (this.process.connected) this.process.disconnect();
  }

  /** The first reply that fits, now or later. */
  async find<T extends TrainerReply['type']>(type: T, requestId?: string): Promise<Extract<TrainerReply, { type: T }>> {
    for (;;) {
      const found = this.replies.find(
        (reply) => reply.type === type && (!requestId || (reply as { requestId: string }).requestId === requestId),
      );
      if (found) return found as Extract<TrainerReply, { type: T }>;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

describe('the trainer process', () => {
  let folder: string;
  let file: string;
  let trainer: Trainer | null = null;

  beforeAll(async () => {
    await bundleFused();
    const cache = path.join(root, 'node_modules/.cache'); // inside the project, so that the packages are found
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(path.join(cache, 'riskcurve-trainer-'));
    file = path.join(folder, 'trainer.mjs');
    await build({
      entryPoints: [path.join(root, 'models/trainer/main.ts')],
      outfile: file,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    });
  });
  afterEach(async () => {
    trainer?.disconnect();
    await trainer?.ended;
    trainer = null;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = async (): Promise<Trainer> => {
    trainer = new Trainer(file);
    await trainer.find('ready');
    return trainer;
  };
  const shardOf = (requestId: string, memberIndices: number[], overrides = {}): TrainerRequest => {
    return {
      type: 'train-shard',
      requestId,
      cohort,
      config: { ...config, ...overrides },
      memberIndices,
      engine: 'auto',
      keptTo: null,
    };
  };

  it('trains shards and assembles a model that decodes to the members trained in one go', async () => {
    const process = await start();
    process.send(shardOf('one', [0, 1, 2, 3]));
    process.send(shardOf('two', [4, 5]));
    const [one, two] = [await process.find('shard-trained', 'one'), await process.find('shard-trained', 'two')];
    expect(`${one.engineRecord.engine} on ${one.engineRecord.backend}`).toBe('fused on wasm-simd'); // too little for any GPU
    expect(one.whyEngine).toMatch(
      /^(no GPU works here; fused is the fastest on a processor|fused: about .* too little to start a GPU for)$/,
    );
    expect(one.seconds).toBeGreaterThan(0);
    const progress = process.replies.flatMap((reply) =>
      reply.type === 'progress' && reply.requestId === 'one' ? [reply.progress] : [],
    );
    expect(progress.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);

    const members = [...one.members, ...two.members];
    if (one.engineRecord.engine === 'fused') expect(members).toEqual(await trainMembers(cohort, config, 'fused'));
    const { engineRecord } = one;
    process.send({ type: 'assemble', requestId: 'three', cohort, config, engineRecord, codeVersion: 'test', members });
    const assembled = await process.find('assembled', 'three');
    const model = decodeModel(assembled.modelFile);
    expect(model.members.map(({ weights }) => weights)).toEqual(members.map(({ weights }) => weights));
    expect(assembled.predictions.length).toBe(cohort.table.nRows);
    expect(assembled.evaluation.outOfFold.nPatients + assembled.evaluation.holdout!.nPatients).toBe(cohort.table.nRows);
  });

  /** Minutes of training: a short one could be over before the cancel arrives on a busy machine. */
  const endless = { epochs: 10_000, hiddenUnits: [512, 512] };

  it('cancels what it trains and what waits, and goes on with the next', async () => {
    const process = await start();
    process.send(shardOf('long', [0, 1], endless));
    process.send(shardOf('waiting', [2]));
    process.send(shardOf('next', [3]));
    await process.find('progress', 'long');
    process.send({ type: 'cancel', requestId: 'waiting' });
    process.send({ type: 'cancel', requestId: 'long' });
    await process.find('cancelled', 'long');
    await process.find('cancelled', 'waiting');
    const next = await process.find('shard-trained', 'next');
    expect(next.members.map(({ index }) => index)).toEqual([3]);
    expect(process.replies.some((reply) => reply.type === 'shard-trained' && reply.requestId !== 'next')).toBe(false);
  });

  it('answers what it cannot do with one sentence, and lives on', async () => {
    const process = await start();
    process.send({ ...shardOf('fused', [0], { optimizer: 'lbfgs' }), engine: 'fused' } as TrainerRequest);
    process.send(shardOf('bad-config', [0], { epochs: 0 }));
    process.send(shardOf('stranger', [77]));
    process.send({
      ...shardOf('one-class', [0]),
      cohort: { ...cohort, labels: new Uint8Array(120) },
    } as TrainerRequest);
    expect((await process.find('failed', 'fused')).message).toContain('the fused engine has no optimizer lbfgs');
    expect((await process.find('failed', 'bad-config')).message).toContain('epochs must be a whole number');
    expect((await process.find('failed', 'stranger')).message).toContain('member 77 is not in this run');
    expect((await process.find('failed', 'one-class')).message).toContain('0 patients with the positive outcome');
    process.send(shardOf('fine', [0]));
    await process.find('shard-trained', 'fine');
  });

  it('ends when its host is gone, in the middle of a training', async () => {
    const process = await start();
    process.send(shardOf('long', [0, 1], endless));
    await process.find('progress', 'long');
    process.disconnect();
    expect(await process.ended).toBe(0);
  });

  it('says how it is started where somebody runs it by hand', async () => {
    const alone = spawn(globalThis.process.execPath, [file], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    alone.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((resolve) => alone.on('exit', resolve));
    expect(code).toBe(2);
    expect(said).toContain('the trainer is started by Riskcurve itself');
  });
});
