import { intervalsOverlap } from '@/app/components/intervals-overlap';
import { formatInterval, formatDistance, formatRisk } from '@/lib/format';
import type { HistoryEntry } from '@/lib/services/history-entry';

/** Reads the history aloud: first and newest risk, whether that is more than their spread, and the side of the threshold. */
export function historySentence(entries: readonly HistoryEntry[]): string {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return 'Nothing has been stored of this patient.';
  const { assessment: now } = last;
  const newest = `puts the risk at ${formatRisk(now.risk)} (${formatInterval(now.riskLow, now.riskHigh)})`;
  if (first === last) return `One assessment so far: ${last.model.name} ${newest}.`;
  const { assessment: before } = first;
  const moved = now.risk - before.risk;
  const distance = formatDistance(moved);
  const course =
    Math.abs(moved) < 0.005
      ? 'about as much as the first'
      : `${distance} ${moved > 0 ? 'more' : 'less'} than the first`;
  const overlap = intervalsOverlap(before, now)
    ? 'the two intervals overlap'
    : 'the two intervals do not overlap, so this is more than their spread';
  return `Over ${entries.length} assessments: the newest, ${last.model.name}, ${newest}, ${course}; ${overlap}. ${sideSentence(entries)}`;
}

function sideSentence(entries: readonly HistoryEntry[]): string {
  const nAbove = entries.filter(({ assessment, threshold }) => assessment.risk >= threshold).length;
  if (nAbove === 0) return 'All lie below their model’s threshold.';
  if (nAbove === entries.length) return 'All lie at or above their model’s threshold.';
  return `${nAbove} of ${entries.length} lie at or above their model’s threshold, so they do not all lead to the same side.`;
}

const occasions = { saved: 'values saved', published: 'model published', trained: 'model trained, never published' };

/** "model published", "values corrected: Glucose, Age". */
export function occasionWords({ occasion, changed }: HistoryEntry, labels: readonly string[]): string {
  if (changed.length === 0) return occasions[occasion];
  const names = changed.map((position) => labels[position]).join(', ');
  return `values corrected: ${names}`;
}
