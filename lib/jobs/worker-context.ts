import type { Application } from '../application';
import type { TrainerHost } from './trainer-host';
import type { WorkerSign } from './worker-sign';

/** What the handlers of a worker share. */
export interface WorkerContext {
  readonly app: Application;
  readonly host: TrainerHost;
  readonly sign: WorkerSign;
  readonly codeVersion: string;
  /** How often a shard or an assembling may fail before the run is given up. */
  readonly attemptsAtMost: number;
  /** How often work under way gives a sign of life. */
  readonly signEveryMs: number;
  /** Aborted when this worker stops. */
  readonly stopping: AbortSignal;
  /** Aborted when the given run is cancelled through this process. */
  readonly cancelled: (runId: string) => AbortSignal;
}
