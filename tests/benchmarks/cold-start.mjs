/**
 * From nothing to one trained model: starts the built trainer (dist/trainer.mjs) as the product does, sends it a cohort and asks for one
 * member. 768 simulated patients with eight features, of whom a member trains on 492; 100 units, nine levels, 50 epochs of batch 32, Adam.
 * Prints {"seconds": wall from the start of the process to the model's weights, ...} and exits; `npm run build` goes before it.
 *
 *     node tests/benchmarks/cold-start.mjs [--engine fused|auto|tensor]
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

const N_PATIENTS = 768;
const N_FEATURES = 8;
const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { engine: { type: 'string', default: 'fused' } } });

const request = {
  type: 'train-shard',
  requestId: 'cold',
  cohort: simulateCohort(),
  config: {
    ...{ loss: 'sbqc', optimizer: 'adam', taus: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], crossingPenalty: 1 },
    ...{ hiddenUnits: [100], activation: 'relu', head: 'raw', epochs: 50, batchSize: 32, learningRate: 0.003 },
    ...{ learningRateSchedule: 'constant', weightDecay: 0, folds: 5, repeats: 20, holdoutShare: 0.2, seed: 1 },
    riskEstimator: 'root',
  },
  memberIndices: [0],
  engine: values.engine,
  keptTo: null,
};

const start = performance.now();
const trainer = spawn(process.execPath, [path.join(root, 'dist/trainer.mjs')], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  serialization: 'advanced',
});
trainer.send(request);
trainer.on('message', (reply) => {
  if (reply.type === 'shard-trained') finish(reply);
  else if (reply.type === 'failed') fail(reply.message);
});
trainer.on('exit', () => fail('the trainer ended before it was done; run npm run build'));

function finish({ engineRecord, seconds: training, members }) {
  const seconds = (performance.now() - start) / 1000;
  if (!members[0].weights.every(Number.isFinite)) fail('the weights are not numbers');
  trainer.removeAllListeners('exit');
  trainer.disconnect();
  const device = `${engineRecord.engine} on ${engineRecord.backend}`;
  process.stdout.write(`${JSON.stringify({ seconds, training, device, weights: members[0].weights.length })}\n`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Normal features, the outcome by a logistic formula; the same at every call. */
function simulateCohort() {
  const next = linearCongruence(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const columns = Array.from({ length: N_FEATURES }, () => Float64Array.from({ length: N_PATIENTS }, normal));
  const logit = (row) => columns.reduce((sum, column, at) => sum + column[row] * (0.8 - 0.15 * at), -0.6);
  const labels = Uint8Array.from({ length: N_PATIENTS }, (_, row) =>
    next() < 1 / (1 + Math.exp(-logit(row))) ? 1 : 0,
  );
  const features = columns.map((_, at) => {
    const name = `feature${at + 1}`;
    return {
      kind: 'numeric',
      name,
      label: name,
      unit: null,
      validRange: null,
      modifiable: true,
      zeroMeansMissing: false,
    };
  });
  return {
    table: { features, nRows: N_PATIENTS, columns },
    outcome: { name: 'ill', positiveValues: ['1'], positiveMeans: 'are ill', negativeMeans: 'are well' },
    labels,
    dataHash: 'simulated',
  };
}

/** Uniform numbers in [0, 1) (Numerical Recipes' constants). */
function linearCongruence(seed) {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
