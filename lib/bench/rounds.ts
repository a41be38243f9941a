/** Runs those of a section round by round, side by side. */
import type { Contestant, Entrant, Facts } from './section';
import { summarize, type Times, type TimesSummary } from './times';

/** How one did: its times, or why there are none. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly times: TimesSummary | null;
  /** Why there are no times, or why they must not be compared. */
  readonly reason: string | null;
  readonly facts: Facts;
}

export interface RoundOptions {
  readonly rounds: number;
  readonly signal?: AbortSignal;
  /** Told before every run. */
  readonly onRun?: (name: string, round: number) => void;
}

/**
 * Each round runs everyone once, and each begins with another one, so that neither a slow minute of the machine nor what ran before
 * falls on the same one every time. Round 0 is the warm-up, which does not count.
 */
export async function runRounds(entrants: readonly Entrant[], options: RoundOptions): Promise<Entry[]> {
  const fields = entrants.map(fieldOf);
  for (let round = 0; round <= options.rounds; round++) {
    for (const field of startingAt(fields, round)) {
      const { contestant } = field;
      if (contestant === null || field.failure !== null || !takesPart(contestant, round)) continue;
      options.signal?.throwIfAborted();
      options.onRun?.(contestant.name, round);
      try {
        const { facts = {}, ...times } = await contestant.run();
        if (round > 0) field.times.push(times);
        field.facts = facts;
      } catch (error) {
        field.failure = `failed: ${error instanceof Error ? error.message : String(error)}`;
      }
    }
  }
  return fields.map(({ id, name, contestant, times, facts, failure }) => {
    const reason = failure ?? contestant?.disagrees ?? null;
    return { id, name, times: failure === null ? summarize(times) : null, reason, facts };
  });
}

interface Field {
  readonly id: string;
  readonly name: string;
  /** Null for one who is not there. */
  readonly contestant: Contestant | null;
  readonly times: Times[];
  facts: Facts;
  failure: string | null;
}

function fieldOf(entrant: Entrant): Field {
  const { id, name } = entrant;
  const [contestant, failure] = 'absent' in entrant ? [null, entrant.absent] : [entrant, null];
  return { id, name, contestant, times: [], facts: {}, failure };
}

function takesPart({ warmUp = true, mostRounds = Infinity }: Contestant, round: number): boolean {
  return round === 0 ? warmUp : round <= mostRounds;
}

/** The list turned so that another one comes first each round. */
function startingAt<T>(list: readonly T[], round: number): T[] {
  const first = list.length === 0 ? 0 : round % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}
