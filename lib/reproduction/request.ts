/** What every reproduction is asked for, and what each does at its beginning and its end. */
import { chooseEngine } from '@/models/engines/choose';
import type { RequestedEngine } from '@/models/engines/engine-chooser';
import { CancelledError, type TrainingEngine } from '@/models/engines/types';
import { arms, protocolConfig, publishedRuns } from '@/models/reproduction/protocol';
import { currentLoad } from '../bench/machine';
import { RiskcurveError } from '../errors';
import { formatTimeLeft } from '../format';
import type { Making } from './reproduction';

/** Before this much is done, the start of the engine drowns what the work tells of its pace. */
const leastShare = 0.03;

/** Runs of a quick look. */
export const quickRuns = 2;

export interface ReproductionRequest {
  /** Folder of the public cohorts; null where none is named. */
  readonly dataFolder: string | null;
  readonly quick: boolean;
  readonly seed: number;
  readonly engine: RequestedEngine;
  readonly progress: (progress: ReproductionProgress) => void;
  readonly signal: AbortSignal;
}

/** How far it is. */
export interface ReproductionProgress {
  /** What is being reproduced, such as "table 3". */
  readonly title: string;
  /** Work done, in [0,1]. */
  readonly share: number;
  /** By the pace so far; null until that says anything. */
  readonly secondsLeft: number | null;
  /** What is being trained. */
  readonly what: string;
}

/** "table 3: 40 %, about 12 s left, Pima by BCE, Adam". */
export function progressLine({ title, share, secondsLeft, what }: ReproductionProgress): string {
  const time = secondsLeft === null ? '' : `${formatTimeLeft(secondsLeft)}, `;
  return `${title}: ${Math.floor(share * 100)} %, ${time}${what}`;
}

export type ShareDone = (share: number, what: string) => void;

/** Opens an engine for the work, tells how far it is with the time left, and notes how it was made. */
export async function withEngine<Result>(
  title: string,
  request: ReproductionRequest,
  work: (engine: TrainingEngine, runs: number, tell: ShareDone) => Promise<Result>,
): Promise<Result & Making> {
  const [began, before] = [performance.now(), currentLoad()];
  const runs = request.quick ? quickRuns : publishedRuns;
  const engine = await chooseEngine(request.engine, { config: protocolConfig(arms[0]!, request.seed) });
  const tell: ShareDone = (share, what) => {
    const left = ((performance.now() - began) / 1000) * (1 / share - 1);
    request.progress({ title, share, secondsLeft: share < leastShare ? null : left, what });
  };
  try {
    const result = await work(engine, runs, tell);
    const { engine: name, backend, device } = engine.record;
    return {
      ...result,
      ...{ createdAt: new Date().toISOString(), seed: request.seed, runs, publishedRuns, quick: request.quick },
      engine: `${name} on ${backend} (${device})`,
      seconds: Math.round((performance.now() - began) / 10) / 100,
      load: { before, after: currentLoad() },
    };
  } catch (error) {
    if (request.signal.aborted || error instanceof CancelledError)
      throw new RiskcurveError('failed', 'interrupted: nothing is reported', { cause: error });
    throw error;
  } finally {
    engine.dispose();
  }
}
