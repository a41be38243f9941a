/** What the sections share. */
import type { CohortData } from '@/models/features';
import type { FoundPeer, PeerAbout } from '../peer-process';
import type { ReferenceWorkload } from '../reference-workload';
import type { Contestant, Entrant, Facts } from '../section';

export interface BenchOptions {
  readonly cohort: CohortData;
  readonly workload: ReferenceWorkload;
  /** Interpreters to look for the Python peers with. */
  readonly pythons: readonly string[];
  /** Whether those take part that need minutes. */
  readonly slow: boolean;
  /** Hands a peer through and notes what it says of itself. */
  readonly found: (peer: FoundPeer) => FoundPeer;
}

interface PeerEntrant {
  readonly id: string;
  readonly library: string;
  readonly words: string;
  /** Name of the peer's run; its id by default. */
  readonly run?: string;
  /** What one run does, to divide its times by. */
  readonly units: number;
  /** From what the peer says of itself: why it may not be compared, and what was found of it. */
  readonly check: (about: PeerAbout) => { readonly disagrees: string | null; readonly facts?: Facts };
}

/** A run of a peer, or the reason why there is none. */
export function peerEntrant(found: FoundPeer, { id, library, words, run = id, units, check }: PeerEntrant): Entrant {
  if ('absent' in found) return { id, name: `${library}, ${words}`, absent: found.absent };
  const { peer } = found;
  const { disagrees, facts: known } = check(peer.about);
  return {
    id,
    name: `${peer.about.name} ${peer.about.version}, ${words}`,
    disagrees,
    async run() {
      const { wall, cpu, facts } = await peer.run(run);
      return { wall: wall / units, cpu: cpu === null ? null : cpu / units, facts: { ...known, ...facts } };
    },
  };
}

/** What cannot be made ready cannot take part, and says why. */
export async function tryTo(id: string, name: string, prepare: () => Promise<Contestant>): Promise<Entrant> {
  try {
    return await prepare();
  } catch (error) {
    return { id, name, absent: error instanceof Error ? error.message : String(error) };
  }
}

export function endAll(peers: readonly FoundPeer[]): void {
  for (const found of peers) if ('peer' in found) found.peer.end();
}
