/** Shared by the scripts a person starts. Plain Node: must run before anything is installed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
const lowestNode = [20, 19];

/** Leaves with one sentence where this Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < lowestNode[0] || (major === lowestNode[0] && minor < lowestNode[1])) {
    fail(`Node ${lowestNode.join('.')} or newer is needed; this is Node ${process.versions.node}`);
  }
}

/** Ends with one sentence and exit status 1. */
export function fail(sentence) {
  process.stderr.write(`riskcurve: ${sentence}\n`);
  process.exit(1);
}

/**
 * Runs a command to its end. Resolves to {status, output}; never rejects for a non-zero status.
 * `show` lets its output through; otherwise it is kept and returned.
 */
export function run(command, args, { show = false, env = {}, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    let rest = '';
    const keep = (chunk) => {
      const text = chunk.toString();
      output += text;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status: status ?? 1, signal, output }));
  });
}

/** Runs a script of node_modules with this very Node. */
export const runNode = (script, args = [], options = {}) =>
  run(process.execPath, [path.join(root, script), ...args], options);

/**
 * Shows that a step of unknown inner progress is alive: elapsed time, and the time left by how long it usually takes.
 * On a terminal one line is rewritten; elsewhere a line every ten seconds.
 */
export async function step(label, usualSeconds, work) {
  const started = Date.now();
  const terminal = process.stdout.isTTY;
  const elapsed = () => (Date.now() - started) / 1000;
  const line = () => {
    const left = Math.round(usualSeconds - elapsed());
    const hope = left > 0 ? `about ${left} s left` : 'slower than usual, still working';
    return `${label}: ${Math.round(elapsed())} s, ${hope}`;
  };
  if (!terminal) process.stdout.write(`${label} (usually about ${usualSeconds} s)\n`);
  const ticker = setInterval(
    () => process.stdout.write(terminal ? `\r\x1b[K${line()}` : `  ${line()}\n`),
    terminal ? 500 : 10_000,
  );
  try {
    const result = await work();
    process.stdout.write(`${terminal ? '\r\x1b[K' : ''}${label}: done in ${elapsed().toFixed(1)} s\n`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}

const stampFile = path.join(root, 'node_modules', '.riskcurve-installed');
const lockDigest = () =>
  createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');

/** Installs what the lock file names, unless that very lock is installed already. */
export async function ensureInstalled() {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockDigest()) return;
  const result = await step('Installing packages from the npm registry', 45, () =>
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']),
  );
  if (result.status !== 0) {
    process.stderr.write(result.output);
    fail('npm ci did not succeed; the lines above say why');
  }
  writeFileSync(stampFile, lockDigest());
}

/** Newest change (ms) below the given files and folders, nothing generated counted. */
export function newestChange(places) {
  let newest = 0;
  const visit = (place) => {
    if (!existsSync(place)) return;
    const stat = statSync(place);
    if (!stat.isDirectory()) newest = Math.max(newest, stat.mtimeMs);
    else for (const name of readdirSync(place)) visit(path.join(place, name));
  };
  for (const place of places) visit(path.join(root, place));
  return newest;
}
