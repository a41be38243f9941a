/** `riskcurve bench`: the product and the peers that are installed, side by side. */
import { RiskcurveError } from '../errors';
import { openBenchmarkCohort } from './benchmark-cohort';
import { currentLoad, describeMachine } from './machine';
import type { PeerAbout } from './peer-process';
import { prepareSection } from './prepare-section';
import { prepareReferenceWorkload } from './reference-workload';
import { reportSection, type BenchReport, type SectionReport } from './report';
import { runRounds } from './rounds';
import { sectionTitles, type SectionKey } from './section-titles';
import type { BenchOptions } from './sections/support';

export interface BenchRequest {
  readonly only: readonly SectionKey[];
  /** Rounds that count, at least 1. */
  readonly rounds: number;
  readonly pythons: readonly string[];
  readonly slow: boolean;
  readonly dataFolder: string | null;
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal;
}

/** One section after the other; peers and engines live as long as their section. */
export async function runBench(request: BenchRequest): Promise<BenchReport> {
  const { only, rounds, pythons, slow } = request;
  const machine = describeMachine();
  const cohort = await openBenchmarkCohort(request.dataFolder);
  const peers = new Map<string, PeerAbout>();
  const options: BenchOptions = {
    cohort: cohort.data,
    workload: prepareReferenceWorkload(cohort.data),
    pythons,
    slow,
    found(peer) {
      if ('peer' in peer) peers.set(peer.peer.about.name, withoutCheck(peer.peer.about));
      return peer;
    },
  };
  const sections: SectionReport[] = [];
  for (const key of only) sections.push(await runSection(key, options, request).catch(sayInterrupted(request.signal)));
  machine.load.after = currentLoad();
  return {
    machine,
    cohort: { name: cohort.name, patients: cohort.data.table.nRows, features: cohort.data.table.features.length },
    peers: [...peers.values()],
    rounds,
    sections,
  };
}

async function runSection(
  key: SectionKey,
  options: BenchOptions,
  { rounds, progress, signal }: BenchRequest,
): Promise<SectionReport> {
  const title = sectionTitles[key];
  progress(`${title}: getting ready`);
  signal.throwIfAborted();
  const section = await prepareSection(key, options);
  try {
    const onRun = (name: string, round: number): void =>
      progress(`${title}: ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}, ${name}`);
    return reportSection(key, section, await runRounds(section.entrants, { rounds, signal, onRun }));
  } finally {
    await section.dispose();
  }
}

/** What it said of itself, but for what the sections have looked into. */
function withoutCheck(about: PeerAbout): PeerAbout {
  const kept = Object.entries(about).filter(([fact]) => fact !== 'check');
  return Object.fromEntries(kept) as PeerAbout;
}

function sayInterrupted(signal: AbortSignal): (error: unknown) => never {
  return (error) => {
    throw signal.aborted ? new RiskcurveError('failed', 'interrupted: nothing is reported', { cause: error }) : error;
  };
}
