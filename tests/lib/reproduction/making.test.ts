/** One reproduction at a time in a process of its own: how far it is, and how it ends. */
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cancelMaking, currentMaking, startMaking, type MakingState } from '@/lib/reproduction/process/making';

const program = path.resolve(import.meta.dirname, '../../support/fake-reproducer.mjs');
const closing = new AbortController();

const start = (dataFolder: string, signal: AbortSignal = closing.signal) =>
  startMaking({ home: '/nowhere', dataFolder }, { target: 'table3', quick: true, closing: signal }, program);

async function until(isMeant: (state: MakingState) => boolean): Promise<MakingState> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const state = currentMaking();
    if (state !== null && isMeant(state)) return state;
    await new Promise((wake) => setTimeout(wake, 25));
  }
  throw new Error(`it stayed at ${JSON.stringify(currentMaking())}`);
}

afterEach(() => {
  if (currentMaking()?.state === 'running') cancelMaking();
});

describe('a reproduction beside the server', () => {
  it('tells how far it is, refuses a second one, and is cancelled', async () => {
    expect(start('waits')).toMatchObject({
      target: 'table3',
      quick: true,
      state: 'running',
      share: 0,
      secondsLeft: null,
    });
    expect(await until(({ share }) => share > 0)).toMatchObject({ share: 0.25, secondsLeft: 12, what: 'a quick look' });
    expect(() => start('stores')).toThrow('table3 is being reproduced already: wait for it or cancel it');
    expect(cancelMaking()).toMatchObject({ state: 'cancelled', reason: null });
    expect(() => cancelMaking()).toThrow('there is nothing to cancel');
    await new Promise((wake) => setTimeout(wake, 200)); // its end is heard of, and changes nothing
    expect(currentMaking()).toMatchObject({ state: 'cancelled', reason: null });
  });

  it('ends stored, and another may begin', async () => {
    start('stores');
    expect(await until(({ state }) => state !== 'running')).toMatchObject({ state: 'stored', share: 1 });
    expect(start('waits').state).toBe('running');
  });

  it('ends with the sentence of the process, or with how it died', async () => {
    start('missing');
    expect(await until(({ state }) => state !== 'running')).toMatchObject({
      state: 'failed',
      reason: 'RISKCURVE_DATA must name a folder',
    });
    start('dies');
    expect(await until(({ state }) => state !== 'running')).toMatchObject({
      state: 'failed',
      reason: 'the process ended before it was done (exit status 3); start it again',
    });
  });

  it('goes with the server', async () => {
    const server = new AbortController();
    start('waits', server.signal);
    await until(({ share }) => share > 0);
    server.abort();
    expect((await until(({ state }) => state !== 'running')).reason).toContain('SIGKILL');
  });

  it('says what to do where the program was never built', () => {
    const missing = () =>
      startMaking(
        { home: '/', dataFolder: '/' },
        { target: 'table3', quick: true, closing: closing.signal },
        '/no.mjs',
      );
    expect(missing).toThrow('the program /no.mjs is missing: run npm run build');
  });
});
