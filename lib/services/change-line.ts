import type { Database } from '@/db/client';
import { findModelById, type ModelWithOrigin } from '@/db/queries/models';
import { listCurrentOfLine, lockLine, type PublicationOfVersion } from '@/db/queries/publications';
import { findUser } from '@/db/queries/users';
import type { Actor, Application } from '../application';
import { RiskcurveError } from '../errors';
import { shortVersion } from '../format';

/** Who changes what clinicians see of a line, and what they were shown before. */
export interface LineRequest {
  readonly modelId: string;
  /**
   * Id of the publication that stood when the person decided, null where none did: where another stands now, nothing is changed. Left out, it
   * is what stands when the service is called.
   */
  readonly seen?: string | null;
  readonly actor: Actor;
}

/** A line as it stood when somebody set out to change it. */
interface Line {
  readonly model: ModelWithOrigin;
  readonly seen: string | null;
  readonly actor: Actor;
  /** The person's name, or what the trail calls a program. */
  readonly byName: string;
}

/** A line that nobody else can change until the transaction ends. */
export interface OpenLine extends Omit<Line, 'seen'> {
  readonly transaction: Database;
  /** What clinicians see of it, newest first. */
  readonly current: readonly PublicationOfVersion[];
  /** The time by the database's clock. */
  readonly now: Date;
}

/** Throws `not-found` for an unknown model, `conflict` for a retired one. */
export async function readLine(app: Application, { modelId, seen, actor }: LineRequest): Promise<Line> {
  const model = await findModelById(app.database, modelId);
  if (model === null) throw new RiskcurveError('not-found', `there is no model with the id ${modelId}`);
  requireInUse(model);
  const [current] = await listCurrentOfLine(app.database, model.name);
  const person = actor.userId === null ? null : await findUser(app.database, actor.userId);
  return { model, seen: seen === undefined ? (current?.id ?? null) : seen, actor, byName: person?.name ?? actor.name };
}

/**
 * Changes a line: all of it or nothing, one person after another. Throws `conflict` where the line is no longer as it was read, or the model
 * was retired, `not-found` where it is gone.
 */
export async function changeLine<Result>(
  app: Application,
  line: Line,
  work: (open: OpenLine) => Promise<Result>,
): Promise<Result> {
  const { model: read, seen, ...rest } = line;
  return app.database.transaction(async (transaction) => {
    const now = await lockLine(transaction, read.name);
    const model = await findModelById(transaction, read.id);
    if (model === null) throw new RiskcurveError('not-found', `there is no model with the id ${read.id} any more`);
    requireInUse(model);
    const current = await listCurrentOfLine(transaction, read.name);
    if ((current[0]?.id ?? null) !== seen) throw changedMeanwhile(model, current[0]);
    return work({ ...rest, model, transaction, current, now });
  });
}

function requireInUse({ name, version, retiredAt }: ModelWithOrigin): void {
  if (retiredAt === null) return;
  throw new RiskcurveError(
    'conflict',
    `${name} ${shortVersion(version)} is retired for good: train and publish a new version instead`,
  );
}

function changedMeanwhile({ name }: ModelWithOrigin, current: PublicationOfVersion | undefined): RiskcurveError {
  const state =
    current === undefined
      ? 'no version is published now'
      : `version ${shortVersion(current.version)} is published now, by ${current.publishedByName}`;
  return new RiskcurveError(
    'conflict',
    `${name} was changed by somebody else in the meantime: ${state}; look at it again, then decide`,
  );
}
