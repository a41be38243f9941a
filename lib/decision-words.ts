/** What the decisions at a threshold come to, in words. */
import type { Confusion } from '@/models/metrics/confusion';
import { perHundred } from '@/models/metrics/per-hundred';

/** "Of 100 patients 23 would be flagged, 15 of them rightly; 4 would be missed." */
export function decisionSentence(confusion: Confusion): string {
  const { truePositives, falsePositives, falseNegatives } = perHundred(confusion);
  const nFlagged = confusion.truePositives + confusion.falsePositives;
  const flagged = howMany(truePositives + falsePositives, nFlagged);
  const missed = howMany(falseNegatives, confusion.falseNegatives);
  if (nFlagged === 0) return `Of 100 patients none would be flagged; ${missed} would be missed.`;
  const rightly =
    confusion.falsePositives === 0 ? 'all of them' : `${howMany(truePositives, confusion.truePositives)} of them`;
  return `Of 100 patients ${flagged} would be flagged, ${rightly} rightly; ${missed} would be missed.`;
}

/** "none" only where there is nobody, however many there are. */
function howMany(ofHundred: number, count: number): string {
  if (count === 0) return 'none';
  return ofHundred === 0 ? 'fewer than 1' : String(ofHundred);
}
