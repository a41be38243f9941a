/** Judging patients by the members of a model. */
import type { FeatureTable, PatientValues } from '../features';
import type { Assessment, Member, TrainedModel } from '../model';
import { columnWidth, encodeValue } from '../preprocessing/apply';
import { createTableCompleter, type CompletedTable } from './completed-table';
import { createEnsemble, type Ensemble } from './ensemble';
import { createRowsPass, TILE } from './forward-rows';
import { accumulateLevels } from './monotone-levels';
import { networkShape } from './network-shape';
import { createPatientState } from './patient-state';
import { createPool } from './pool';

/**
 * What the model says of one patient. `values` in the order of the model's features, NaN where missing: the judgement is then averaged over
 * plausible values (`plausible-values.ts`), and the interval has the spread that these add (`pool.ts`).
 * `memberIndices` are positions into `model.members`; all of them by default.
 */
export function assessPatient(
  model: TrainedModel,
  values: PatientValues,
  memberIndices: readonly number[] = allMembers(model),
): Assessment {
  const state = createPatientState(model, memberIndices);
  state.set(values);
  return state.assess();
}

/** Every patient of a table, each by the members that `membersOf` names for its row; in the order of the rows. */
export function assessPatients(
  model: TrainedModel,
  table: FeatureTable,
  membersOf: (row: number) => readonly number[],
): Assessment[] {
  const complete = createTableCompleter(model);
  const blocks = Array.from({ length: Math.ceil(table.nRows / BLOCK) }, (_, block): Assessment[] => {
    const [start, end] = [block * BLOCK, Math.min((block + 1) * BLOCK, table.nRows)];
    const part = complete(table, start, end) ?? asItIs(table, start, end);
    const ensemble = createEnsemble(part.nRows, model);
    rowsByMember(model, part.nRows, (row) => membersOf(part.rowOf[row]!)).forEach((rows, position) => {
      judgeRows(model, requireMember(model, position), part.columns, rows, ensemble);
    });
    const pool = createPool(end - start, model);
    part.weights.forEach((weight, row) => pool.add(part.rowOf[row]! - start, ensemble.sums, row, weight));
    return Array.from({ length: end - start }, (_, row) => pool.assess(row));
  });
  return blocks.flat();
}

/** Rows whose sums are held at a time, each as many times as it has completions. */
const BLOCK = 2048;

function asItIs({ columns }: FeatureTable, start: number, end: number): CompletedTable {
  return {
    columns: columns.map((column) => column.subarray(start, end)),
    nRows: end - start,
    rowOf: Int32Array.from({ length: end - start }, (_, row) => start + row),
    weights: new Float64Array(end - start).fill(1),
  };
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
  columns: readonly Float64Array[],
  rows: readonly number[],
  ensemble: Ensemble,
): void {
  const shape = networkShape(model, member);
  const pass = createRowsPass(shape);
  const row = new Float64Array(shape.nOutputs);
  for (let start = 0; start < rows.length; start += TILE) {
    const nRows = Math.min(TILE, rows.length - start);
    fillInputs(member, columns, rows, start, nRows, pass.inputs);
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
  { preprocessing }: Member,
  columns: readonly Float64Array[],
  rows: readonly number[],
  start: number,
  nRows: number,
  inputs: Float64Array,
): void {
  let from = 0;
  preprocessing.columns.forEach((column, feature) => {
    const width = columnWidth(column);
    const values = columns[feature]!;
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
