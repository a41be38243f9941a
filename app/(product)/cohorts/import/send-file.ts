import { readAnswer } from '@/app/forms/request';
import type { Upload } from './upload';

/**
 * Sends a file to the server, which reads it but imports nothing. What is empty or too large is refused here, before a byte is sent.
 *
 * @throws Error with one sentence: why the file was not taken, and the mend
 */
export async function sendFile(file: File, maxBytes: number): Promise<Upload> {
  if (file.size === 0)
    throw new Error(`${file.name} is empty: choose a file with a header row and one row per patient`);
  if (file.size > maxBytes) {
    const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
    throw new Error(
      `a cohort file may have at most ${megabytes(maxBytes)} MB, this one has ${megabytes(file.size)} MB; split it`,
    );
  }
  const response = await fetch(`/api/cohorts/uploads?fileName=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => {
    throw new Error('the file did not reach the server: check that it is still there and try again');
  });
  return readAnswer<Upload>(response);
}
