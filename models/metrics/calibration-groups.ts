import { checkPairs } from './check-pairs';
import { wilsonInterval } from './wilson-interval';

export interface CalibrationGroup {
  /** Mean risk of the group. */
  readonly risk: number;
  /** Observed share with the outcome and its 95 % Wilson interval. */
  readonly observed: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const MOST_GROUPS = 10;
const SMALLEST_GROUP = 20;

/**
 * Patients in groups of about equal size by risk, lowest first: ten, or fewer so that each holds at least 20. Patients
 * with the same risk stay in one group.
 */
export function calibrationGroups(risks: ArrayLike<number>, labels: ArrayLike<number>): CalibrationGroup[] {
  const { n } = checkPairs(risks, labels);
  const order = Array.from({ length: n }, (_, row) => row).sort((a, b) => risks[a]! - risks[b]!);
  const nGroups = Math.min(MOST_GROUPS, Math.max(1, Math.floor(n / SMALLEST_GROUP)));
  const groups: CalibrationGroup[] = [];
  let start = 0;
  for (let group = 1; group <= nGroups && start < n; group++) {
    let end = Math.max(start + 1, Math.round((group * n) / nGroups));
    while (end < n && risks[order[end]!] === risks[order[end - 1]!]) end++;
    groups.push(describe(order.slice(start, end), risks, labels));
    start = end;
  }
  return groups;
}

function describe(rows: readonly number[], risks: ArrayLike<number>, labels: ArrayLike<number>): CalibrationGroup {
  const n = rows.length;
  const events = rows.reduce((sum, row) => sum + labels[row]!, 0);
  const risk = rows.reduce((sum, row) => sum + risks[row]!, 0) / n;
  return { risk, observed: events / n, ...wilsonInterval(events, n), n };
}
