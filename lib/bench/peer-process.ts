/** A peer: a program in another language that does the same work, in a process of its own, one JSON line in and one out. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Run } from './section';

/** What a peer says of itself. */
export interface PeerAbout {
  readonly name: string;
  readonly version: string;
  readonly [fact: string]: unknown;
}

export interface Peer {
  readonly about: PeerAbout;
  /** The interpreter that has it. */
  readonly program: string;
  /** One timed run of that name. Throws an Error with the peer's own sentence. */
  run(name: string): Promise<Run>;
  end(): void;
}

export interface PeerCommand {
  /** Interpreters to try, in order. */
  readonly programs: readonly string[];
  readonly script: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The first line it gets. */
  readonly task: unknown;
}

export type FoundPeer = { readonly peer: Peer } | { readonly absent: string };

/** Starts a peer with the first interpreter that has it; else the reason of each. */
export async function findPeer(command: PeerCommand): Promise<FoundPeer> {
  const reasons: string[] = [];
  for (const program of command.programs) {
    const found = await startPeer(program, command);
    if ('peer' in found) return found;
    reasons.push(`${found.absent} (${program})`);
  }
  return { absent: reasons.join('; ') };
}

type Answer = { readonly missing: string } | { readonly error: string } | { readonly about: PeerAbout } | Run;

/** Starts it and waits until it is ready. */
async function startPeer(program: string, { script, env, task }: PeerCommand): Promise<FoundPeer> {
  const child = spawn(program, [script], { env: { ...env } as NodeJS.ProcessEnv, stdio: ['pipe', 'pipe', 'pipe'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let lastWords = '';
  child.stderr.on('data', (piece: Buffer) => (lastWords = (lastWords + piece.toString()).slice(-2000)));
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ENOENT' ? 'not installed' : error.message),
    );
    child.on('close', () => resolve(`it ended: ${lastWords.trim().split('\n').at(-1) || 'without a word'}`));
  });
  child.stdin.on('error', () => {}); // it has ended: `ended` says how
  const ask = async (message: unknown): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
    const line = await lines.next();
    return line.done === true ? { error: await ended } : readAnswer(line.value);
  };
  const end = (): void => void child.kill();
  const first = await ask(task);
  if (!('about' in first)) {
    end();
    return { absent: 'missing' in first ? first.missing : 'error' in first ? first.error : 'it did not say who it is' };
  }
  return { peer: { about: first.about, program, run: async (name) => runOf(await ask({ run: name })), end } };
}

/** A library may print a line of its own where an answer should stand. */
function readAnswer(line: string): Answer {
  try {
    return JSON.parse(line) as Answer;
  } catch {
    return { error: `it said "${line.slice(0, 80)}" instead of an answer` };
  }
}

function runOf(answer: Answer): Run {
  if ('error' in answer) throw new Error(answer.error);
  if (!('wall' in answer)) throw new Error('the peer answered without a time');
  const { wall, cpu, ...facts } = answer;
  return { wall, cpu, facts: facts as Run['facts'] };
}
