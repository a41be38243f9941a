/** Judging patients by the members of a model. */
import type { FeatureTable, PatientValues } from '../features';
import type { Assessment, Member, TrainedModel } from '../model';
import { applyToPatient } from '../preprocessing/apply';
import { createEnsemble } from './ensemble';
import { memberLatentQuantiles } from './forward';
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
    const member = requireMember(model, position);
    const shape = networkShape(model, member);
    const outputs = memberLatentQuantiles(member.weights, shape, inputsOfRows(member, table, rows), rows.length);
    rows.forEach((row, index) => ensemble.add(row, outputs, index * shape.nOutputs));
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

/** As for a single patient, in float64, so that a patient's page and the cohort's list show the same digits. */
function inputsOfRows(member: Member, table: FeatureTable, rows: readonly number[]): Float64Array {
  const nInputs = member.preprocessing.nInputs;
  const inputs = new Float64Array(rows.length * nInputs);
  rows.forEach((row, index) => {
    const values = Float64Array.from(table.columns, (column) => column[row]!);
    inputs.set(applyToPatient(member.preprocessing, values), index * nInputs);
  });
  return inputs;
}

function requireMember(model: TrainedModel, position: number): Member {
  const member = model.members[position];
  if (!member) throw new RangeError(`the model has ${model.members.length} members, so there is none at ${position}`);
  return member;
}
