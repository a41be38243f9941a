/** A column that tells the outcome itself: filled in after it, or another name for it. */
import { formatNumber, formatShare } from '@/lib/format';
import type { SingleAuroc, ValueCount } from '@/models/metrics/outcome-along';

/** An AUROC that hardly any measurement reaches by itself, and the end of its interval that must lie above as well. */
const nearPerfect = { auroc: 0.985, low: 0.95 };
/** Chance that a group as large as this has one outcome only, below which it is not taken for chance. */
const notByChance = 1e-6;

type Counts = Pick<ValueCount, 'nEvents' | 'nOthers'>;

/** Why the column may be the outcome in disguise, one sentence without a full stop; `null` where nothing says so. */
export function findLeak(counts: readonly Counts[], missing: Counts, auroc: SingleAuroc | null): string | null {
  if (auroc !== null) {
    const [estimate, low] = auroc.estimate >= 0.5 ? [auroc.estimate, auroc.low] : [1 - auroc.estimate, 1 - auroc.high];
    if (estimate >= nearPerfect.auroc && low >= nearPerfect.low) {
      return `it alone tells the outcome almost perfectly (AUROC ${formatNumber(estimate, 3)}); leave it out if it is known only after the outcome or says the same in other words`;
    }
  }
  const present = {
    nEvents: counts.reduce((sum, { nEvents }) => sum + nEvents, 0),
    nOthers: counts.reduce((sum, { nOthers }) => sum + nOthers, 0),
  };
  return telltale(present, missing, 'with a value') ?? telltale(missing, present, 'without a value');
}

/** A group of one outcome only, too large for chance beside the other group. */
function telltale(group: Counts, other: Counts, which: string): string | null {
  const [n, rest] = [group.nEvents + group.nOthers, other.nEvents + other.nOthers];
  if (n === 0 || rest === 0 || (group.nEvents > 0 && group.nOthers > 0)) return null;
  const share = (group.nEvents + other.nEvents) / (n + rest);
  const chance = (group.nEvents === 0 ? 1 - share : share) ** n;
  if (chance > notByChance) return null;
  const all = group.nEvents === 0 ? 'none' : 'every one';
  return `whether a value is there tells the outcome: of ${n} patients ${which} ${all} is positive, of the others ${formatShare(other.nEvents / rest)}; leave it out if it was filled in after the outcome`;
}
