/** A run as a program, the live page and the event stream see it: plain JSON. */
import type { RunEngine } from '@/models/model';
import type { TrainingConfig } from '@/models/training/config';
import type { RunDetails } from '@/lib/services/get-run';

export type RunState = RunDetails['run']['state'];

export interface RunView {
  readonly id: string;
  readonly state: RunState;
  readonly cohortId: string;
  readonly cohortName: string;
  readonly modelId: string | null;
  readonly config: TrainingConfig;
  readonly engine: RunEngine | null;
  /** Why the run crashed. */
  readonly reason: string | null;
  /** Why nothing will become of it as things stand. */
  readonly waiting: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly progress: RunDetails['progress'];
}

/** More points than a chart has pixels help nobody. */
const maxHistory = 400;

export function runView({ run, progress, waiting }: RunDetails): RunView {
  const { id, state, cohortId, cohortName, modelId, config, engine, reason } = run;
  return {
    ...{ id, state, cohortId, cohortName, modelId, config, engine, reason, waiting },
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    endedAt: run.endedAt?.toISOString() ?? null,
    progress: { ...progress, history: thin(progress.history) },
  };
}

/** Whether a run still changes. */
export function isLive(state: RunState): boolean {
  return state === 'queued' || state === 'running' || state === 'assembling';
}

function thin<Entry>(history: readonly Entry[]): readonly Entry[] {
  const step = Math.ceil(history.length / maxHistory);
  return step <= 1 ? history : history.filter((_, index) => index % step === 0 || index === history.length - 1);
}
