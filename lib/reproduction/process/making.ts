/** The one reproduction that a server has under way, in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Environment } from '../../env';
import { RiskcurveError } from '../../errors';
import { projectRoot } from '../../project-root';
import type { ReproducibleTarget } from '../reproduction';
import type { ReproductionMessage, ReproductionOrder } from './messages';

/** How far it is, as plain JSON. */
export interface MakingState {
  readonly target: ReproducibleTarget;
  readonly quick: boolean;
  readonly startedAt: string;
  readonly state: 'running' | 'stored' | 'cancelled' | 'failed';
  /** Work done, in [0,1]. */
  readonly share: number;
  /** By the pace so far; null until there is one. */
  readonly secondsLeft: number | null;
  /** What is being trained. */
  readonly what: string;
  /** Why it failed. */
  readonly reason: string | null;
}

interface Making {
  state: MakingState;
  readonly child: ChildProcess;
}

/** Pages and routes are bundled apart and must see the same one. */
const slot = Symbol.for('riskcurve.reproduction');
const shared = globalThis as { [slot]?: Making };

/** Pages are answered first: the process gives way to all else on the machine. */
const giveWay = 5;

/** The newest one that this server was asked for; null where there was none. */
export function currentMaking(): MakingState | null {
  return shared[slot]?.state ?? null;
}

/**
 * Starts one. @param program the built process. @throws RiskcurveError `conflict` while another is under way, `failed` where the program was
 * never built
 */
export function startMaking(
  environment: Pick<Environment, 'home' | 'dataFolder'>,
  { target, quick, closing }: { target: ReproducibleTarget; quick: boolean; closing: AbortSignal },
  program: string = path.join(projectRoot(), 'dist', 'reproducer.mjs'),
): MakingState {
  if (shared[slot]?.state.state === 'running') {
    throw new RiskcurveError(
      'conflict',
      `${shared[slot].state.target} is being reproduced already: wait for it or cancel it`,
    );
  }
  if (!existsSync(program)) throw new RiskcurveError('failed', `the program ${program} is missing: run npm run build`);
  const order: ReproductionOrder = { target, quick, home: environment.home, dataFolder: environment.dataFolder };
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const begun = {
    target,
    quick,
    startedAt: new Date().toISOString(),
    share: 0,
    secondsLeft: null,
    what: '',
    reason: null,
  };
  const making: Making = { state: { ...begun, state: 'running' }, child };
  shared[slot] = making;
  follow(making, closing);
  return making.state;
}

/** Ends the one under way; nothing of it is kept. @throws RiskcurveError `conflict` where none is */
export function cancelMaking(): MakingState {
  const making = shared[slot];
  if (making?.state.state !== 'running')
    throw new RiskcurveError('conflict', 'nothing is being reproduced: there is nothing to cancel');
  settle(making, { state: 'cancelled' });
  making.child.kill('SIGKILL');
  return making.state;
}

function follow(making: Making, closing: AbortSignal): void {
  const { child } = making;
  const kill = (): void => void child.kill('SIGKILL');
  closing.addEventListener('abort', kill);
  child.once('spawn', () => {
    if (child.pid !== undefined) os.setPriority(child.pid, giveWay);
  });
  child.on('message', (message: ReproductionMessage) => {
    if (message.type === 'progress')
      settle(making, { share: message.share, secondsLeft: message.secondsLeft, what: message.what });
    else if (message.type === 'stored') settle(making, { state: 'stored', share: 1 });
    else settle(making, { state: 'failed', reason: message.reason });
  });
  child.once('error', (error) =>
    settle(making, { state: 'failed', reason: `the process could not be started: ${error.message}` }),
  );
  child.once('close', (code, signal) => {
    closing.removeEventListener('abort', kill);
    settle(making, {
      state: 'failed',
      reason: `the process ended before it was done (${signal ?? `exit status ${code}`}); start it again`,
    });
  });
}

/** What comes after the end changes nothing. */
function settle(making: Making, change: Partial<MakingState>): void {
  if (making.state.state === 'running') making.state = { ...making.state, ...change };
}
