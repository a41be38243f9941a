/** What the host calls. Nothing here allocates; all memory is laid out by the host (`kernel-memory.ts`). */
import { encodeTile } from './encode';
import { addMember, clearSums } from './ensemble';
import { accumulateLevels, forwardTile } from './forward';
import { Network, TILE } from './network';

export { setPatient, sumAlong } from './curves';
export { risksOfPatients, setGrid } from './individual';

/** First byte that the host may use. */
export function memoryStart(): usize {
  return (__heap_base + 15) & ~15;
}

/** What all members say of the `nPoints` patients in `network.values`, one a column, added up in the sums. */
export function sumPatients(network: Network, nPoints: i32): void {
  const bytes = ((nPoints + 1) & ~1) << 3;
  clearSums(network, bytes);
  for (let member = 0; member < network.nMembers; member++) {
    for (let start = 0; start < nPoints; start += TILE) {
      encodeTile(network, member, start << 3);
      forwardTile(network, member, start << 3);
    }
    if (network.isMonotone) accumulateLevels(network, bytes);
    addMember(network, bytes);
  }
}
