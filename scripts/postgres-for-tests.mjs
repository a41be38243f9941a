/** A throwaway PostgreSQL server for the tests, where its programs are installed. Started by itself it prints its address and stays until it is stopped. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Starts a server in a temporary folder on a free port of this machine.
 * Resolves to {url, stop}, or to {reason} where there is none to start.
 */
export async function startPostgres() {
  const programs = findPrograms();
  if (programs === null) return { reason: 'no PostgreSQL server programs were found (Debian: apt install postgresql)' };
  const asOther = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'riskcurve-postgres-'));
  const data = path.join(folder, 'data');
  // The server refuses to run as root: its own user must be able to make the data folder.
  chmodSync(folder, 0o777);
  const port = await freePort();
  // Durability is of no use to a server that is thrown away.
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200`;
  const control = (...args) => run([...asOther, path.join(programs, 'pg_ctl'), '-D', data, '-s', '-w', ...args]);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await run([
      ...asOther,
      path.join(programs, 'initdb'),
      '-D',
      data,
      '-U',
      'riskcurve',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-sync',
    ]);
    await control('-l', path.join(folder, 'log'), '-o', settings, 'start');
  } catch (error) {
    remove();
    return { reason: `a PostgreSQL server could not be started: ${error.message}` };
  }
  return {
    url: `postgres://riskcurve@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await control('-m', 'immediate', 'stop').catch(() => {});
      remove();
    },
  };
}

/** The folder that holds initdb and pg_ctl: the newest of Debian's, else on PATH. */
function findPrograms() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return places.find((place) => ['initdb', 'pg_ctl'].every((name) => existsSync(path.join(place, name)))) ?? null;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function run([command, ...args]) {
  return new Promise((resolve, reject) => {
    // The server keeps what it inherits open: a pipe would never end, so its output goes to the log file instead.
    const child = spawn(command, args, { cwd: os.tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk) => (complaint += chunk));
    child.on('error', reject);
    child.on('exit', (status) =>
      status === 0
        ? resolve()
        : reject(new Error(complaint.trim().split('\n').at(-1) || `${command} ended with status ${status}`)),
    );
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url, stop, reason } = await startPostgres();
  if (!url) {
    process.stderr.write(`${reason}\n`);
    process.exit(1);
  }
  process.stdout.write(`${url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop().then(() => process.exit(0)));
  setInterval(() => {}, 1 << 30);
}
