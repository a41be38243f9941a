import { describe, expect, it } from 'vitest';
import { persevere } from '@/lib/jobs/persevere';

const fault = (code: string) => Object.assign(new Error(`fault ${code}`), { code });
/** As the query builder wraps what the driver throws. */
const wrapped = (code: string) => new Error('Failed query', { cause: fault(code) });

describe('persevere', () => {
  it.each([
    ['a connection that was refused', fault('ECONNREFUSED')],
    ['a server that shuts down', wrapped('57P01')],
    ['a deadlock, as of two workers that start together', fault('40P01')],
    ['a deadlock below a query', wrapped('40P01')],
  ])('tries again after %s', async (_, error) => {
    let tries = 0;
    const work = () => (++tries < 2 ? Promise.reject(error) : Promise.resolve('done'));
    expect(await persevere(new AbortController().signal, work)).toBe('done');
    expect(tries).toBe(2);
  });

  it('does not try again what cannot succeed', async () => {
    let tries = 0;
    const work = () => (tries++, Promise.reject(fault('23505')));
    await expect(persevere(new AbortController().signal, work)).rejects.toThrow('fault 23505');
    expect(tries).toBe(1);
  });

  it('gives up, with the last error, once nobody waits any more', async () => {
    const stop = new AbortController();
    const waiting = persevere(stop.signal, () => Promise.reject(fault('ECONNREFUSED')));
    stop.abort();
    await expect(waiting).rejects.toThrow('fault ECONNREFUSED');
  });
});
