/** The Python peers of tests/benchmarks/peers, each on one thread. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../project-root';
import { findPeer, type FoundPeer } from './peer-process';

/** Where Debian puts the interpreter that its own packages belong to, then whichever comes first. */
export const usualPythons: readonly string[] = ['/usr/bin/python3', 'python3'];

/** Starts a script of tests/benchmarks/peers with the first interpreter that has its library. */
export async function findPythonPeer(name: string, task: unknown, programs: readonly string[]): Promise<FoundPeer> {
  const script = path.join(projectRoot(), 'tests/benchmarks/peers', `${name}.py`);
  if (!existsSync(script)) return { absent: `its script ${script} is missing` };
  return findPeer({ programs, script, env: pythonEnvironment(process.env), task });
}

type Environment = Readonly<Record<string, string | undefined>>;

/** One thread each, and the matrix kernels that the library itself chooses for this processor. */
export function pythonEnvironment(own: Environment): Environment {
  const env: Record<string, string | undefined> = { ...own, PYTHONDONTWRITEBYTECODE: '1' };
  for (const name of ['OPENBLAS_CORETYPE', 'OPENBLAS_L2_SIZE']) delete env[name];
  for (const library of ['OMP', 'OPENBLAS', 'MKL', 'NUMEXPR', 'VECLIB_MAXIMUM', 'BLIS'])
    env[`${library}_NUM_THREADS`] = '1';
  return env;
}
