/**
 * Which engine trains a run here, and why. `auto` goes by estimates measured on this machine (`estimate.ts`). Without a sign of a GPU the
 * best of the processor is taken unmeasured, and TensorFlow.js is not even loaded for it. With a sign, every GPU that works and the best
 * of the processor are measured and the quickest wins, unless the processor is done before a GPU would have started. What is solved
 * exactly leaves nothing to choose, whatever was asked for.
 */
import type { TrainingConfig } from '../training/config';
import * as candidates from './candidates';
import type { Attempt, Candidate, CandidateOptions, EngineTry } from './candidates';
import { estimateSeconds, type Workload } from './estimate';
import { estimateInWords, failuresInWords } from './estimate-words';
import { ExactEngine, exactReason } from './exact-engine';
import { unfitReason } from './fused/capabilities';
import type { TrainingEngine } from './types';

export type RequestedEngine = 'auto' | 'tensor' | 'fused';

export interface ChooserOptions extends CandidateOptions {
  /** Candidates to try, in order. */
  readonly order?: readonly Candidate[];
  /** Measure even where there is nothing to choose between, and ask a GPU however small the run: for telling of a machine. */
  readonly thorough?: boolean;
  /** How a candidate is looked at from outside and how it is loaded, where not for real. */
  readonly showsSigns?: (candidate: Candidate) => boolean;
  readonly load?: (candidate: Candidate) => Promise<Attempt>;
}

/** What is to be trained; without a workload nothing is measured, and the first candidate that works is taken. */
export interface Work {
  readonly config?: TrainingConfig;
  readonly workload?: Workload;
  /** This candidate and no other. */
  readonly only?: Candidate;
}

export interface Choice {
  readonly engine: TrainingEngine;
  /** In words, with the numbers it was decided by; follows "because". */
  readonly why: string;
  /** What was tried, in order. */
  readonly tried: readonly EngineTry[];
}

interface Working {
  readonly engine: TrainingEngine;
  readonly seconds: number;
}

/** A processor that is done by then has won, in seconds: a GPU takes about as long to start and to be measured. */
const SECONDS_OF_A_GPU_START = 2;

/** Loads each engine once and decides once for each shape of a run, so that all shards of a run get the same. */
export class EngineChooser {
  private readonly attempts = new Map<Candidate, Promise<Attempt>>();
  private readonly choices = new Map<string, Promise<Choice>>();

  constructor(private readonly options: ChooserOptions = {}) {}

  /** @throws Error in one sentence where the request cannot be met; it names everything that was tried. */
  choose(requested: RequestedEngine, work: Work = {}): Promise<Choice> {
    const key = `${requested} ${work.only ?? ''} ${shapeOf(work)}`;
    const choice = this.choices.get(key) ?? this.decide(requested, work);
    this.choices.set(key, choice);
    choice.catch(() => this.choices.delete(key)); // one that could not be had is looked for again
    return choice;
  }

  /** Ends every engine that was loaded. */
  async dispose(): Promise<void> {
    for (const attempt of this.attempts.values()) (await attempt).engine?.dispose();
    this.attempts.clear();
    this.choices.clear();
  }

  private async decide(
    requested: RequestedEngine,
    { workload, config = workload?.shard.config, only }: Work,
  ): Promise<Choice> {
    const exact = config ? exactReason(config) : null;
    if (exact !== null) return { engine: new ExactEngine(), why: exact, tried: [] };
    const order = only ? [only] : (this.options.order ?? candidates.candidateOrder);
    const isFused = (candidate: Candidate): boolean => candidate === 'fused';
    if (requested === 'fused') return this.takeFirst(order.filter(isFused), ['asked for by name']); // it says itself what it cannot do
    if (requested === 'tensor')
      return this.takeFirst(
        order.filter((candidate) => !isFused(candidate)),
        ['asked for by name'],
      );

    const unfit = config && order.includes('fused') ? unfitReason(config) : null;
    const able = unfit === null ? order : order.filter((candidate) => !isFused(candidate));
    const because = unfit === null ? [] : [unfit];
    const gpus = able.filter(candidates.isGpu);
    const others = able.filter((candidate) => !candidates.isGpu(candidate));
    const course = workload && new Course(workload);
    const mayHaveGpu = gpus.some(this.options.showsSigns ?? candidates.showsSigns);
    const small = course && mayHaveGpu ? await this.takeSmall(others, course) : null;
    if (small) return small;
    const asked = await this.loadAll(gpus);
    if (asked.every(({ engine }) => engine === null)) {
      const noGpu = gpus.length > 0 ? [...because, 'no GPU works here'] : because;
      return this.takeFirst(others, noGpu, asked, this.options.thorough ? course : undefined);
    }
    if (!course) return this.takeFirst(gpus, [...because, 'a GPU works here']);
    return this.takeQuickest([...asked, ...(await this.loadUntilOneWorks(others))], because, course);
  }

  /** The fused engine where it is done before a GPU has started. */
  private async takeSmall([first]: readonly Candidate[], course: Course): Promise<Choice | null> {
    if (this.options.thorough || first !== 'fused') return null;
    const { engine, attempt } = await this.load(first);
    if (!engine) return null;
    const seconds = await course.secondsOf(engine);
    if (seconds > SECONDS_OF_A_GPU_START) return null;
    const why = `${await course.inWords(engine)}, too little to start a GPU for`;
    return { engine, why, tried: [attempt] };
  }

  private async takeQuickest(
    attempts: readonly Attempt[],
    because: readonly string[],
    course: Course,
  ): Promise<Choice> {
    const working: Working[] = [];
    const failed: string[] = [];
    const tried: EngineTry[] = [];
    for (const { engine, attempt } of attempts) {
      try {
        if (engine) working.push({ engine, seconds: await course.secondsOf(engine) });
        tried.push(attempt);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        tried.push({ ...attempt, available: false, reason });
        failed.push(`${attempt.backend} on ${attempt.reason}: ${reason}`);
      }
    }
    working.sort((one, other) => one.seconds - other.seconds);
    const [quickest] = working;
    if (!quickest) throw new Error(`no engine works on this machine: ${failuresInWords(tried)}`);
    const estimates = await Promise.all(working.map(({ engine }) => course.inWords(engine)));
    return { engine: quickest.engine, why: [...because, ...estimates, ...failed].join('; '), tried };
  }

  /** The first that works; `before` was tried in vain already. The time of a course is only told. */
  private async takeFirst(
    order: readonly Candidate[],
    because: readonly string[],
    before: readonly Attempt[] = [],
    course?: Course,
  ): Promise<Choice> {
    const attempts = await this.loadUntilOneWorks(order);
    const tried = [...before, ...attempts].map(({ attempt }) => attempt);
    const engine = attempts.at(-1)?.engine;
    if (!engine) throw new Error(`no engine works on this machine: ${failuresInWords(tried)}`);
    const { backend } = tried.at(-1)!;
    const rank = backend === 'fused' ? 'fused is the fastest on a processor' : `${backend} is the first that works`;
    const time = course ? [await course.inWords(engine)] : [];
    return { engine, why: [...because, rank, ...time].join('; '), tried };
  }

  private async loadAll(order: readonly Candidate[]): Promise<Attempt[]> {
    const attempts: Attempt[] = [];
    for (const candidate of order) attempts.push(await this.load(candidate)); // one after the other: they share TensorFlow.js
    return attempts;
  }

  private async loadUntilOneWorks(order: readonly Candidate[]): Promise<Attempt[]> {
    const attempts: Attempt[] = [];
    for (const candidate of order) {
      attempts.push(await this.load(candidate));
      if (attempts.at(-1)!.engine) break;
    }
    return attempts;
  }

  private load(candidate: Candidate): Promise<Attempt> {
    const { load = (name: Candidate) => candidates.tryCandidate(name, this.options) } = this.options;
    const attempt = this.attempts.get(candidate) ?? load(candidate);
    this.attempts.set(candidate, attempt);
    void attempt.then(({ engine }) => engine ?? this.attempts.delete(candidate)); // looked for again the next time
    return attempt;
  }
}

/** What a run would take on each engine, measured once. */
class Course {
  private readonly seconds = new Map<TrainingEngine, Promise<number>>();

  constructor(private readonly workload: Workload) {}

  secondsOf(engine: TrainingEngine): Promise<number> {
    const seconds = this.seconds.get(engine) ?? estimateSeconds(engine, this.workload);
    this.seconds.set(engine, seconds);
    return seconds;
  }

  async inWords(engine: TrainingEngine): Promise<string> {
    return estimateInWords(engine.record, await this.secondsOf(engine), this.workload.nMembers);
  }
}

/** What the time of a run depends on; the same for all its shards, whose sizes may differ by a member. */
function shapeOf({ config, workload }: Work): string {
  if (!workload) return JSON.stringify([config?.optimizer, config?.loss]);
  const { shard, nMembers } = workload;
  const { optimizer, loss, head, taus, hiddenUnits, activation, batchSize, epochs, dropout } = shard.config;
  const network = [shard.nInputs, ...hiddenUnits, taus.length];
  const nWatched = shard.config.earlyStopping ? shard.tasks[0]?.validation?.labels.length : 0;
  return JSON.stringify([
    ...[optimizer, loss, head, activation, network, batchSize, epochs, shard.nRows, nMembers],
    ...[dropout, nWatched],
  ]);
}
