/**
 * Moves labels apart until neighbours stand at least `gap` from one another within [low, high], by the smallest sum of squared moves
 * that keeps their order (isotonic regression by pooling: Ayer and others 1955). Gives the new places in the order of the input.
 * Throws where they do not fit.
 */
export function spreadLabels(places: readonly number[], gap: number, low: number, high: number): number[] {
  const room = high - low - gap * (places.length - 1);
  if (!(room >= 0)) throw new RangeError(`${places.length} labels do not fit between ${low} and ${high}`);
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]!);
  // Without their gaps the labels need only keep their order.
  const pooled = ascending(order.map((index, rank) => places[index]! - rank * gap));
  const result = new Array<number>(places.length);
  order.forEach((index, rank) => {
    result[index] = Math.min(low + room, Math.max(low, pooled[rank]!)) + rank * gap;
  });
  return result;
}

/** The nearest list that never falls: neighbours out of order are replaced by their mean. */
function ascending(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, count: 1 };
    for (
      let before = pools.at(-1);
      before && before.sum / before.count > pool.sum / pool.count;
      before = pools.at(-1)
    ) {
      pools.pop();
      pool = { sum: pool.sum + before.sum, count: pool.count + before.count };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}
