/** The compiled kernel as TypeScript sees it; every number is a 32-bit one, addresses are bytes. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  memoryStart(): number;
  /** Loss of a batch; leaves its slope by every weight in the network's `slopes`. */
  slopeOfBatch(network: number, member: number, first: number, nRows: number): number;
  /** One step of Adam on a batch; the loss before it. */
  trainBatch(
    network: number,
    member: number,
    first: number,
    nRows: number,
    kept: number,
    scale: number,
    epsilon: number,
  ): number;
  /** Rows of a batch with any level out of order. */
  crossingRows(network: number, member: number, first: number, nRows: number): number;
  /** Mean loss of a batch without penalty and dropout, its latent quantiles times `tempering`. */
  lossOfBatch(network: number, member: number, first: number, nRows: number, tempering: number): number;
  /** Sum of the squared lengths of a batch's last hidden rows; raises the network's `largestSquare`. */
  measureRows(network: number, member: number, first: number, nRows: number): number;
  /** Pieces by themselves, for their tests. */
  slopesOfLoss(network: number, nRows: number): number;
  plainProduct(
    nRows: number,
    nColumns: number,
    depth: number,
    a: number,
    aRow: number,
    aDepth: number,
    b: number,
    c: number,
  ): void;
  applyExponential(values: number, bytes: number): void;
  applyLogarithm(values: number, bytes: number): void;
  applyArctangentRatio(squares: number, bytes: number): void;
  applyHyperbolicTangent(values: number, bytes: number): void;
}

/** A kernel with a memory of its own. */
export async function startKernel(module: WebAssembly.Module): Promise<Kernel> {
  const { exports } = await WebAssembly.instantiate(module, {});
  return exports as unknown as Kernel;
}
