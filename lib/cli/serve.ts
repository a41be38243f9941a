/** The server's side of a command line that works through it. */
import { timingSafeEqual } from 'node:crypto';
import type { Application } from '@/lib/application';
import { messageFor, RiskcurveError } from '@/lib/errors';
import { applicationCommands } from './application-commands';
import { commandLineActor } from './actor';
import { commandRequestSchema, serverStopped, type CommandEvent } from './protocol';
import { readServerFile } from './server-file';
import { UsageError } from './usage-error';

export { removeServerFile, writeServerFile } from './server-file';

/** Whether the request carries the token that lies in the data folder (`Authorization: Bearer ...`); constant time. */
export async function isCommandLine(home: string, authorization: string | null): Promise<boolean> {
  const sign = await readServerFile(home);
  if (sign === null || authorization === null) return false;
  const given = Buffer.from(authorization);
  const expected = Buffer.from(`Bearer ${sign.token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Runs a command on the server's application and streams its progress, output and answer as NDJSON. Cancelling the stream
 * (the client went away) aborts the command.
 */
export function runCommandStream(app: Application, body: unknown): ReadableStream<Uint8Array> {
  const interruption = new AbortController();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (event: CommandEvent) => {
        if (!interruption.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      };
      await answer(app, body, send, interruption.signal);
      if (!interruption.signal.aborted) controller.close();
    },
    cancel() {
      interruption.abort();
    },
  });
}

async function answer(
  app: Application,
  body: unknown,
  send: (event: CommandEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    const request = commandRequestSchema.safeParse(body);
    if (!request.success) throw new RiskcurveError('bad-input', 'the request must be {command, options}');
    const command = applicationCommands.find(({ name }) => name === request.data.command);
    if (command === undefined) {
      throw new RiskcurveError('not-found', `the server does not know the command "${request.data.command}"`);
    }
    const context = {
      app,
      environment: app.environment,
      actor: commandLineActor,
      signal,
      progress: (line: string) => send({ progress: line }),
      notice: (sentence: string) => send({ notice: sentence }),
      output: (piece: string | Uint8Array) => send(outputEvent(piece)),
    };
    send({ result: await command.execute(context, request.data.options) });
  } catch (error) {
    if (app.closing.aborted) return send({ error: { kind: 'failed', message: serverStopped, usage: false } });
    if (!(error instanceof RiskcurveError)) process.stderr.write(`riskcurve: ${detailsOf(error)}\n`);
    const kind = error instanceof RiskcurveError ? error.kind : 'failed';
    send({ error: { kind, message: messageFor(error), usage: error instanceof UsageError } });
  }
}

function outputEvent(piece: string | Uint8Array): CommandEvent {
  return typeof piece === 'string'
    ? { output: piece, encoding: 'utf8' }
    : { output: Buffer.from(piece).toString('base64'), encoding: 'base64' };
}

function detailsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
