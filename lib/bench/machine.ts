import os from 'node:os';

/** What the numbers were measured on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly platform: string;
  readonly node: string;
  /** Mean number of processes that wanted a processor in the last minute, before the first round and after the last. */
  readonly load: { readonly before: number; after: number | null };
}

export function describeMachine(): Machine {
  return {
    cpu: os.cpus()[0]?.model.trim() || process.arch,
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    platform: `${os.type()} ${os.release()} ${process.arch}`,
    node: process.versions.node,
    load: { before: currentLoad(), after: null },
  };
}

export function currentLoad(): number {
  return Math.round(100 * os.loadavg()[0]!) / 100;
}

/** Whether others wanted the processors before we began: wall times then tell of them too. */
export function wasBusy({ cores, load }: Machine): boolean {
  return load.before > cores / 2;
}
