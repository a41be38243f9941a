/** Bytes to text, as strict as a medical record deserves: UTF-8 or refused, with the line. */
import { createHash } from 'node:crypto';
import { RiskcurveError } from '@/lib/errors';
import { refusalForSignature } from './file-signatures';
import { limits } from './limits';
import { readChunks, tooLarge, type CohortSource } from './source';

/** Filled while the text is read; final once the text has ended. */
export interface ReadText {
  /** Pieces of text with `\n` line ends and without byte order mark. */
  readonly pieces: AsyncGenerator<string>;
  sha256(): string;
  nBytes(): number;
}

/**
 * Opens a source as text. Line ends become `\n` (also inside quotes), so that lines are counted as a person sees them.
 *
 * @throws RiskcurveError (while reading) for other file kinds, NUL bytes, invalid UTF-8 and too many bytes
 */
export function readText(source: CohortSource, maxBytes: number = limits.maxBytes): ReadText {
  const hash = createHash('sha256');
  let bytes = 0;

  async function* pieces(): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const lineEnds = new LineEnds();
    for await (const chunk of readChunks(source, maxBytes)) {
      if (bytes === 0) refuseOtherKinds(chunk);
      hash.update(chunk);
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(null, maxBytes);
      if (chunk.includes(0)) {
        throw new RiskcurveError(
          'bad-input',
          `line ${lineEnds.line + countLines(chunk.subarray(0, chunk.indexOf(0)))} holds a NUL byte: this is not a CSV text file; export the table as CSV`,
        );
      }
      yield lineEnds.normalize(decode(decoder, chunk, lineEnds.line));
    }
    yield lineEnds.normalize(decode(decoder, null, lineEnds.line));
  }

  return { pieces: pieces(), sha256: () => hash.copy().digest('hex'), nBytes: () => bytes };
}

function refuseOtherKinds(firstChunk: Uint8Array): void {
  const refusal = refusalForSignature(firstChunk);
  if (refusal !== null) throw new RiskcurveError('bad-input', refusal);
}

function decode(decoder: TextDecoder, chunk: Uint8Array | null, line: number): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    const before = chunk === null ? 0 : countLines(chunk.subarray(0, validLength(chunk)));
    throw new RiskcurveError('bad-input', `line ${line + before} is not valid UTF-8; save the file as "CSV UTF-8"`, {
      cause: error,
    });
  }
}

/** Length of the longest prefix that decodes, found by halving; a character begun in the chunk before counts as bad. */
function validLength(chunk: Uint8Array): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(chunk.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 10) lines++;
  return lines;
}

/** Turns CRLF and lone CR into LF across pieces, and knows the line the next piece begins on. */
class LineEnds {
  line = 1;
  private endedWithReturn = false;

  normalize(piece: string): string {
    const rest = this.endedWithReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece !== '') this.endedWithReturn = piece.endsWith('\r');
    const text = rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.line++;
    return text;
  }
}
