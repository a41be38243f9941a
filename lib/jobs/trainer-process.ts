import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { TrainerReply, TrainerRequest } from '@/models/trainer/protocol';
import { RiskcurveError } from '../errors';

/** The trainer process ended before it answered; the message says how, with its last words. */
export class TrainerDiedError extends Error {
  override readonly name = 'TrainerDiedError';
}

/** One trainer process: messages go in, replies come out, until it ends. */
export interface TrainerProcess {
  send(request: TrainerRequest): void;
  /** Resolves to how it ended. */
  readonly ended: Promise<TrainerDiedError>;
  readonly kill: () => void;
}

const lastWordsKept = 2_000;

/**
 * Starts the trainer with this very Node. Its standard output goes nowhere, for a command line may be printing JSON there.
 * Throws `failed` where the trainer was never built.
 */
export function startTrainerProcess(file: string, onReply: (reply: TrainerReply) => void): TrainerProcess {
  if (!existsSync(file)) {
    throw new RiskcurveError('failed', `the trainer ${file} is missing: run npm run build`);
  }
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    // Flags for this process, such as a debugger's port, are not the trainer's.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let lastWords = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-lastWordsKept);
  });
  child.on('message', (message) => onReply(message as TrainerReply));
  return {
    send: (request) => {
      // A child that dies this moment is heard of through `ended`.
      if (child.connected) child.send(request, () => {});
    },
    ended: endOf(child, () => lastWords),
    kill: () => child.kill('SIGKILL'),
  };
}

function endOf(child: ChildProcess, lastWords: () => string): Promise<TrainerDiedError> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(new TrainerDiedError(`the trainer could not be started: ${error.message}`)));
    child.once('close', (code, signal) => {
      const how = signal === null ? `exit status ${code}` : `signal ${signal}`;
      const why = faultLine(lastWords());
      resolve(new TrainerDiedError(`the trainer process ended with ${how}${why === null ? '' : `: ${why}`}`));
    });
  });
}

/** Of what the trainer wrote, the line that names the fault, or the last one. */
function faultLine(text: string): string | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s+at |^Node\.js v/.test(line));
  return lines.findLast((line) => /error/i.test(line))?.trim() ?? lines.at(-1)?.trim() ?? null;
}
