/** How a report names itself inside a file of any format, so that a file that comes back says which report it claims to be. */
export function identifierMark(identifier: string): string {
  return `riskcurve-report:${identifier}`;
}

const mark = /riskcurve-report:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/;

/** The identifier that a file carries; null where there is none. */
export function identifierInFile(bytes: Uint8Array): string | null {
  return mark.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? null;
}
