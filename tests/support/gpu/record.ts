/** The record of `npm run gpu:check`: what ran on which GPU, how far it was from the truth, and how long it took. */
import { z } from 'zod';

const numbers = z.number().nonnegative();

export const parityRecord = z.strictObject({
  name: z.string(),
  toPlain: numbers,
  toFused: numbers.nullable(),
  lossToPlain: numbers,
  moved: numbers,
  rateToPlain: numbers,
  sameEpochs: z.boolean().nullable(),
  passed: z.boolean(),
});

export const leftoverRecord = z.strictObject({
  name: z.string(),
  tensors: z.int(),
  buffers: z.int(),
  outcome: z.string(),
});

export const timingRecord = z.strictObject({
  hiddenUnits: z.array(z.int()),
  members: z.int(),
  batchSize: z.int(),
  /** Seconds a model of so many steps takes, the smallest of the rounds; the first round, which compiles, is left out. */
  steps: z.int(),
  tensorSecondsPerModel: numbers,
  fusedSecondsPerModel: numbers,
});

export const backendRecord = z.strictObject({
  backend: z.enum(['node-gpu', 'webgpu']),
  device: z.string(),
  software: z.boolean(),
  parity: z.array(parityRecord),
  leftovers: z.array(leftoverRecord),
  /** The same request twice, and a member alone and among others: the same bytes? */
  sameBytesTwice: z.boolean(),
  sameBytesInAnyCompany: z.boolean(),
  /** Kernels that TensorFlow.js was asked for in three epochs, by two members and by six. */
  kernelsOfTwo: z.int(),
  kernelsOfSix: z.int(),
  /** Programs that the device ran for them; null where the backend does not tell. */
  programsOfTwo: z.int().nullable(),
  programsOfSix: z.int().nullable(),
  /** That a command which the device refuses ends the training with an error; null where the backend throws by itself. */
  refusalIsHeard: z.boolean().nullable(),
  timings: z.array(timingRecord),
  /** Why the last of the grid was not reached; null where it was, or where none were asked for. */
  timingsCutShort: z.string().nullable(),
  passed: z.boolean(),
});

export const gpuRecord = z.strictObject({
  date: z.iso.datetime(),
  device: z.string(),
  driver: z.string(),
  software: z.boolean(),
  node: z.string(),
  platform: z.string(),
  processor: z.string(),
  packages: z.record(z.string(), z.string()),
  backends: z.array(backendRecord).min(1),
  /** Backends that did not work here, with the reason. */
  missing: z.array(z.strictObject({ backend: z.string(), reason: z.string() })),
  passed: z.boolean(),
});

export type BackendRecord = z.output<typeof backendRecord>;
export type TimingRecord = z.output<typeof timingRecord>;
export type GpuRecord = z.output<typeof gpuRecord>;

/** What the program that checks one backend says; of the record more than once, each time with one more timing and as if it were the last. */
export type BackendAnswer = { readonly record: BackendRecord } | { readonly reason: string };
