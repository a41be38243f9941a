/** Route handlers called directly: errors as JSON, live events, uploads that stream to disk. */
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import * as events from '@/app/api/runs/[runId]/events/route';
import * as cancel from '@/app/api/runs/[runId]/cancel/route';
import * as cohorts from '@/app/api/cohorts/route';
import * as command from '@/app/api/command/route';
import * as demo from '@/app/api/cohorts/demo/route';
import * as runs from '@/app/api/runs/route';
import * as uploads from '@/app/api/cohorts/uploads/route';
import type { RunView } from '@/app/api/runs/run-view';
import type { User } from '@/db/queries/users';
import { handle, readBody } from '@/lib/auth/handle';
import { checkSameOrigin } from '@/lib/auth/same-origin';
import { RiskcurveError } from '@/lib/errors';
import { limits } from '@/lib/cohort/limits';
import { openTestApplication, type TestApplication } from '../support/databases';
import { createTestUser, requestAs, serveWith } from '../support/requests';

let test: TestApplication;
let analyst: User;
beforeAll(async () => {
  test = await openTestApplication();
  serveWith(test.app);
  analyst = await createTestUser(test.app, 'analyst');
});
afterAll(() => test.remove());

const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe('an error', () => {
  const answer = (fault: unknown) =>
    handle(() => Promise.reject(fault as Error))(new Request('http://x/api'), undefined);

  it('of ours shows its sentence and status', async () => {
    const response = await answer(new RiskcurveError('conflict', 'the name is taken: choose another'));
    expect(response.status).toBe(409);
    expect(await json(response)).toEqual({ error: { kind: 'conflict', message: 'the name is taken: choose another' } });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('that is a defect goes to the log, not to the caller', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const response = await answer(new Error('password=hunter2'));
    const logged = log.mock.calls.join();
    log.mockRestore();
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
    expect(logged).toContain('hunter2');
  });

  it('in a field names the field', async () => {
    const schema = z.object({ epochs: z.number('must be a number') });
    const response = await handle(async (request) => Response.json(await readBody(request, schema)))(
      new Request('http://x/api', { method: 'POST', body: '{"epochs":null}' }),
      undefined,
    );
    expect(response.status).toBe(400);
    expect(await json(response)).toEqual({
      error: { kind: 'bad-input', message: 'epochs: must be a number', field: 'epochs' },
    });
  });
});

describe('a request that changes something', () => {
  const check =
    (headers: Record<string, string>, method = 'POST') =>
    () =>
      checkSameOrigin(
        new Request('http://riskcurve.test/api', { method, headers: { host: 'riskcurve.test', ...headers } }),
      );

  it('passes from our own pages, by either header', () => {
    expect(check({ 'sec-fetch-site': 'same-origin' })).not.toThrow();
    expect(check({ origin: 'http://riskcurve.test' })).not.toThrow();
  });

  it.each([
    [{}],
    [{ origin: 'null' }],
    [{ origin: 'http://evil.test' }],
    [{ origin: 'http://riskcurve.test.evil.test' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://riskcurve.test' }],
  ])('is refused with %j', (headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(check(headers, method)).toThrow('did not come from');
  });

  it('is not asked of reading', () => {
    expect(check({ 'sec-fetch-site': 'cross-site' }, 'GET')).not.toThrow();
  });
});

describe('the events of a run', () => {
  const startRun = async () => {
    const { cohortId } = await json(
      await demo.POST(await requestAs(analyst, '/api/cohorts/demo', { method: 'POST' }), undefined),
    );
    const body = { cohortId, epochs: 2, repeats: 1 };
    const response = await runs.POST(await requestAs(analyst, '/api/runs', { method: 'POST', body }), undefined);
    expect(response.status).toBe(201);
    return (await json(response)).runId as string;
  };
  const listen = async (runId: string, signal?: AbortSignal) => {
    const request = await requestAs(analyst, `/api/runs/${runId}/events`, { signal });
    return events.GET(request, { params: Promise.resolve({ runId }) });
  };
  const viewsIn = (text: string) =>
    [...text.matchAll(/^event: run\ndata: (.*)\n\n/gm)].map((match) => JSON.parse(match[1]!) as RunView);

  it('tell how it stands, then that it was cancelled, and end there', async () => {
    const runId = await startRun();
    const response = await listen(runId);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('cache-control')).toContain('no-transform');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const first = (await reader.read()).value ?? '';
    expect(viewsIn(first)).toMatchObject([{ id: runId, state: 'queued', progress: { members: 5, membersDone: 0 } }]);
    const request = await requestAs(analyst, `/api/runs/${runId}/cancel`, { method: 'POST' });
    expect((await cancel.POST(request, { params: Promise.resolve({ runId }) })).status).toBe(200);
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) rest += part.value;
    expect(viewsIn(rest).map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('are one event for a run at its end', async () => {
    const runId = await startRun();
    const request = await requestAs(analyst, `/api/runs/${runId}/cancel`, { method: 'POST' });
    await cancel.POST(request, { params: Promise.resolve({ runId }) });
    expect(viewsIn(await (await listen(runId)).text())).toHaveLength(1);
  });

  it('end when nobody listens any more', async () => {
    const gone = new AbortController();
    const response = await listen(await startRun(), gone.signal);
    const reader = response.body!.getReader();
    await reader.read();
    gone.abort();
    expect((await reader.read()).done).toBe(true);
  });

  it('are a plain 404 for a run that is not there', async () => {
    expect((await listen('00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await listen('nonsense')).status).toBe(404);
  });
});

describe('an upload', () => {
  const upload = async (body: string, fileName = 'heart.csv') =>
    uploads.POST(
      await requestAs(analyst, `/api/cohorts/uploads?fileName=${fileName}`, { method: 'POST', body }),
      undefined,
    );
  const folder = () => path.join(test.environment.home, 'uploads');
  const file = [
    'age,weight,ill',
    ...Array.from({ length: 40 }, (_, row) => `${40 + row},${60 + (row % 7)}.5,${row % 2}`),
  ].join('\n');

  it('is read, then imported by its id, then gone', async () => {
    const { uploadId, preview } = await json(await upload(file));
    expect(preview).toMatchObject({ nPatients: 40, fileName: 'heart.csv' });
    expect(await readdir(folder())).toEqual([`${uploadId as string}.upload`]);
    const outcome = { name: 'ill', positiveValues: ['1'], positiveMeans: 'fall ill', negativeMeans: '' };
    const ask = async (words: string) => {
      const body = {
        uploadId,
        fileName: 'heart.csv',
        name: 'Heart',
        outcome: { ...outcome, negativeMeans: words },
        corrections: { columns: {} },
      };
      return cohorts.POST(await requestAs(analyst, '/api/cohorts', { method: 'POST', body }), undefined);
    };
    const refused = await ask(' ');
    expect(refused.status).toBe(400);
    expect(await json(refused)).toMatchObject({ error: { field: 'outcome.negativeMeans' } });
    expect(await readdir(folder())).toHaveLength(1);
    expect((await ask('stay well')).status).toBe(201);
    expect(await readdir(folder())).toEqual([]);
    expect((await ask('stay well')).status).toBe(404);
  });

  it.each([
    ['a ragged row', 'a,b\n1,2\n3\n', 400, /line 3/i],
    ['an empty file', '', 400, /empty/],
    ['no table', '\u0000\u0001\u0002binary\u0000', 400, /./],
  ])('of %s is refused in one sentence and leaves nothing behind', async (_, body, status, sentence) => {
    const response = await upload(body);
    expect(response.status).toBe(status);
    expect((await json(response)).error).toMatchObject({ message: expect.stringMatching(sentence) as unknown });
    expect(await readdir(folder())).toEqual([]);
  });

  it('above the limit is stopped on the way, not after it', async () => {
    const piece = new Uint8Array(4 * 1024 * 1024).fill(120);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += piece.length;
        if (sent > 4 * limits.maxBytes) controller.close();
        else controller.enqueue(piece);
      },
    });
    const plain = await requestAs(analyst, '/api/cohorts/uploads?fileName=noise.csv', { method: 'POST' });
    const request = new Request(plain, { body, duplex: 'half' } as RequestInit);
    const response = await uploads.POST(request, undefined);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(limits.maxBytes + 10 * piece.length);
    expect(await readdir(folder())).toEqual([]);
  });

  it('that nobody came back for is removed after a day', async () => {
    await mkdir(folder(), { recursive: true });
    const old = path.join(folder(), 'old.upload');
    await writeFile(old, 'x');
    await utimes(old, new Date(), new Date(Date.now() - 25 * 3_600_000));
    const { uploadId } = await json(await upload(file));
    expect(await readdir(folder())).toEqual([`${uploadId as string}.upload`]);
  });
});

describe('the command line’s door', () => {
  it('opens to the token in the data folder only', async () => {
    const knock = async (authorization: string) => {
      const request = await requestAs(analyst, '/api/command', {
        method: 'POST',
        body: {},
        headers: { authorization },
      });
      return (await command.POST(request, undefined)).status;
    };
    expect(await knock('')).toBe(401);
    expect(await knock('Bearer guess')).toBe(401);
  });
});
