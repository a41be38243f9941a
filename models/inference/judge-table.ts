/** Judging tables of patients by all members of a model, one table after the other: for files of any length. */
import type { FeatureTable } from '../features';
import type { Assessment, TrainedModel } from '../model';
import { allMembers, assessPatients } from './assess';
import { createTableCompleter, type CompletedTable } from './completed-table';
import { KERNEL_TILE } from './kernel-memory';
import { loadKernelMembers, type KernelMembers } from './kernel-members';
import { createPool } from './pool';

/** Patients in the order of the table's rows. The same numbers as `assessPatient`, to the last bit. */
export type TableJudge = (table: FeatureTable) => Assessment[];

/** Patients of a call of the kernel: their sums stay in the processor's nearest cache. */
const PATIENTS_AT_ONCE = 2 * KERNEL_TILE;

/** @param kernel the compiled kernel of inference, if any: several times faster, where the model is for it. */
export function createTableJudge(model: TrainedModel, kernel: WebAssembly.Module | null = null): TableJudge {
  const loaded = kernel ? loadKernelMembers(kernel, model, model.members, PATIENTS_AT_ONCE) : null;
  if (loaded) return judgeByKernel(model, loaded);
  const everyMember = allMembers(model);
  return (table) => assessPatients(model, table, () => everyMember);
}

function judgeByKernel(model: TrainedModel, loaded: KernelMembers): TableJudge {
  const complete = createTableCompleter(model);
  return (table) => {
    const assessments: Assessment[] = [];
    for (let start = 0; start < table.nRows; start += PATIENTS_AT_ONCE) {
      const end = Math.min(start + PATIENTS_AT_ONCE, table.nRows);
      const completed = complete(table, start, end);
      const judged = completed
        ? judgeCompleted(model, loaded, completed, start, end)
        : loaded.assessPatients(partOf(table.columns, start, end), end - start);
      for (const assessment of judged) assessments.push(assessment);
    }
    return assessments;
  };
}

function judgeCompleted(
  model: TrainedModel,
  loaded: KernelMembers,
  { columns, nRows, rowOf, weights }: CompletedTable,
  start: number,
  end: number,
): Assessment[] {
  const pool = createPool(end - start, model);
  for (let from = 0; from < nRows; from += PATIENTS_AT_ONCE) {
    const until = Math.min(from + PATIENTS_AT_ONCE, nRows);
    const sums = loaded.sumPatients(partOf(columns, from, until), until - from);
    for (let row = from; row < until; row++) pool.add(rowOf[row]! - start, sums, row - from, weights[row]!);
  }
  return Array.from({ length: end - start }, (_, row) => pool.assess(row));
}

function partOf(columns: readonly Float64Array[], start: number, end: number): Float64Array[] {
  return columns.map((column) => column.subarray(start, end));
}
