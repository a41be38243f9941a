/** `[x, y]` in the units of the data. */
export type PlotPoint = readonly [number, number];

/** How far beside a break its one-sided limits are read; far below what a pixel shows. */
const BESIDE = 1e-9;

/**
 * Points of y = f(x) over [low, high], in pieces that end where f may jump or bend (`breaks`): a jump then stays a gap and is never
 * joined by a line that the function does not have. Each piece runs from limit to limit. Throws where f is not finite.
 */
export function sampleFunction(
  f: (x: number) => number,
  [low, high]: readonly [number, number],
  breaks: readonly number[] = [],
  pointsPerPiece = 60,
): PlotPoint[][] {
  if (!(low < high)) throw new RangeError(`a function is sampled from low to high, not from ${low} to ${high}`);
  const inside = breaks.filter((x) => x > low && x < high).sort((a, b) => a - b);
  const ends = [low, ...inside, high];
  return ends.slice(1).map((to, index) => {
    const from = ends[index]!;
    const first = inside.includes(from) ? from + BESIDE : from;
    const last = inside.includes(to) ? to - BESIDE : to;
    return Array.from({ length: pointsPerPiece }, (_, step): PlotPoint => {
      const share = step / (pointsPerPiece - 1);
      const y = f(first + share * (last - first));
      if (!Number.isFinite(y)) throw new RangeError(`a plotted function must be finite, but it is ${y}`);
      return [from + share * (to - from), y];
    });
  });
}
