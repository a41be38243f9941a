/** What can go wrong with a download, whether trying again may help, and how a person reads it. */

/** The server answered, but not with the file. */
export class NotServed extends Error {
  constructor(
    readonly status: number,
    /** Whether only the continuation was refused. */
    readonly partRefused: boolean,
  ) {
    super(`status ${status}`);
  }
}

/** Nothing came for too long. */
export class SilentServer extends Error {
  constructor(readonly milliseconds: number) {
    super('silent');
  }
}

/** More bytes came than the file has. */
export class TooMuch extends Error {}

/** The connection ended before the file did. */
export class CutShort extends Error {
  constructor(
    readonly bytes: number,
    readonly nBytes: number,
  ) {
    super('cut short');
  }
}

const worthRetrying = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether the same request may succeed a moment later. */
export function mayPass(error: unknown): boolean {
  if (error instanceof NotServed) return error.partRefused || worthRetrying.has(error.status);
  if (error instanceof TooMuch) return false;
  return !isDiskFault(error);
}

const diskFaults: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some room and run it again, what was downloaded is kept',
  EDQUOT: 'the quota of disk space is used up; free some room and run it again, what was downloaded is kept',
  EACCES: 'it may not be written; check who owns it, or let RISKCURVE_DATA name another folder',
  EPERM: 'it may not be written; check who owns it, or let RISKCURVE_DATA name another folder',
  EROFS: 'it lies on a disk that cannot be written; let RISKCURVE_DATA name another folder',
  ENOTDIR: 'it is not a folder; let RISKCURVE_DATA name another',
  EEXIST: 'it is not a folder; let RISKCURVE_DATA name another',
};

/** Why the folder cannot be written; `null` for any other fault. */
export function diskSentence(error: unknown): string | null {
  return diskFaults[codeOf(error)] ?? null;
}

function isDiskFault(error: unknown): boolean {
  return diskSentence(error) !== null;
}

const networkFaults: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known here',
  EAI_AGAIN: 'its name cannot be looked up',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'it broke the connection off',
  UND_ERR_SOCKET: 'it broke the connection off',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  ETIMEDOUT: 'it does not answer',
  ENETUNREACH: 'there is no way to it',
  EHOSTUNREACH: 'there is no way to it',
};

/** Why the file did not come, to follow the server's name. */
export function networkSentence(error: unknown): string {
  if (error instanceof NotServed) {
    return error.status === 404 || error.status === 410
      ? `it no longer has the file (answer ${error.status})`
      : `it answered ${error.status} instead of the file`;
  }
  if (error instanceof SilentServer) return `it sent nothing for ${error.milliseconds / 1000} s`;
  if (error instanceof TooMuch) return 'it sends more bytes than the file has, so it is another file';
  if (error instanceof CutShort)
    return `it broke the connection off after ${error.bytes} of ${error.nBytes} bytes; run it again to go on from there`;
  const code = codeOf(error);
  return networkFaults[code] ?? (code === '' ? 'the download failed' : `the download failed (${code})`);
}

/** The system's code of a fault; `fetch` hides it in the cause. */
function codeOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}
