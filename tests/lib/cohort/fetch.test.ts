/** Downloads of known cohorts, from servers that behave well and badly. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knownCohorts, type KnownCohort } from '@/lib/cohort/catalogue';
import { diskSentence, mayPass, networkSentence } from '@/lib/cohort/fetch/faults';
import { fetchKnownCohort, type FetchOptions } from '@/lib/cohort/fetch/fetch-known-cohort';
import { sendAndBreakOff, sendWell, serveFile, type FileServer } from '../../support/file-server';

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const body = Buffer.from(Array.from({ length: 4000 }, (_, row) => `${row % 90},${row % 7},${row % 2}`).join('\n'));
const whole = Buffer.concat([Buffer.from('age,nodes,died\n'), body]);

const cohort = (url: string): KnownCohort => ({
  ...knownCohorts[0]!,
  ...{ key: 'made-up', fileName: 'made_up.csv', sha256: sha256(whole) },
  columns: { age: {}, nodes: {} },
  outcome: { ...knownCohorts[0]!.outcome, name: 'died' },
  download: { url, sha256: sha256(body), nBytes: body.length, addsHeader: '\n' },
});

let folder: string;
let server: FileServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-fetch-'));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

const patience = { silentMilliseconds: 300, mostTries: 3, pauseMilliseconds: 5 };
const fetchFrom = async (answer: Parameters<typeof serveFile>[0], more: Partial<FetchOptions> = {}) => {
  server = await serveFile(answer);
  return fetchKnownCohort(cohort(server.url), { folder, signal: new AbortController().signal, patience, ...more });
};
const file = () => path.join(folder, 'made_up.csv');
const part = () => path.join(folder, '.made_up.csv.part');

describe('a download', () => {
  it('adds the header, names the file only when it is checked, and leaves nothing else', async () => {
    const seen: number[] = [];
    const fetched = await fetchFrom((request, response) => sendWell(body, request, response), {
      onBytes: (bytes, nBytes) => seen.push(bytes / nBytes),
    });
    expect(fetched).toEqual({ file: file(), status: 'downloaded', nBytes: whole.length, keptAside: null });
    expect(await readFile(file())).toEqual(whole);
    expect(await readdir(folder)).toEqual(['made_up.csv']);
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('does nothing where the right file is there', async () => {
    await writeFile(file(), whole);
    expect((await fetchFrom((_, response) => void response.writeHead(500).end())).status).toBe('present');
    expect(server!.ranges).toEqual([]);
  });

  it('keeps a file of other bytes aside and says where', async () => {
    await writeFile(file(), 'my own notes');
    const { keptAside } = await fetchFrom((request, response) => sendWell(body, request, response));
    expect(path.basename(keptAside!)).toBe(`made_up.other-${sha256('my own notes').slice(0, 8)}.csv`);
    expect(await readFile(keptAside!, 'utf8')).toBe('my own notes');
    expect(await readFile(file())).toEqual(whole);
  });

  it('goes on where the connection broke', async () => {
    await fetchFrom((request, response, turn) =>
      turn === 0 ? sendAndBreakOff(body, 10_000, response) : sendWell(body, request, response),
    );
    expect(server!.ranges).toEqual([null, 'bytes=10000-']);
    expect(await readFile(file())).toEqual(whole);
  });

  it('goes on with the part of an earlier time', async () => {
    await writeFile(part(), body.subarray(0, 20_000));
    await fetchFrom((request, response) => sendWell(body, request, response));
    expect(server!.ranges).toEqual(['bytes=20000-']);
    expect(await readFile(file())).toEqual(whole);
  });

  it.each([
    [
      'sends the whole file where a part was asked for',
      (response: Parameters<typeof sendAndBreakOff>[2]) => response.writeHead(200).end(body),
      1,
    ],
    [
      'sends another part than was asked for',
      (response) => response.writeHead(206, { 'content-range': `bytes 5-9/${body.length}` }).end(body.subarray(5, 10)),
      2,
    ],
    ['refuses parts', (response) => response.writeHead(416).end(), 2],
  ] as [string, (response: Parameters<typeof sendAndBreakOff>[2]) => void, number][])(
    'begins anew where the server %s',
    async (_, answerPart, requests) => {
      await writeFile(part(), body.subarray(0, 20_000));
      await fetchFrom((request, response) =>
        request.headers.range === undefined ? sendWell(body, request, response) : answerPart(response),
      );
      expect(server!.ranges).toHaveLength(requests);
      expect(await readFile(file())).toEqual(whole);
    },
  );

  it.each([
    ['spoilt', Buffer.from('x'.repeat(20_000))],
    ['too long', Buffer.from('x'.repeat(body.length + 1))],
    ['whole but wrong', Buffer.from('x'.repeat(body.length))],
  ])('begins anew where the part that was there is %s', async (_, bytes) => {
    await writeFile(part(), bytes);
    await fetchFrom((request, response) => sendWell(body, request, response));
    expect(server!.ranges.at(-1)).toBeNull();
    expect(await readFile(file())).toEqual(whole);
  });

  it('follows redirects and tries again where the server is busy or silent', async () => {
    await fetchFrom((request, response, turn) => {
      if (turn === 0) return void response.writeHead(503).end();
      if (turn === 1) return; // never answers
      if (turn === 2) return void response.writeHead(302, { location: '/elsewhere' }).end();
      sendWell(body, request, response);
    }, { patience: { ...patience, mostTries: 4 } }); // prettier-ignore
    expect(server!.ranges).toHaveLength(4);
    expect(await readFile(file())).toEqual(whole);
  });

  it('takes a mirror', async () => {
    const mirror = await serveFile((request, response) => sendWell(body, request, response));
    await fetchFrom((_, response) => void response.writeHead(404).end(), { from: mirror.url });
    expect(server!.ranges).toEqual([]);
    await mirror.close();
  });
});

describe('a download that fails says why, and names no file', () => {
  const failure = async (answer: Parameters<typeof serveFile>[0], more?: Partial<FetchOptions>) => {
    const error: unknown = await fetchFrom(answer, more).then(() => null, (reason: unknown) => reason); // prettier-ignore
    expect(await readdir(folder)).not.toContain('made_up.csv');
    expect(error).toHaveProperty('name', 'RiskcurveError');
    return (error as Error).message;
  };

  it('404, at once', async () => {
    expect(await failure((_, response) => void response.writeHead(404).end())).toMatch(
      /^made-up: 127.0.0.1:\d+: it no longer has the file \(answer 404\); check the network.*--from$/,
    );
    expect(server!.ranges).toHaveLength(1);
  });

  it('wrong bytes, which are thrown away', async () => {
    const wrong = Buffer.from(body.toString().replaceAll('7', '8'));
    expect(await failure((request, response) => sendWell(wrong, request, response))).toMatch(
      new RegExp(`not the file of the catalogue \\(sha256 ${sha256(wrong)} instead of ${sha256(body)}\\)`),
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('too many bytes', async () => {
    const longer = Buffer.concat([body, body]);
    expect(await failure((request, response) => sendWell(longer, request, response))).toMatch(
      /more bytes than the file/,
    );
  });

  it('a server that always breaks off, and what came is kept', async () => {
    expect(
      await failure((_, response, turn) =>
        turn === 0 ? sendAndBreakOff(body, 5000, response) : void response.destroy(),
      ),
    ).toMatch(/broke the connection off/);
    expect((await readFile(part())).equals(body.subarray(0, 5000))).toBe(true);
  });

  it('a server that ends early without a word', async () => {
    expect(await failure((request, response) => sendWell(body.subarray(0, 100), request, response))).toMatch(
      /after 100 of \d+ bytes; run it again|answered 416/,
    );
  });

  it('a silent server', async () => {
    expect(await failure(() => undefined)).toMatch(/it sent nothing for 0.3 s/);
    expect(server!.ranges).toHaveLength(3);
  });

  it('nobody there, and a name nobody knows', async () => {
    const from = 'http://127.0.0.1:9/x';
    expect(await failure(() => undefined, { from })).toMatch(
      /127.0.0.1:9: (it refuses the connection|the download failed)/,
    );
    const unknown = Object.assign(new Error('x'), { code: 'ENOTFOUND' });
    expect(networkSentence(new TypeError('fetch failed', { cause: unknown }))).toBe('its name is not known here');
  });

  it('an interruption, and what came is kept', async () => {
    const interruption = new AbortController();
    const answer: Parameters<typeof serveFile>[0] = (_, response) => {
      response.writeHead(200);
      response.write(body.subarray(0, 3000));
    };
    const onBytes = (bytes: number) => bytes === 3000 && interruption.abort();
    expect(await failure(answer, { signal: interruption.signal, onBytes })).toMatch(
      /interrupted; what was downloaded is kept/,
    );
    expect(await readFile(part())).toHaveLength(3000);
  });

  it('a full disk', async () => {
    await symlink('/dev/full', part());
    expect(await failure((request, response) => sendWell(body, request, response))).toMatch(
      /the disk is full; free some room/,
    );
  });

  it('a folder that is none', async () => {
    const nowhere = path.join(folder, 'note.txt');
    await writeFile(nowhere, '');
    expect(await failure(() => undefined, { folder: nowhere })).toMatch(/note.txt: it is not a folder/);
    expect(diskSentence(Object.assign(new Error(), { code: 'EROFS' }))).toMatch(/cannot be written/);
    expect(mayPass(Object.assign(new Error(), { code: 'ENOSPC' }))).toBe(false);
  });
});

const data = process.env.RISKCURVE_DATA;

describe('the catalogue', () => {
  it.runIf(data)('derives each file from its source by adding the header that it states', async () => {
    for (const { key, fileName, sha256: expected, columns, outcome, download } of knownCohorts) {
      const bytes = await readFile(path.join(data!, fileName));
      expect(sha256(bytes), key).toBe(expected);
      if (download.addsHeader === null) {
        expect([download.sha256, download.nBytes], key).toEqual([expected, bytes.length]);
        continue;
      }
      const source = bytes.subarray(bytes.indexOf(10) + 1);
      const header = [...Object.keys(columns), outcome.name].join(',') + download.addsHeader;
      expect(bytes.subarray(0, bytes.indexOf(10) + 1).toString(), key).toBe(header);
      expect([sha256(source), source.length], key).toEqual([download.sha256, download.nBytes]);
    }
  });

  it('names a file at a commit', () => {
    expect(knownCohorts).toHaveLength(10);
    for (const { download } of knownCohorts)
      expect(download.url).toMatch(/^https:\/\/raw\.githubusercontent\.com\/[\w-]+\/[\w-]+\/[0-9a-f]{40}\/[\w.-]+$/);
  });
});
