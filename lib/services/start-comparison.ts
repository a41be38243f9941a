import { listRuns, liveRunStates, type RunWithNames } from '@/db/queries/runs';
import { canonicalJson } from '@/models/training/canonical-json';
import type { TrainingConfig } from '@/models/training/config';
import type { Actor, Application } from '../application';
import { RiskcurveError } from '../errors';
import { rivalsOf, type RivalsAsked } from '../rivals';
import { findEqualModel } from './find-equal-model';
import { getCohort } from './get-cohort';
import { startRun } from './start-run';

export interface StartedComparison {
  /** Models that are there already. */
  readonly modelIds: readonly string[];
  /** Runs under way, those that somebody started before and those queued now; their models complete the comparison. */
  readonly runIds: readonly string[];
  /** What does not apply, each in a sentence. */
  readonly leftOut: readonly string[];
}

/**
 * Queues the trainings that a comparison still lacks; what was trained with the same settings, or is being trained, is taken as it is.
 *
 * @throws RiskcurveError `not-found` for an unknown cohort, `bad-input` for settings that cannot be trained on it or more than `most` models
 */
export async function startComparison(
  app: Application,
  { cohortId, actor, most, ...asked }: RivalsAsked & { cohortId: string; actor: Actor; most: number },
): Promise<StartedComparison> {
  const { cohort } = await getCohort(app, { cohortId });
  const { rivals, leftOut } = settle(asked);
  if (rivals.length > most) {
    const sentence = `a comparison on the page takes at most ${most} models, but ${rivals.length} were asked for; choose fewer losses or optimizers`;
    throw new RiskcurveError('bad-input', sentence);
  }
  if (rivals.length < 2)
    throw new RiskcurveError('bad-input', 'choose a loss beside logistic regression, such as sbqc');
  const live = (await listRuns(app.database, { cohortId, limit: 500 })).filter(isLive);
  const modelIds: string[] = [];
  const runIds: string[] = [];
  for (const { key, config } of rivals) {
    const known = await findEqualModel(app, { cohortId, config, engine: 'auto' });
    if (known !== null) {
      modelIds.push(known.id);
      continue;
    }
    const underWay = live.find((run) => canonicalJson(run.config) === canonicalJson(config));
    const run = underWay ?? (await startRun(app, { cohortId, config, actor, modelName: `${cohort.name}-${key}` }));
    runIds.push(run.id);
  }
  return { modelIds, runIds, leftOut };
}

function settle(asked: RivalsAsked): { rivals: { key: string; config: TrainingConfig }[]; leftOut: string[] } {
  try {
    return rivalsOf(asked);
  } catch (error) {
    if (error instanceof Error) throw new RiskcurveError('bad-input', error.message, { cause: error });
    throw error;
  }
}

const isLive = ({ state }: RunWithNames): boolean => (liveRunStates as readonly string[]).includes(state);
