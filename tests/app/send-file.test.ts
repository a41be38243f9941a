import { afterEach, describe, expect, it, vi } from 'vitest';
import { sendFile } from '@/app/(product)/cohorts/import/send-file';

const megabyte = 1024 * 1024;
/** A file of that size without its bytes: none of them may be asked for. */
const fileOf = (size: number) => ({ name: 'noise.csv', size }) as File;

describe('sendFile', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['200 MB of noise', 200 * megabyte, /^a cohort file may have at most 100 MB, this one has 200 MB; split it$/],
    ['an empty file', 0, /^noise\.csv is empty: /],
  ])('refuses %s before a byte is sent', async (_, size, sentence) => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    await expect(sendFile(fileOf(size), 100 * megabyte)).rejects.toThrow(sentence);
    expect(asked).not.toHaveBeenCalled();
  });

  it('hands on what the server read, or its one sentence', async () => {
    const answer = (body: unknown, status: number) =>
      vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, { status })));
    answer({ uploadId: 'u', preview: {} }, 200);
    expect((await sendFile(fileOf(10), 100)).uploadId).toBe('u');
    answer({ error: { kind: 'bad-input', message: 'this is a PNG picture, not a CSV file' } }, 400);
    await expect(sendFile(fileOf(10), 100)).rejects.toThrow('this is a PNG picture, not a CSV file');
  });

  it('says that the server was not reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
    await expect(sendFile(fileOf(10), 100)).rejects.toThrow(/^the file did not reach the server: /);
  });
});
