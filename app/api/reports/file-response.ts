/** A file to keep: the browser saves it under its name. */
export function fileResponse(file: {
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
  contentType: string;
}): Response {
  return new Response(file.bytes, {
    headers: {
      'content-type': file.contentType,
      'content-length': String(file.bytes.length),
      'content-disposition': `attachment; filename="${file.fileName}"`,
    },
  });
}
