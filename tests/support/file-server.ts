/** A server of one file that can behave as badly as servers do. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FileServer {
  readonly url: string;
  /** The `range` header of every request so far, `null` where none was sent. */
  readonly ranges: (string | null)[];
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse, turn: number) => void;

/** Serves with `answer`, which is told the number of the request from 0. */
export async function serveFile(answer: Answer): Promise<FileServer> {
  const ranges: (string | null)[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range ?? null);
    answer(request, response, ranges.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/file.data`,
    ranges,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** As a good server does: the part that was asked for, or all. */
export function sendWell(bytes: Buffer, request: IncomingMessage, response: ServerResponse): void {
  const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  if (asked === null) return void response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  const from = Number(asked[1]);
  if (from >= bytes.length) return void response.writeHead(416).end();
  response.writeHead(206, { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` });
  response.end(bytes.subarray(from));
}

/** Promises the whole and breaks off after so many bytes. */
export function sendAndBreakOff(bytes: Buffer, nBytes: number, response: ServerResponse): void {
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, nBytes), () => setTimeout(() => response.destroy(), 20));
}
