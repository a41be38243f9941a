/** The compiled kernel (`kernel/*.as`) as TypeScript sees it. Addresses are bytes; `network` is that of its structure. */
import { expit, softplus } from '../math/logistic';

export interface Kernel {
  readonly memory: WebAssembly.Memory;
  memoryStart(): number;
  /** What all members say of the patients in `values`, one a column, into the sums. */
  sumPatients(network: number, nPoints: number): void;
  /** Takes the patient in a column of `values`. */
  setPatient(network: number, patient: number): void;
  /** What all members say of that patient along the grid in the first row of `values`, into the sums. */
  sumAlong(network: number, feature: number, nPoints: number, isAscending: number): void;
  /** Keeps the ascending grid in the first row of `values` for a numeric feature. */
  setGrid(network: number, feature: number, nPoints: number): void;
  /** The first member's risks of the patients in `values` along the grids kept, into `risks`. */
  risksOfPatients(network: number, nPatients: number): void;
}

/**
 * A kernel with a memory of its own. It borrows the host's elementary functions, so that it agrees with the plain path to the
 * last bit wherever it takes the same steps.
 */
export function startKernel(module: WebAssembly.Module): Kernel {
  const host = { log: Math.log, exp: Math.exp, tanh: Math.tanh, expit, softplus };
  return new WebAssembly.Instance(module, { host }).exports as unknown as Kernel;
}
