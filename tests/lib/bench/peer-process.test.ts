import path from 'node:path';
import { expect, it } from 'vitest';
import { findPeer } from '@/lib/bench/peer-process';
import { findPythonPeer, pythonEnvironment } from '@/lib/bench/python';
import { peerEntrant } from '@/lib/bench/sections/support';
import type { Contestant } from '@/lib/bench/section';

const script = path.resolve(import.meta.dirname, '../../support/fake-peer.mjs');
const nowhere = '/nowhere/python3';
const start = (mode: string, programs: readonly string[] = [process.execPath]) =>
  findPeer({ programs, script, env: process.env, task: { mode } });

async function present(mode: string, programs?: readonly string[]) {
  const found = await start(mode, programs);
  if ('absent' in found) throw new Error(found.absent);
  return found.peer;
}

it('asks the first interpreter that has the peer', async () => {
  const peer = await present('works', [nowhere, process.execPath]);
  expect(peer.program).toBe(process.execPath);
  expect(peer.about).toEqual({ name: 'Fake', version: '1' });
  expect(await peer.run('eager')).toEqual({ wall: 12, cpu: 8, facts: { lossAtEnd: 0.5, run: 'eager' } });
  await expect(peer.run('bad')).rejects.toThrow('ValueError: bad');
  await expect(peer.run('chat')).rejects.toThrow('it said "a warning" instead of an answer');
  expect((await peer.run('again')).facts).toEqual({ lossAtEnd: 0.5, run: 'again' });
  peer.end();
});

it.each([
  ['an interpreter that is not there', 'works', [nowhere], `not installed (${nowhere})`],
  ['a library that is not there', 'missing', [process.execPath], `PyTorch is not installed (${process.execPath})`],
  [
    'an end before it was ready, with its last words',
    'crash',
    [nowhere, process.execPath],
    `not installed (${nowhere}); it ended: MemoryError: no memory (${process.execPath})`,
  ],
])('says of %s why there is no peer', async (_case, mode, programs, absent) => {
  expect(await start(mode, programs)).toEqual({ absent });
});

it('fails a run in whose midst the peer ends', async () => {
  const peer = await present('dies');
  await expect(peer.run('eager')).rejects.toThrow('it ended: without a word');
});

it('says which script is missing', async () => {
  expect(await findPythonPeer('no-such-peer', {}, [process.execPath])).toEqual({
    absent: expect.stringMatching(/script .*tests\/benchmarks\/peers\/no-such-peer\.py is missing/) as string,
  });
});

it('enters a peer by its version and divides its times by what it did', async () => {
  const peer = await present('works');
  const about = { id: 'stacked', library: 'Fake', words: 'stacked', units: 4 };
  const check = () => ({ disagrees: 'another loss', facts: { lossDistance: 1 } });
  const entrant = peerEntrant({ peer }, { ...about, check }) as Contestant;
  expect([entrant.name, entrant.disagrees]).toEqual(['Fake 1, stacked', 'another loss']);
  const facts = { lossDistance: 1, lossAtEnd: 0.5, run: 'stacked' };
  expect(await entrant.run()).toEqual({ wall: 3, cpu: 2, facts });
  peer.end();
  const absent = peerEntrant({ absent: 'not installed' }, { ...about, check });
  expect(absent).toEqual({ id: 'stacked', name: 'Fake, stacked', absent: 'not installed' });
});

it('gives Python one thread and the kernels of its own choice', () => {
  const env = pythonEnvironment({
    PATH: '/bin',
    OPENBLAS_CORETYPE: 'Haswell',
    OPENBLAS_L2_SIZE: '512',
    OMP_NUM_THREADS: '8',
  });
  expect(env.PATH).toBe('/bin');
  expect(Object.keys(env)).not.toContain('OPENBLAS_CORETYPE');
  expect(Object.keys(env)).not.toContain('OPENBLAS_L2_SIZE');
  for (const name of ['OMP', 'OPENBLAS', 'MKL']) expect(env[`${name}_NUM_THREADS`]).toBe('1');
});
