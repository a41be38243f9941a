/** Judging patients by the members of a model. */
import type { FeatureTable, PatientValues } from '../features';
import type { Assessment, Member, TrainedModel } from '../model';
import { applyToPatient, columnWidth, encodeValue } from '../preprocessing/apply';
import { createEnsemble, type Ensemble } from './ensemble';
import { memberLatentQuantiles } from './forward';
import { createRowsPass, TILE } from './forward-rows';
import { accumulateLevels } from './monotone-levels';
import { networkShape } from './network-shape';

/**
 * What the model says of one patient. `values` in the order of the model's features, NaN where missing.
 * `memberIndices` are positions into `model.members`; all of them by default.
 */
export function assessPatient(
  model: TrainedModel,
  values: PatientValues,
  memberIndices: readonly number[] = allMembers(model),
): Assessment {
  const ensemble = createEnsemble(1, model.config);
  for (const position of memberIndices) {
    const member = requireMember(model, position);
    const inputs = applyToPatient(member.preprocessing, values);
    ensemble.add(0, memberLatentQuantiles(member.weights, networkShape(model, member), inputs, 1), 0);
  }
  return ensemble.assess(0);
}

/** Every patient of a table, each by the members that `membersOf` names for its row; in the order of the rows. */
export function assessPatients(
  model: TrainedModel,
  table: FeatureTable,
  membersOf: (row: number) => readonly number[],
): Assessment[] {
  const ensemble = createEnsemble(table.nRows, model.config);
  rowsByMember(model, table.nRows, membersOf).forEach((rows, position) => {
    judgeRows(model, requireMember(model, position), table, rows, ensemble);
  });
  return Array.from({ length: table.nRows }, (_, row) => ensemble.assess(row));
}

/** Positions of all members of a model. */
export function allMembers(model: TrainedModel): number[] {
  return model.members.map((_, position) => position);
}

/** The rows that each member judges: so a member's network runs once over all of them. */
export function rowsByMember(
  model: TrainedModel,
  nRows: number,
  membersOf: (row: number) => readonly number[],
): number[][] {
  const rows: number[][] = model.members.map(() => []);
  for (let row = 0; row < nRows; row++) {
    for (const position of membersOf(row)) {
      requireMember(model, position);
      rows[position]!.push(row);
    }
  }
  return rows;
}

/**
 * Adds one member's judgement of some rows, tile by tile. In float64 and in the order of a single patient's sums, so that a
 * patient's page and the cohort's list show the same digits.
 */
function judgeRows(
  model: TrainedModel,
  member: Member,
  table: FeatureTable,
  rows: readonly number[],
  ensemble: Ensemble,
): void {
  const shape = networkShape(model, member);
  const pass = createRowsPass(shape);
  const row = new Float64Array(shape.nOutputs);
  for (let start = 0; start < rows.length; start += TILE) {
    const nRows = Math.min(TILE, rows.length - start);
    fillInputs(member, table, rows, start, nRows, pass.inputs);
    const outputs = pass.run(member.weights);
    for (let index = 0; index < nRows; index++) {
      for (let k = 0; k < row.length; k++) row[k] = outputs[k * TILE + index]!;
      if (shape.head === 'monotone') accumulateLevels(row, 0, row.length);
      ensemble.add(rows[start + index]!, row, 0);
    }
  }
}

/** Inputs `[nInputs, TILE]` of the rows from `start`. */
function fillInputs(
  { preprocessing: { columns } }: Member,
  table: FeatureTable,
  rows: readonly number[],
  start: number,
  nRows: number,
  inputs: Float64Array,
): void {
  let from = 0;
  columns.forEach((column, feature) => {
    const width = columnWidth(column);
    const values = table.columns[feature]!;
    const encoded = new Float64Array(width);
    for (let index = 0; index < nRows; index++) {
      encodeValue(column, values[rows[start + index]!]!, encoded, 0);
      for (let input = 0; input < width; input++) inputs[(from + input) * TILE + index] = encoded[input]!;
    }
    from += width;
  });
}

function requireMember(model: TrainedModel, position: number): Member {
  const member = model.members[position];
  if (!member) throw new RangeError(`the model has ${model.members.length} members, so there is none at ${position}`);
  return member;
}
