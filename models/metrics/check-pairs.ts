import { requireLabel, requireProbability } from '../math/guards';

/** Refuses risks outside [0,1], labels other than 0 and 1, and lists that do not pair; gives the number of events. */
export function checkPairs(risks: ArrayLike<number>, labels: ArrayLike<number>): { n: number; nEvents: number } {
  if (risks.length !== labels.length) {
    throw new RangeError(
      `there must be one label for each of the ${risks.length} risks, but there are ${labels.length}`,
    );
  }
  let nEvents = 0;
  for (let row = 0; row < risks.length; row++) {
    requireProbability(risks[row]!, 'risk');
    requireLabel(labels[row]!);
    nEvents += labels[row]!;
  }
  return { n: risks.length, nEvents };
}
