/** The jobs of the trainer's queue: light, so that whoever offers one never loads what does it. */
import { z } from 'zod';

export const trainerQueue = 'trainer';

/**
 * A job is a ticket: there is one for each shard that waits, but whoever draws one trains the shard whose turn it is by then
 * (`findNextShard`), which the order of the tickets does not know.
 */
export const trainerJob = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('train-shard'), runId: z.uuid(), position: z.number().int().min(0) }),
  z.object({ kind: z.literal('assemble'), runId: z.uuid() }),
]);

export type TrainerJob = z.infer<typeof trainerJob>;

/** At most one job of a key waits at a time: offering the same work again changes nothing. */
export function keyOf(job: TrainerJob): string {
  return job.kind === 'train-shard' ? `${job.runId}:${job.position}` : `${job.runId}:assemble`;
}
