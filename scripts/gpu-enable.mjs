/**
 * `npm run gpu:enable`: fetches the CUDA library of @tensorflow/tfjs-node-gpu, which installing leaves out on purpose, and proves it with one
 * training step. Ends with one line: what works, or what went wrong and how to mend it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const packageName = '@tensorflow/tfjs-node-gpu';
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Why this machine cannot be enabled at all, or null. */
function findObstacle() {
  if (!existsSync(path.join(root, 'node_modules', packageName, 'package.json'))) {
    return `${packageName} is not installed here; run npm ci first`;
  }
  const hasDriver =
    existsSync('/proc/driver/nvidia/version') || spawnSync('nvidia-smi', ['-L'], { stdio: 'ignore' }).status === 0;
  return hasDriver
    ? null
    : 'no NVIDIA driver was found on this machine (nvidia-smi does not answer); install it first, or train without a GPU';
}

/** Runs the package's own install script, the only one that is ever allowed. */
function download() {
  console.error(`fetching the library of ${packageName} (about 500 MB) ...`);
  const flags = ['--ignore-scripts=false', '--foreground-scripts'];
  const { status, error } = spawnSync(npm, ['rebuild', packageName, ...flags], {
    cwd: root,
    stdio: ['ignore', 2, 2], // all of it to standard error: the last line here is the answer
    shell: process.platform === 'win32',
  });
  if (error || status !== 0) {
    return 'the download or its unpacking failed (see above); check that this machine reaches storage.googleapis.com and try again';
  }
  return null;
}

/** One step of gradient descent in a process of its own, for a library that does not fit may end the whole process. */
const trainingStep = `
  const tf = require('${packageName}');
  if (!tf.backend().isUsingGpuDevice) throw new Error('the library loads, but finds no usable GPU (driver or CUDA and cuDNN libraries missing)');
  const weight = tf.variable(tf.tensor2d([[1], [1]]));
  const inputs = tf.tensor2d([[1, 2], [3, 4]]);
  tf.train.sgd(0.1).minimize(() => tf.mean(tf.square(tf.matMul(inputs, weight))));
  // inputs * weight = [3, 7]; slope of the mean square = (2/2) * inputs^T * [3, 7] = [24, 34]; 1 - 0.1 * slope
  const after = Array.from(weight.dataSync(), (value) => value.toFixed(3)).join(' ');
  if (after !== '-1.400 -2.400') throw new Error('the training step gave ' + after + ' instead of -1.400 -2.400');
`;

function check() {
  const { status, signal, stderr } = spawnSync(process.execPath, ['-e', trainingStep], { cwd: root, encoding: 'utf8' });
  if (status === 0) return null;
  const lines = (stderr ?? '').split('\n').map((line) => line.trim());
  const said = lines.find((line) => /^(\w*Error: |.*cannot open shared object)/.test(line)) ?? lines.find(Boolean);
  return `the library does not work: ${signal ? `ended by ${signal}` : (said ?? 'no reason given').replace(/^\w*Error: /, '')}`;
}

const obstacle = findObstacle() ?? download() ?? check();
console.log(obstacle ?? 'the GPU works: training runs on it from now on (riskcurve doctor says so too)');
process.exitCode = obstacle ? 1 : 0;
