/** One member's risk curves of many patients: what individual (and, averaged, partial) dependence is drawn from. */
import type { FeatureTable } from '../features';
import { expit } from '../math/logistic';
import type { Member, TrainedModel } from '../model';
import { applyToPatient } from '../preprocessing/apply';
import { createAlongFeature, fillAlong, placeRootsAlong, type AlongFeature, type MemberState } from './along-feature';
import { distributionOf } from './distribution';
import { createForwardPass } from './forward';
import { isAscending } from './is-ascending';
import { loadKernelMembers } from './kernel-members';
import { PATIENTS_AT_ONCE } from './kernel-memory';
import { networkShape } from './network-shape';
import { recalibrateRisk, riskMapOf } from './recalibrate';
import { hasReluLines } from './relu-lines';
import { createRootPlaces } from './root-places';
import { fillRisksAtRoots, levelTailsOf, type LevelTails } from './root-risks';

/**
 * Risk of every patient of a table as each feature takes each value of its grid, all else held, by the member at `position` alone.
 * A member alone takes its own fill for what is missing: what it adds by itself is asked here, not a patient's risk.
 * The root of the latent quantiles whatever the model's estimator; from a table of tails, right to 1e-13.
 *
 * @param grids ascending values for each feature; an empty one is passed over.
 * @param kernel the compiled kernel of inference, if any: the same numbers, several times faster.
 * @returns for each feature `[nRows, grid.length]`.
 */
export function individualCurves(
  model: TrainedModel,
  position: number,
  table: FeatureTable,
  grids: readonly (readonly number[])[],
  kernel: WebAssembly.Module | null = null,
): Float64Array[] {
  const member = model.members[position];
  if (!member) throw new RangeError(`the model has ${model.members.length} members, so there is none at ${position}`);
  const curves = grids.map((grid) => new Float64Array(table.nRows * grid.length));
  const isDone = kernel === null ? [] : fillByKernel(kernel, model, member, table, grids, curves);
  const left = grids.map((grid, feature) => (isDone[feature] ? [] : grid));
  if (left.some((grid) => grid.length > 0)) fillPlainly(model, member, table, left, curves);
  const map = riskMapOf(model);
  if (map) for (const risks of curves) risks.forEach((risk, at) => (risks[at] = recalibrateRisk(map, risk)));
  return curves;
}

/** Which features the kernel has done: numeric ones along an ascending grid, where the network is of its kind. */
function fillByKernel(
  kernel: WebAssembly.Module,
  model: TrainedModel,
  member: Member,
  table: FeatureTable,
  grids: readonly (readonly number[])[],
  curves: readonly Float64Array[],
): boolean[] {
  const shape = networkShape(model, member);
  if (!hasReluLines(shape) || shape.head === 'monotone' || !distributionOf(model.config.loss)) return [];
  const isFit = grids.map((grid, feature) => model.features[feature]!.kind === 'numeric' && isAscending(grid));
  const most = Math.max(PATIENTS_AT_ONCE, ...grids.map((grid) => grid.length));
  const loaded = loadKernelMembers(kernel, model, [member], most);
  if (!loaded || !isFit.includes(true)) return [];
  grids.forEach((grid, feature) => isFit[feature] && loaded.setGrid(feature, grid));
  for (let row = 0; row < table.nRows; row += PATIENTS_AT_ONCE) {
    const end = Math.min(row + PATIENTS_AT_ONCE, table.nRows);
    const risks = loaded.risksOfPatients(
      table.columns.map((column) => column.subarray(row, end)),
      end - row,
    );
    let from = 0;
    grids.forEach(({ length }, feature) => {
      if (!isFit[feature]) return;
      const count = (end - row) * length;
      curves[feature]!.set(risks.subarray(from, from + count), row * length);
      from += count;
    });
  }
  return isFit;
}

function fillPlainly(
  model: TrainedModel,
  member: Member,
  table: FeatureTable,
  grids: readonly (readonly number[])[],
  curves: readonly Float64Array[],
): void {
  const shape = networkShape(model, member);
  const pass = createForwardPass(shape);
  const along = createAlongFeature(shape);
  const states = Array.from({ length: table.nRows }, (_, row): MemberState => {
    const inputs = applyToPatient(
      member.preprocessing,
      Float64Array.from(table.columns, (column) => column[row]!),
    );
    const first = new Float64Array(pass.nFirst);
    pass.first(member.weights, inputs, 0, first);
    return { member, inputs, first };
  });
  const distribution = distributionOf(model.config.loss);
  const levels = distribution && levelTailsOf(distribution, model.config.taus);
  grids.forEach((grid, feature) => {
    if (grid.length === 0) return;
    if (levels === null) fillFromLogits(along, states, feature, grid, curves[feature]!);
    else fillFromRoots(along, states, feature, grid, levels, curves[feature]!);
  });
}

// The loops over patients and points are functions of the module, as `ReluLines` says.

function fillFromLogits(
  along: AlongFeature,
  states: readonly MemberState[],
  feature: number,
  grid: readonly number[],
  risks: Float64Array,
): void {
  const logits = new Float64Array(along.shape.nOutputs * grid.length);
  let at = 0;
  for (const state of states) {
    fillAlong(along, state, feature, grid, logits);
    for (let point = 0; point < grid.length; point++) risks[at++] = expit(logits[point]!);
  }
}

function fillFromRoots(
  along: AlongFeature,
  states: readonly MemberState[],
  feature: number,
  grid: readonly number[],
  levels: LevelTails,
  risks: Float64Array,
): void {
  const places = createRootPlaces(grid.length);
  for (let row = 0; row < states.length; row++) {
    placeRootsAlong(along, states[row]!, feature, grid, places);
    fillRisksAtRoots(places, grid.length, levels, risks, row * grid.length);
  }
}
