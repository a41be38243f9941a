/**
 * Moves labels apart until neighbours stand at least `gap` from one another within [low, high], each as near to its place as the
 * order allows. Gives the new places in the order of the input. Throws where they do not fit.
 */
export function spreadLabels(places: readonly number[], gap: number, low: number, high: number): number[] {
  if (gap * (places.length - 1) > high - low)
    throw new RangeError(`${places.length} labels do not fit between ${low} and ${high}`);
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]!);
  const spread = order.map((index) => Math.min(high, Math.max(low, places[index]!)));
  // Blocks of labels that touch are centred on the mean of where they would like to be.
  for (let pass = 0; pass < places.length; pass++) {
    for (let index = 1; index < spread.length; index++) {
      const overlap = spread[index - 1]! + gap - spread[index]!;
      if (overlap <= 0) continue;
      spread[index - 1]! -= overlap / 2;
      spread[index]! += overlap / 2;
    }
  }
  for (let index = 0; index < spread.length; index++) {
    spread[index] = Math.max(spread[index]!, index === 0 ? low : spread[index - 1]! + gap);
  }
  for (let index = spread.length - 1; index >= 0; index--) {
    spread[index] = Math.min(spread[index]!, index === spread.length - 1 ? high : spread[index + 1]! - gap);
  }
  const result = new Array<number>(places.length);
  order.forEach((index, position) => (result[index] = spread[position]!));
  return result;
}
