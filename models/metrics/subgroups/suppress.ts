/** Which groups are too small to be shown, and which must be hidden with them. */

export interface GroupCounts {
  readonly n: number;
  readonly nEvents: number;
}

/**
 * Why a group is not shown: it has fewer than 10 patients, or fewer than 5 with the outcome or without it; or `complementary`: it is
 * large enough itself, but what is hidden could be worked out from it and the whole.
 */
export type Suppression = 'fewPatients' | 'fewEvents' | 'fewNonEvents' | 'complementary';

export const LEAST_PATIENTS = 10;
export const LEAST_EVENTS = 5;

/**
 * The reason for each group, or null where it may be shown. What is known of the whole less what is shown gives what is hidden; so the
 * hidden groups must together be as large as a group that may be shown (so there are two of them at least), and the smallest of the others
 * are hidden with them until they are.
 */
export function suppressSmall(groups: readonly GroupCounts[]): (Suppression | null)[] {
  const reasons = groups.map(reasonOf);
  const hidden = () => groups.filter((_, at) => reasons[at] !== null);
  if (hidden().length === 0) return reasons;
  while (!isSafe(hidden())) {
    const next = smallestShown(groups, reasons);
    if (next === null) break;
    reasons[next] = 'complementary';
  }
  return reasons;
}

function reasonOf({ n, nEvents }: GroupCounts): Suppression | null {
  if (n < LEAST_PATIENTS) return 'fewPatients';
  if (nEvents < LEAST_EVENTS) return 'fewEvents';
  return n - nEvents < LEAST_EVENTS ? 'fewNonEvents' : null;
}

function isSafe(hidden: readonly GroupCounts[]): boolean {
  const n = hidden.reduce((sum, group) => sum + group.n, 0);
  const nEvents = hidden.reduce((sum, group) => sum + group.nEvents, 0);
  return reasonOf({ n, nEvents }) === null;
}

function smallestShown(groups: readonly GroupCounts[], reasons: readonly (Suppression | null)[]): number | null {
  const shown = groups.flatMap(({ n }, at) => (reasons[at] === null ? [{ n, at }] : []));
  return shown.sort((a, b) => a.n - b.n)[0]?.at ?? null;
}
