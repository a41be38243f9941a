/**
 * Robustness to label noise (the paper's Lemma 2) as an experiment: turns over 0 to 40 % of the training labels, trains sBQC, BQC and BCE
 * on equal terms (same splits, noise, seeds and settings) and measures AUROC and calibration slope on patients whose labels are clean.
 * Prints the tables of docs/label-noise.md.
 *
 *     RISKCURVE_DATA=<folder of the public cohorts> npx tsx tests/benchmarks/label-noise.ts [repeats, default 6]
 */
import { loadBackend } from '@/models/engines/tensor/backends';
import { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { CohortData } from '@/models/features';
import { assessPatients } from '@/models/inference/assess';
import { createRandom } from '@/models/math/random';
import { auroc } from '@/models/metrics/auroc';
import { calibrationSlope } from '@/models/metrics/calibration';
import type { LossName } from '@/models/training/config';
import { putTogether } from '@/models/training/assemble';
import { defaultConfig } from '@/models/training/defaults';
import { prepareShard } from '@/models/training/prepare-shard';
import { readKnownCohort } from '@/lib/cohort/read-known-cohort';
import { flipLabels, pairedInterval, selectRows, splitRows } from './label-noise-parts';

const losses: readonly LossName[] = ['sbqc', 'bqc', 'bce'];
const shares = [0, 0.1, 0.2, 0.3, 0.4];
const TEST_SHARE = 0.3;
/** 20 members, a short training whose rate falls, and a strong penalty for the losses that have levels. */
const ensemble = { folds: 5, repeats: 4, holdoutShare: 0 } as const;
const training = { epochs: 15, learningRateSchedule: 'linear', earlyStopping: null } as const;

interface Judged {
  readonly auroc: number | null;
  readonly slope: number | null;
}
type Metric = keyof Judged;

/** One training on noisy labels, judged on clean ones. */
async function judge(
  engine: TensorEngine,
  loss: LossName,
  seed: number,
  train: CohortData,
  test: CohortData,
): Promise<Judged> {
  const config = defaultConfig(loss, {
    ...{ ...ensemble, ...training, seed },
    crossingPenalty: loss === 'bce' ? 0 : 30,
  });
  const indices = Array.from({ length: config.folds * config.repeats }, (_, index) => index);
  const { preprocessings, ...shard } = prepareShard(train, config, indices);
  const weights = await engine.train({ config, ...shard });
  const members = indices.map((index) => ({ index, preprocessing: preprocessings[index]!, weights: weights[index]! }));
  const model = putTogether({ cohort: train, config, engineRecord: engine.record, codeVersion: '', members });
  const risks = assessPatients(model, test.table, () => indices).map(({ risk }) => risk);
  return { auroc: auroc(risks, test.labels).estimate, slope: calibrationSlope(risks, test.labels).estimate };
}

/** `[share][loss][repeat]` */
async function measure(engine: TensorEngine, cohort: CohortData, nRepeats: number): Promise<Judged[][][]> {
  const results: Judged[][][] = shares.map(() => losses.map(() => []));
  for (let repeat = 0; repeat < nRepeats; repeat++) {
    const random = createRandom('label noise').split(repeat);
    const { train, test } = splitRows(cohort.labels, TEST_SHARE, random.split('split'));
    const [clean, judged] = [selectRows(cohort, train), selectRows(cohort, test)];
    for (const [at, share] of shares.entries()) {
      const noisy = { ...clean, labels: flipLabels(clean.labels, share, random.split('noise')) };
      for (const [position, loss] of losses.entries()) {
        results[at]![position]!.push(await judge(engine, loss, repeat + 1, noisy, judged));
      }
    }
  }
  return results;
}

const testOverTrain = TEST_SHARE / (1 - TEST_SHARE);

function rowsOf(title: string, metric: Metric, results: Judged[][][]): string[] {
  return results.map((ofShare, at) => {
    const values = ofShare.map((repeats) => repeats.map((judged) => judged[metric]));
    const means = values.map((ofLoss) => meanOf(ofLoss));
    const differences = [0, 1].map((position) => differenceOf(values[position]!, values[2]!));
    return `| ${[title, `${shares[at]! * 100} %`, ...means, ...differences].join(' | ')} |`;
  });
}

function meanOf(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? 'undefined' : (known.reduce((sum, value) => sum + value, 0) / known.length).toFixed(3);
}

/** Only repeats where both are defined make a pair. */
function differenceOf(values: readonly (number | null)[], others: readonly (number | null)[]): string {
  const pairs = values.flatMap((value, at) => {
    const other = others[at] ?? null;
    return value === null || other === null ? [] : [value - other];
  });
  if (pairs.length < 2) return 'undefined';
  const { mean, low, high } = pairedInterval(pairs, testOverTrain);
  const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
  return `${signed(mean)} (${signed(low)} to ${signed(high)})`;
}

async function main(): Promise<void> {
  const folder = process.env.RISKCURVE_DATA;
  if (!folder) throw new Error('RISKCURVE_DATA must name the folder of the public cohorts');
  const nRepeats = Number(process.argv[2] ?? 6);
  const { loaded } = await loadBackend({ order: ['wasm'] }); // the same numbers on every machine
  const engine = new TensorEngine(loaded!);
  const tables: Record<Metric, string[]> = { auroc: [], slope: [] };
  for (const [key, title] of Object.entries({ pima: 'Pima', cleveland: 'Cleveland', wisconsin: 'WBC' })) {
    const results = await measure(engine, await readKnownCohort(folder, key), nRepeats);
    for (const metric of ['auroc', 'slope'] as const) tables[metric].push(...rowsOf(title, metric, results));
    process.stderr.write(`${title} done\n`);
  }
  engine.dispose();
  for (const [metric, name] of [
    ['auroc', 'AUROC'],
    ['slope', 'Calibration slope'],
  ] as const) {
    const head = `| ${name} | flipped | sBQC | BQC | BCE | sBQC − BCE (95 %) | BQC − BCE (95 %) |`;
    process.stdout.write(`${[head, '|---|---|---|---|---|---|---|', ...tables[metric]].join('\n')}\n\n`);
  }
}

await main();
