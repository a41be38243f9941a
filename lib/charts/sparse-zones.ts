/** Where along a feature there are too few patients to trust a curve. */

/** A zone in the feature's own unit. */
export interface Zone {
  readonly from: number;
  readonly to: number;
}

/** Below this share of the cohort a bin counts as sparse. */
export const sparseShare = 0.01;

const nBins = 20;

/**
 * Zones of [from, to] in which fewer than 1 % of the patients lie: the axis is cut into 20 equal bins (for whole numbers into as many
 * bins of a whole width as fit, each around its numbers), sparse bins side by side are joined. `quantiles` are the cohort's 101
 * quantiles, 0 to 100 %, ascending.
 */
export function sparseZones(quantiles: readonly number[], from: number, to: number, integer: boolean): Zone[] {
  if (quantiles.length !== 101) throw new RangeError(`there must be 101 quantiles, not ${quantiles.length}`);
  const zones: { from: number; to: number }[] = [];
  const edges = binEdges(from, to, integer);
  for (let bin = 0; bin + 1 < edges.length; bin++) {
    const [low, high] = [edges[bin]!, edges[bin + 1]!];
    const below = bin === 0 && low <= quantiles[0]! ? 0 : shareUpTo(quantiles, low);
    if (shareUpTo(quantiles, high) - below >= sparseShare) continue;
    const before = zones.at(-1);
    if (before !== undefined && before.to === low) before.to = high;
    else zones.push({ from: low, to: high });
  }
  return zones
    .map((zone) => ({ from: Math.max(from, zone.from), to: Math.min(to, zone.to) }))
    .filter((zone) => zone.from < zone.to);
}

/** Share of the patients with a value of at most `value`, linear between the quantiles. */
export function shareUpTo(quantiles: readonly number[], value: number): number {
  const last = quantiles.length - 1;
  if (value < quantiles[0]!) return 0;
  if (value >= quantiles[last]!) return 1;
  let index = 0;
  while (index < last && quantiles[index + 1]! <= value) index++;
  return (index + (value - quantiles[index]!) / (quantiles[index + 1]! - quantiles[index]!)) / last;
}

function binEdges(from: number, to: number, integer: boolean): number[] {
  if (!integer) return Array.from({ length: nBins + 1 }, (_, edge) => from + ((to - from) * edge) / nBins);
  const [first, last] = [Math.ceil(from), Math.floor(to)];
  const width = Math.max(1, Math.ceil((last - first + 1) / nBins));
  const count = Math.ceil((last - first + 1) / width);
  return Array.from({ length: count + 1 }, (_, edge) => first - 0.5 + edge * width);
}
