/** One request for the rest of a file: what it brings is appended to what is there already. */
import { open, truncate, type FileHandle } from 'node:fs/promises';
import { NotServed, SilentServer, TooMuch } from './faults';

export interface ReceiveOptions {
  readonly url: string;
  /** The part of the file that is there already; it is continued, or begun anew where the server does not give parts. */
  readonly partFile: string;
  /** Bytes of the whole file. */
  readonly nBytes: number;
  readonly signal: AbortSignal;
  /** A server that sends nothing for so long is given up. */
  readonly silentMilliseconds: number;
  /** Called with the bytes that are there now. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Asks for what is missing and writes it as it comes, so that whatever arrived is kept when the connection breaks.
 *
 * @throws NotServed, SilentServer, TooMuch, and what `fetch` and the file system throw
 */
export async function receive(options: ReceiveOptions): Promise<void> {
  const handle = await open(options.partFile, 'a', 0o644);
  const silence = new Silence(options.silentMilliseconds);
  try {
    await receiveInto(handle, options, silence);
  } catch (error) {
    throw silence.signal.aborted && !options.signal.aborted ? new SilentServer(options.silentMilliseconds) : error;
  } finally {
    silence.end();
    await handle.close();
  }
}

async function receiveInto(handle: FileHandle, options: ReceiveOptions, silence: Silence): Promise<void> {
  const { url, partFile, nBytes, onBytes } = options;
  const { size } = await handle.stat();
  const signal = AbortSignal.any([options.signal, silence.signal]);
  // `identity`: a compressed answer is unpacked on the way, and a part of it could not be told from a part of the file
  const headers = { 'accept-encoding': 'identity', ...(size > 0 ? { range: `bytes=${size}-` } : {}) };
  const response = await fetch(url, { headers, signal });
  if (!response.ok || response.body === null) throw await refusalOf(response, partFile, size);
  let bytes = await startOf(response, partFile, size);
  onBytes(bytes);
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    silence.broken();
    if (bytes + piece.length > nBytes) throw new TooMuch();
    await handle.writeFile(piece);
    bytes += piece.length;
    onBytes(bytes);
  }
}

/** From which byte the answer goes on: where we asked, or from the first where the server sends the whole file. */
async function startOf(response: Response, partFile: string, asked: number): Promise<number> {
  if (asked === 0) return 0;
  const continues = new RegExp(`^bytes ${asked}-`).test(response.headers.get('content-range') ?? '');
  if (response.status === 206 && continues) return asked;
  if (response.status === 206) throw await refusalOf(response, partFile, asked);
  await truncate(partFile, 0); // the handle appends, so it goes on at the new end
  return 0;
}

/** A part that the server will not continue is dropped, so that the next request asks for the whole file. */
async function refusalOf(response: Response, partFile: string, asked: number): Promise<NotServed> {
  await response.body?.cancel();
  const partRefused = asked > 0 && [206, 416].includes(response.status);
  if (partRefused) await truncate(partFile, 0);
  return new NotServed(response.status, partRefused);
}

/** Aborts when nothing was heard for too long. */
class Silence {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout;

  constructor(private readonly milliseconds: number) {
    this.timer = this.start();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  broken(): void {
    clearTimeout(this.timer);
    this.timer = this.start();
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private start(): NodeJS.Timeout {
    return setTimeout(() => this.controller.abort(), this.milliseconds);
  }
}
