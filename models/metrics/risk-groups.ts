import { checkPairs } from './check-pairs';

/** Patients with exactly the same risk. */
export interface RiskGroup {
  readonly risk: number;
  readonly nEvents: number;
  readonly nOthers: number;
}

/** Patients by distinct risk, the highest first: what AUROC, ROC and average precision are made of, ties and all. */
export function riskGroups(risks: ArrayLike<number>, labels: ArrayLike<number>): RiskGroup[] {
  const { n } = checkPairs(risks, labels);
  const order = Uint32Array.from({ length: n }, (_, row) => row).sort((a, b) => risks[b]! - risks[a]!);
  const groups: { risk: number; nEvents: number; nOthers: number }[] = [];
  for (const row of order) {
    let group = groups.at(-1);
    if (group?.risk !== risks[row]) groups.push((group = { risk: risks[row]!, nEvents: 0, nOthers: 0 }));
    if (labels[row] === 1) group!.nEvents++;
    else group!.nOthers++;
  }
  return groups;
}
