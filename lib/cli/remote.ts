/** The command line's side where a running server holds the data folder. */
import type { Environment } from '@/lib/env';
import { RiskcurveError, type ErrorKind } from '@/lib/errors';
import type { CommandContext, CommandResult } from './command';
import { commandEventSchema, serverStopped, type CommandEvent } from './protocol';
import { readServerFile, type ServerSign } from './server-file';
import { UsageError } from './usage-error';

/** The server that holds the data folder; `null` where none runs (a sign left behind by a killed one does not count). */
export async function findServer(environment: Environment): Promise<ServerSign | null> {
  const sign = await readServerFile(environment.home);
  return sign !== null && isAlive(sign.pid) ? sign : null;
}

/** Nothing listens where the sign points: the server was killed and its process id went to another program. */
export class ServerUnreachable extends Error {
  constructor(url: string, options?: ErrorOptions) {
    super(`no server answers at ${url}`, options);
    this.name = 'ServerUnreachable';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Lets the server do the command and hands its progress and output on.
 *
 * @throws RiskcurveError as the server says it, or ServerUnreachable where nothing listens there
 */
export async function runRemotely(
  server: ServerSign,
  command: string,
  options: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<CommandResult> {
  const response = await post(server, { command, options }, context.signal);
  if (!response.ok || response.body === null) {
    throw new RiskcurveError('failed', `the server at ${server.url} refused the command (status ${response.status})`);
  }
  for await (const event of eventsOf(response.body, context.signal)) {
    if ('progress' in event) context.progress(event.progress);
    else if ('notice' in event) context.notice(event.notice);
    else if ('output' in event) context.output(pieceOf(event));
    else if ('result' in event) return { json: event.result.json ?? null, text: event.result.text };
    else throw errorOf(event.error);
  }
  throw new RiskcurveError('failed', serverStopped);
}

async function post(server: ServerSign, body: unknown, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(`${server.url}/api/command`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw new RiskcurveError('failed', 'interrupted', { cause: error });
    throw new ServerUnreachable(server.url, { cause: error });
  }
}

async function* eventsOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<CommandEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunksOf(body, signal)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield commandEventSchema.parse(JSON.parse(line));
  }
}

/** The stream breaks off where the server is killed, or where this command is interrupted. */
async function* chunksOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* body as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new RiskcurveError('failed', signal.aborted ? 'interrupted' : serverStopped, { cause: error });
  }
}

function pieceOf(event: { output: string; encoding: 'utf8' | 'base64' }): string | Uint8Array {
  return event.encoding === 'utf8' ? event.output : Buffer.from(event.output, 'base64');
}

function errorOf(error: { kind: string; message: string; usage: boolean }): RiskcurveError {
  return error.usage ? new UsageError(error.message) : new RiskcurveError(error.kind as ErrorKind, error.message);
}
