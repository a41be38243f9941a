/** Shapley values by their definition, over all coalitions. */
import type { CoalitionRisks } from './coalitions';

export interface ShapleyValues {
  /** Of the coalition without and with all players. */
  readonly emptyRisk: number;
  readonly fullRisk: number;
  /** `[players]`; they add up to `fullRisk - emptyRisk`. */
  readonly values: Float64Array;
}

/**
 * phi_i = sum over coalitions S without i of |S|! (n - 1 - |S|)! / n! (v(S + i) - v(S)), v the risk (Shapley 1953). All 2^n
 * coalitions are visited in the order of the reflected binary code (Gray 1953), where each differs from the one before in one player.
 */
export function exactShapley({ players, walk }: CoalitionRisks): ShapleyValues {
  const n = players.length;
  const toggles = Uint8Array.from({ length: 2 ** n - 1 }, (_, step) => trailingZeros(step + 1));
  const walked = walk(toggles);
  const risks = new Float64Array(2 ** n); // by coalition, bit i for player i
  for (let step = 0; step < walked.length; step++) risks[step ^ (step >> 1)] = walked[step]!;

  const weights = coalitionWeights(n);
  const values = new Float64Array(n);
  for (let coalition = 0; coalition < risks.length; coalition++) {
    const weight = weights[countBits(coalition)]!;
    for (let player = 0; player < n; player++) {
      const bit = 1 << player;
      if (!(coalition & bit)) values[player]! += weight * (risks[coalition | bit]! - risks[coalition]!);
    }
  }
  return { emptyRisk: risks[0]!, fullRisk: risks[risks.length - 1]!, values };
}

/** s! (n - 1 - s)! / n! for each size s of a coalition that one player of n is not in. */
function coalitionWeights(n: number): number[] {
  const weights = [1 / n];
  for (let size = 1; size < n; size++) weights.push((weights[size - 1]! * size) / (n - size));
  return weights;
}

function trailingZeros(step: number): number {
  return 31 - Math.clz32(step & -step);
}

function countBits(coalition: number): number {
  let count = 0;
  for (let rest = coalition; rest !== 0; rest &= rest - 1) count++;
  return count;
}
