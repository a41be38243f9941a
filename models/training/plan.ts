/** Who trains on whom: the holdout, the folds of every repeat, and each member's bootstrap rows. Seeded and free of leaks. */
import { createRandom, type Random } from '../math/random';
import type { TrainingConfig } from './config';
import { validateConfig } from './defaults';

export interface RunPlan {
  readonly nMembers: number;
  /** Rows that no member trains on, ascending. */
  readonly holdoutRows: Int32Array;
  /** `[repeats * nRows]`: fold in which the row is left out in that repeat, -1 for the holdout. */
  readonly foldOf: Int16Array;
  /** Rows drawn for every member: the same number for all, so that members stack. */
  readonly nBootstrapRows: number;
  /** Rows that every member's early stopping watches, the same number for all; 0 without. */
  readonly nValidationRows: number;
  /** The member's training part, ascending: neither its fold, nor the holdout, nor what is set aside for its validation part. */
  rowsOf(member: number): Int32Array;
  /**
   * The member's validation part, ascending and stratified: patients whom it is not trained on, but who decide when it stops. Where they
   * are those that its bootstrap left out, and too few of an outcome, some are there twice.
   */
  validationRowsOf(member: number): Int32Array;
  /** `nBootstrapRows` rows drawn with replacement from the member's training part, holding both outcomes. */
  bootstrapRowsOf(member: number): Int32Array;
}

/** The member's own random numbers; they depend on the seed and its index only, never on who else is trained beside it. */
export function randomOfMember(config: TrainingConfig, member: number): Random {
  return createRandom(config.seed).split('member').split(member);
}

/**
 * Plans a run: a stratified holdout, then stratified folds anew in each repeat; member = repeat * folds + fold.
 *
 * @param labels 1 positive, 0 negative, `[nRows]`.
 * @throws Error in one sentence where either outcome is too rare for the folds, with the number needed.
 */
export function planRun(config: TrainingConfig, labels: Uint8Array): RunPlan {
  validateConfig(config);
  refuseRareOutcome(config, labels);
  const nRows = labels.length;
  const random = createRandom(config.seed);
  const inHoldout = drawHoldout(labels, config.holdoutShare, random.split('holdout'));
  const foldOf = new Int16Array(config.repeats * nRows).fill(-1);
  for (let repeat = 0; repeat < config.repeats; repeat++) {
    dealFolds(
      labels,
      inHoldout,
      config.folds,
      random.split('folds').split(repeat),
      foldOf.subarray(repeat * nRows, (repeat + 1) * nRows),
    );
  }
  const partOf = (member: number): Int32Array =>
    trainingRows(foldOf, nRows, Math.floor(member / config.folds), member % config.folds);
  const nMembers = config.folds * config.repeats;
  const nOutside = nRows - inHoldout.reduce((sum, held) => sum + held, 0);
  const nValidation = validationCounts(config, labels, inHoldout);
  const nValidationRows = nValidation[0] + nValidation[1];
  const watchesLeftOut = config.earlyStopping?.watchedRows === 'leftOut';
  // the smallest training part
  const nBootstrapRows = nOutside - Math.ceil(nOutside / config.folds) - (watchesLeftOut ? 0 : nValidationRows);
  const rowsOf = (member: number): Int32Array =>
    watchesLeftOut ? partOf(member) : without(partOf(member), validationRowsOf(member));
  const bootstrapRowsOf = (member: number): Int32Array => {
    const random = randomOfMember(config, member).split('bootstrap');
    return drawBootstrap(rowsOf(member), labels, nBootstrapRows, random, watchesLeftOut);
  };
  const validationRowsOf = (member: number): Int32Array => {
    const from = watchesLeftOut ? without(partOf(member), bootstrapRowsOf(member)) : partOf(member);
    return drawValidation(from, labels, nValidation, randomOfMember(config, member).split('validation'));
  };
  return {
    nMembers,
    holdoutRows: Int32Array.from(labels.keys()).filter((row) => inHoldout[row] === 1),
    foldOf,
    nBootstrapRows,
    nValidationRows,
    rowsOf,
    validationRowsOf,
    bootstrapRowsOf,
  };
}

/** Each fold must hold at least one patient of either outcome; below five of an outcome nothing can be learnt of it. */
function refuseRareOutcome(config: TrainingConfig, labels: Uint8Array): void {
  const nPositive = labels.reduce((sum, label) => sum + label, 0);
  const demand = Math.max(config.folds, 5);
  let needed = demand;
  while (needed - Math.round(needed * config.holdoutShare) < demand) needed++;
  for (const [word, count] of [
    ['positive', nPositive],
    ['negative', labels.length - nPositive],
  ] as const) {
    if (count < needed) {
      throw new Error(
        `the cohort has ${count} patients with the ${word} outcome, but ${config.folds} folds beside a holdout of ` +
          `${Math.round(config.holdoutShare * 100)} % need at least ${needed}; add patients or lower the number of folds`,
      );
    }
  }
}

/** Shuffled rows of each outcome, negative first. */
function shuffledByOutcome(labels: Uint8Array, isIn: (row: number) => boolean, random: Random): Int32Array[] {
  return [0, 1].map((outcome) =>
    random.shuffle(Int32Array.from(labels.keys()).filter((row) => labels[row] === outcome && isIn(row))),
  );
}

function drawHoldout(labels: Uint8Array, share: number, random: Random): Uint8Array {
  const inHoldout = new Uint8Array(labels.length);
  for (const rows of shuffledByOutcome(labels, () => true, random)) {
    for (const row of rows.subarray(0, Math.round(rows.length * share))) inHoldout[row] = 1;
  }
  return inHoldout;
}

/** Deals one outcome after the other round the folds without starting anew, so that fold sizes differ by one at most. */
function dealFolds(labels: Uint8Array, inHoldout: Uint8Array, folds: number, random: Random, foldOf: Int16Array): void {
  let dealt = 0;
  for (const rows of shuffledByOutcome(labels, (row) => inHoldout[row] === 0, random)) {
    for (const row of rows) foldOf[row] = dealt++ % folds;
  }
}

function trainingRows(foldOf: Int16Array, nRows: number, repeat: number, fold: number): Int32Array {
  const ofRepeat = foldOf.subarray(repeat * nRows, (repeat + 1) * nRows);
  return Int32Array.from(ofRepeat.keys()).filter((row) => ofRepeat[row] !== -1 && ofRepeat[row] !== fold);
}

/**
 * Negative and positive patients of every member's validation part: the share of the smallest training part, at least one of each
 * outcome, so that all members set aside the same number and keep both outcomes.
 */
function validationCounts(config: TrainingConfig, labels: Uint8Array, inHoldout: Uint8Array): [number, number] {
  const { earlyStopping, folds } = config;
  if (!earlyStopping) return [0, 0];
  const countOf = (outcome: number): number => {
    const nOutside = labels.reduce((sum, label, row) => sum + (label === outcome && inHoldout[row] === 0 ? 1 : 0), 0);
    const smallest = nOutside - Math.ceil(nOutside / folds);
    return Math.max(1, Math.round(smallest * earlyStopping.validationShare));
  };
  return [countOf(0), countOf(1)];
}

function without(part: Int32Array, others: Int32Array): Int32Array {
  const left = new Set(others);
  return part.filter((row) => !left.has(row));
}

/** So many of each outcome; where the part has fewer, round and round. */
function drawValidation(
  part: Int32Array,
  labels: Uint8Array,
  counts: readonly [number, number],
  random: Random,
): Int32Array {
  if (counts[0] + counts[1] === 0) return new Int32Array(0);
  const inPart = new Set(part);
  const byOutcome = shuffledByOutcome(labels, (row) => inPart.has(row), random);
  const drawn = byOutcome.flatMap((rows, outcome) =>
    Array.from({ length: counts[outcome]! }, (_, at) => rows[at % rows.length]!),
  );
  return Int32Array.from(drawn).sort();
}

function drawBootstrap(
  rows: Int32Array,
  labels: Uint8Array,
  count: number,
  random: Random,
  leavesBothOut: boolean,
): Int32Array {
  for (;;) {
    const drawn = Int32Array.from({ length: count }, () => rows[random.integer(rows.length)]!);
    // with few events a draw can miss one outcome altogether, or leave none of it out
    if (hasBoth(drawn, labels) && (!leavesBothOut || hasBoth(without(rows, drawn), labels))) return drawn;
  }
}

function hasBoth(rows: Int32Array, labels: Uint8Array): boolean {
  const nPositive = rows.reduce((sum, row) => sum + labels[row]!, 0);
  return nPositive > 0 && nPositive < rows.length;
}
