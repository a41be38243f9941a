import { findRun } from '@/db/queries/runs';
import { listShards, type Shard } from '@/db/queries/shards';
import type { TrainingConfig } from '@/models/training/config';
import { canonicalJson } from '@/models/training/canonical-json';
import type { Application } from '../application';
import type { ShardProgress } from '../jobs/shard-history';
import type { ComparedModel } from './pair-models';
import { runProgress } from './run-progress';

/** How soon a model's training loss was as low as every model of the same loss got it in the end. */
export interface Convergence {
  /** The highest of the final training losses of the models with this loss: the level that all of them reached. */
  readonly loss: number;
  /** Epochs until then, from 1; for `lbfgs` an epoch is one iteration over all rows. */
  readonly epochs: number;
  /** Epochs of the whole training. */
  readonly ofEpochs: number;
  /**
   * Training seconds that so many epochs take at the pace of this run, the start of the trainer left out, those of workers side by side
   * added up; null where they were not recorded.
   */
  readonly seconds: number | null;
}

/**
 * For each model, in order, when its mean training loss (with the crossing penalty) first was at or below the level that all compared
 * models of the same loss reached; null where no other has the same loss, levels and penalty, for their losses are no one scale, and for
 * a recalibrated model, which has its training from another one.
 * Training loss is not accuracy: the paired differences say what came of it.
 */
export async function getConvergence(
  app: Application,
  { models }: { models: readonly ComparedModel[] },
): Promise<(Convergence | null)[]> {
  const courses: Course[] = [];
  for (const model of models) courses.push(await courseOf(app, model));
  return courses.map((course) => {
    if (course.final === null) return null;
    const finals = courses.flatMap((other) => (other.key === course.key && other.final !== null ? [other.final] : []));
    return finals.length < 2 ? null : firstAtOrBelow(course, Math.max(...finals));
  });
}

interface Course {
  /** What the loss is made of: equal keys, one scale. */
  readonly key: string;
  readonly shards: readonly Shard[];
  readonly losses: readonly { readonly epoch: number; readonly epochs: number; readonly loss: number }[];
  readonly final: number | null;
}

async function courseOf(app: Application, model: ComparedModel): Promise<Course> {
  const run = await findRun(app.database, model.runId);
  const shards = await listShards(app.database, model.runId);
  const isTrained = model.config.loss !== 'logistic' && model.recalibratedFrom === null;
  const losses = run === null || !isTrained ? [] : runProgress(run, shards).history;
  return { key: lossKey(model.config), shards, losses, final: losses.at(-1)?.loss ?? null };
}

function lossKey({ loss, taus, crossingPenalty, head, weightDecay, dropout, optimizer }: TrainingConfig): string {
  // only L-BFGS has the weight decay within its loss
  const within = optimizer === 'lbfgs' ? weightDecay : 0;
  return canonicalJson([loss, taus, crossingPenalty, head ?? 'raw', dropout ?? 0, within]);
}

function firstAtOrBelow({ losses, shards }: Course, level: number): Convergence {
  const position = losses.findIndex(({ loss }) => loss <= level);
  const { epoch, epochs } = losses[position]!; // the last one is at the level or below
  return { loss: level, epochs: epoch + 1, ofEpochs: epochs, seconds: secondsFor(shards, epoch + 1) };
}

/** At the pace of the epochs after the first, which holds the start of the trainer too; null where that was not recorded. */
function secondsFor(shards: readonly Shard[], epochs: number): number | null {
  const paces = shards.map(({ history }) => paceOf(history));
  return paces.includes(null) ? null : epochs * paces.reduce<number>((sum, pace) => sum + (pace ?? 0), 0);
}

function paceOf(history: readonly ShardProgress[]): number | null {
  const [first, last] = [history[0], history.at(-1)];
  if (first?.seconds === undefined || last?.seconds === undefined || last.epoch === first.epoch) return null;
  return (last.seconds - first.seconds) / (last.epoch - first.epoch);
}
