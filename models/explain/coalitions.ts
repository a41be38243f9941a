/**
 * The risk of mixtures of two patients: for a coalition of features the values of the one, for all others the values of the other.
 * A walk changes one feature at a time, and with it only that feature's share of every member's first layer. Where the other patient has
 * gaps, a walk is taken with each completion, and a coalition with a missing feature has the risk averaged over them.
 */
import type { PatientValues } from '../features';
import { completionsOf } from '../inference/completions';
import { createCurveEnsemble } from '../inference/curve-ensemble';
import { createForwardPass, type ForwardPass } from '../inference/forward';
import { createRowsPass, TILE } from '../inference/forward-rows';
import { requireMembers } from '../inference/members';
import { accumulateLevelRows } from '../inference/monotone-levels';
import { networkShape } from '../inference/network-shape';
import { plausibleValues } from '../inference/plausible-values';
import { createPool, type MemberSums } from '../inference/pool';
import { requirePatient } from '../inference/require-value';
import type { Member, TrainedModel } from '../model';
import { applyToPatient, columnWidth } from '../preprocessing/apply';

export interface CoalitionRisks {
  /** The features that the two patients do not share, ascending: the players. A missing value is a value of its own. */
  readonly players: readonly number[];
  /**
   * Walks from the empty coalition (all values from `from`); each toggle, a position into `players`, puts a feature in or takes it
   * out again. `[toggles.length + 1]`: the risk at the start and after each toggle.
   */
  readonly walk: (toggles: ArrayLike<number>) => Float64Array;
}

/** @throws RangeError where a patient has not as many values as the model has features, or a member does not exist. */
export function createCoalitionRisks(
  model: TrainedModel,
  from: PatientValues,
  to: PatientValues,
  positions: readonly number[],
): CoalitionRisks {
  requirePatient(model, from);
  requirePatient(model, to);
  const members = requireMembers(model, positions);
  const shape = networkShape(model, members[0]!);
  const pass = createForwardPass(shape);
  const players = model.features.flatMap((_, feature) => (Object.is(from[feature], to[feature]) ? [] : [feature]));
  const completions = completionsOf(plausibleValues(model, to));
  const starts = completions.patients.map((patient) =>
    members.map((member) => startOf(member, pass, players, from, patient)),
  );
  const rowsPass = createRowsPass(shape);

  function sumsOf(memberStarts: readonly MemberStart[], toggles: ArrayLike<number>): MemberSums {
    const nPoints = toggles.length + 1;
    const ensemble = createCurveEnsemble(nPoints, model);
    const outputs = new Float64Array(shape.nOutputs * nPoints);
    members.forEach(({ weights }, at) => {
      const walker = createWalker(memberStarts[at]!, toggles, players.length);
      for (let start = 0; start < nPoints; start += TILE) {
        const nNow = Math.min(TILE, nPoints - start);
        walker.fill(rowsPass.first, nNow);
        copyRows(rowsPass.finish(weights), outputs, start, nNow, nPoints);
      }
      if (shape.head === 'monotone') accumulateLevelRows(outputs, shape.nOutputs, nPoints);
      ensemble.add(outputs);
    });
    return ensemble.sums;
  }

  return {
    players,
    walk(toggles) {
      const nPoints = toggles.length + 1;
      const pool = createPool(nPoints, model);
      starts.forEach((memberStarts, completion) => {
        const sums = sumsOf(memberStarts, toggles);
        for (let point = 0; point < nPoints; point++) pool.add(point, sums, point, completions.weights[completion]!);
      });
      return Float64Array.from({ length: nPoints }, (_, point) => pool.assess(point).risk);
    },
  };
}

interface MemberStart {
  /** The first layer at the empty coalition, `[nFirst]`. */
  readonly base: Float64Array;
  /** What each player adds to it, `[players, nFirst]`. */
  readonly steps: Float64Array;
}

/** One member on its way: `fill` writes the first layer of the next `count` coalitions, `[nFirst, TILE]`. */
function createWalker({ base, steps }: MemberStart, toggles: ArrayLike<number>, nPlayers: number) {
  const current = Float64Array.from(base);
  const isIn = new Uint8Array(nPlayers);
  let next = 0;
  return {
    fill(first: Float64Array, count: number): void {
      for (let row = 0; row < count; row++, next++) {
        if (next > 0) {
          const player = toggles[next - 1]!;
          addStep(current, steps, player * current.length, isIn[player] === 1 ? -1 : 1);
          isIn[player]! ^= 1;
        }
        for (let unit = 0, at = row; unit < current.length; unit++, at += TILE) first[at] = current[unit]!;
      }
    },
  };
}

/** Outputs of a tile, `[nOutputs, TILE]`, into their place among all, `[nOutputs, nPoints]`. */
function copyRows(tile: Float64Array, outputs: Float64Array, start: number, count: number, nPoints: number): void {
  for (let from = 0, to = start; to < outputs.length; from += TILE, to += nPoints) {
    for (let row = 0; row < count; row++) outputs[to + row] = tile[from + row]!;
  }
}

function startOf(
  { weights, preprocessing }: Member,
  pass: ForwardPass,
  players: readonly number[],
  from: PatientValues,
  to: PatientValues,
): MemberStart {
  const before = applyToPatient(preprocessing, from);
  const after = applyToPatient(preprocessing, to);
  const base = new Float64Array(pass.nFirst);
  pass.first(weights, before, 0, base);
  const steps = new Float64Array(players.length * pass.nFirst);
  const inputStarts = startsOf(preprocessing.columns.map(columnWidth));
  players.forEach((feature, player) => {
    const step = steps.subarray(player * pass.nFirst, (player + 1) * pass.nFirst);
    for (let input = inputStarts[feature]!; input < inputStarts[feature + 1]!; input++) {
      const change = after[input]! - before[input]!;
      if (change !== 0) pass.addInput(weights, input, change, step);
    }
  });
  return { base, steps };
}

/** Where each of a row of parts starts, and where the last one ends. */
function startsOf(widths: readonly number[]): number[] {
  const starts = [0];
  for (const width of widths) starts.push(starts.at(-1)! + width);
  return starts;
}

function addStep(first: Float64Array, steps: Float64Array, start: number, sign: number): void {
  for (let unit = 0; unit < first.length; unit++) first[unit]! += sign * steps[start + unit]!;
}
