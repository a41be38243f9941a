/**
 * Speaks the trainer's protocol without training anything. FAKE_TRAINER_FOLDER holds its orders, one file each:
 * `hold` (`member:epoch`: wait before that epoch of the shard that begins with that member, until the order is changed),
 * `deaths` (how many more times to die in mid-shard), `refusal` (a sentence to fail with), `deaf` (do not answer a cancel), `holdAssembling` (be deaf while assembling, until it is taken back).
 * What it was asked for is appended to `calls`, one line each.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const folder = process.env.FAKE_TRAINER_FOLDER;
const order = (name) => (existsSync(path.join(folder, name)) ? readFileSync(path.join(folder, name), 'utf8') : null);
const note = (line) => appendFileSync(path.join(folder, 'calls'), `${line}\n`);
const cancelled = new Set();
const engineRecord = globalThis.fakeEngine ?? { engine: 'tensor', backend: 'cpu', device: 'a pretended processor' };

async function trainShard({ requestId, config, memberIndices }) {
  note(`process ${process.pid}`);
  note(`train ${memberIndices.join(',')}`);
  for (let epoch = 0; epoch < config.epochs; epoch++) {
    const isCancelled = () => cancelled.has(requestId) && order('deaf') === null;
    do await delay(2);
    while (order('hold') === `${memberIndices[0]}:${epoch}` && !isCancelled());
    if (isCancelled()) return process.send({ type: 'cancelled', requestId });
    const progress = { epoch, epochs: config.epochs, loss: 1 / (epoch + 1), crossingRate: 0, learningRate: 0.001 };
    process.send({ type: 'progress', requestId, progress });
    if (epoch === 1) dieWhereOrdered();
  }
  const members = memberIndices.map((index) => ({
    index,
    preprocessing: { columns: [], nInputs: 0 },
    weights: Float32Array.from([index, config.seed]),
  }));
  note(`trained ${memberIndices.join(',')}`);
  note(`with ${engineRecord.backend} ${memberIndices.join(',')}`);
  process.send({ type: 'shard-trained', requestId, engineRecord, seconds: 0.5, members });
}

function dieWhereOrdered() {
  const deaths = Number(order('deaths') ?? 0);
  if (deaths === 0) return;
  writeFileSync(path.join(folder, 'deaths'), String(deaths - 1));
  process.stderr.write('Error: out of make-believe memory\n');
  process.kill(process.pid, 'SIGKILL');
}

async function assemble({ requestId, cohort, members, codeVersion }) {
  note(`process ${process.pid}`);
  note(`assemble ${members.length}`);
  while (order('holdAssembling') !== null) await delay(2);
  const text = JSON.stringify({ members: members.map((member) => [...member.weights]), codeVersion });
  const part = { nPatients: cohort.table.nRows, nEvents: 1, metrics: {}, estimators: null, calibrationGroups: [] };
  const evaluation = { outOfFold: { ...part, calibrationCurve: [], roc: [] }, holdout: null };
  const predictions = Array.from({ length: cohort.table.nRows }, (_, rowIndex) => {
    const risk = rowIndex / cohort.table.nRows;
    const interval = { riskLow: risk / 2, riskHigh: (1 + risk) / 2, intervalLevel: 0.9 };
    const levels = { tauStar: 1 - risk, levelMean: risk, levelDisagreement: 0, beyondGrid: null, latentQuantiles: [] };
    return { rowIndex, part: 'outOfFold', assessment: { risk, ...interval, ...levels, nMembers: members.length } };
  });
  process.send({ type: 'assembled', requestId, modelFile: Buffer.from(text), evaluation, predictions });
}

/** A run that is kept to another engine than this one is for another machine. */
const isOther = (keptTo) =>
  keptTo !== null && (keptTo.backend !== engineRecord.backend || keptTo.device !== engineRecord.device);

function refuseOther({ requestId }) {
  note(`unable ${engineRecord.backend}`);
  process.send({ type: 'unable', requestId, message: 'there is no such device here' });
}

process.on('message', (request) => {
  const { type, requestId } = request;
  if (type === 'cancel') cancelled.add(requestId);
  else if (order('refusal') !== null) process.send({ type: 'failed', requestId, message: order('refusal') });
  else if (type === 'train-shard' && isOther(request.keptTo)) refuseOther(request);
  else if (type === 'train-shard') void trainShard(request);
  else void assemble(request);
});
process.on('disconnect', () => process.exit(0));
process.send({ type: 'ready' });
