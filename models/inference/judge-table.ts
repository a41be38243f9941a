/** Judging tables of patients by all members of a model, one table after the other: for files of any length. */
import type { FeatureTable } from '../features';
import type { Assessment, TrainedModel } from '../model';
import { allMembers, assessPatients } from './assess';
import { KERNEL_TILE } from './kernel-memory';
import { loadKernelMembers, type KernelMembers } from './kernel-members';

/** Patients in the order of the table's rows. The same numbers as `assessPatient`, to the last bit. */
export type TableJudge = (table: FeatureTable) => Assessment[];

/** Patients of a call of the kernel: their sums stay in the processor's nearest cache. */
const PATIENTS_AT_ONCE = 2 * KERNEL_TILE;

/** @param kernel the compiled kernel of inference, if any: several times faster, where the model is for it. */
export function createTableJudge(model: TrainedModel, kernel: WebAssembly.Module | null = null): TableJudge {
  const loaded = kernel ? loadKernelMembers(kernel, model, model.members, PATIENTS_AT_ONCE) : null;
  if (loaded) return (table) => judgeByKernel(loaded, table);
  const everyMember = allMembers(model);
  return (table) => assessPatients(model, table, () => everyMember);
}

function judgeByKernel(loaded: KernelMembers, { columns, nRows }: FeatureTable): Assessment[] {
  const assessments: Assessment[] = [];
  for (let start = 0; start < nRows; start += PATIENTS_AT_ONCE) {
    const end = Math.min(start + PATIENTS_AT_ONCE, nRows);
    const part = columns.map((column) => column.subarray(start, end));
    for (const assessment of loaded.assessPatients(part, end - start)) assessments.push(assessment);
  }
  return assessments;
}
