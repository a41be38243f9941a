/** The first bytes of files that people take for CSV, and what to do about each. */
const signatures: readonly { readonly starts: readonly number[]; readonly message: string }[] = [
  { starts: [0x25, 0x50, 0x44, 0x46], message: 'this is a PDF, not a CSV file; export the table itself as CSV' },
  { starts: [0x89, 0x50, 0x4e, 0x47], message: 'this is a PNG picture, not a CSV file; export the table as CSV' },
  { starts: [0xff, 0xd8, 0xff], message: 'this is a JPEG picture, not a CSV file; export the table as CSV' },
  {
    starts: [0x50, 0x4b, 0x03, 0x04],
    message: 'this is a ZIP or Excel (xlsx) file, not CSV; open it and save the sheet as "CSV UTF-8"',
  },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], message: 'this is an old Excel file, not CSV; save the sheet as "CSV UTF-8"' },
  { starts: [0x1f, 0x8b], message: 'this is a gzip file, not CSV; unpack it first' },
  { starts: [0xff, 0xfe], message: 'this file is UTF-16; save it as UTF-8 ("CSV UTF-8")' },
  { starts: [0xfe, 0xff], message: 'this file is UTF-16; save it as UTF-8 ("CSV UTF-8")' },
];

/** The sentence for a file that is plainly no CSV by its first bytes; `null` where it may be one. */
export function refusalForSignature(firstBytes: Uint8Array): string | null {
  const found = signatures.find(({ starts }) => starts.every((byte, index) => firstBytes[index] === byte));
  return found?.message ?? null;
}
