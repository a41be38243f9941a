/** A brake on refused tokens, in this process: nobody can guess 256 bits, but a script gone wrong must not keep the database busy. */

export const failureLimits = {
  windowMs: 60_000,
  /** Refusals of one token in a window, after which it is refused unseen. */
  perToken: 10,
  /** Refusals of all tokens together, after which only tokens that have worked before are looked at. */
  together: 300,
  /** Tokens that have worked, remembered at most. */
  remembered: 10_000,
} as const;

export interface FailureBrake {
  /** Seconds after which a token is looked at again; null where it may be looked at now. */
  secondsToWait(tokenHash: string): number | null;
  failed(tokenHash: string): void;
  worked(tokenHash: string): void;
}

/** A brake with counts of its own; `now` in milliseconds. */
export function createFailureBrake(now: () => number = Date.now): FailureBrake {
  const failures = new Map<string, number>();
  const good = new Set<string>();
  let windowStart = -Infinity;
  let together = 0;
  const turnWindow = () => {
    if (now() - windowStart < failureLimits.windowMs) return;
    windowStart = now();
    together = 0;
    failures.clear();
  };
  return {
    secondsToWait(tokenHash) {
      turnWindow();
      const isBraked =
        (failures.get(tokenHash) ?? 0) >= failureLimits.perToken ||
        (together >= failureLimits.together && !good.has(tokenHash));
      return isBraked ? Math.ceil((windowStart + failureLimits.windowMs - now()) / 1000) : null;
    },
    failed(tokenHash) {
      turnWindow();
      together += 1;
      failures.set(tokenHash, (failures.get(tokenHash) ?? 0) + 1);
      good.delete(tokenHash);
    },
    worked(tokenHash) {
      if (good.has(tokenHash)) return;
      good.add(tokenHash);
      if (good.size > failureLimits.remembered) good.delete(good.values().next().value!);
    },
  };
}
