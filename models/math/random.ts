/** Seeded random numbers that can be split by a label, so that no part's numbers depend on what another part drew. */

export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform whole number in [0, bound), without bias; bound at most 2^32. */
  integer(bound: number): number;
  /** Standard normal. */
  normal(): number;
  /** Shuffles in place (Fisher and Yates) and returns the same array. */
  shuffle<T extends { length: number; [index: number]: unknown }>(array: T): T;
  /** A generator of its own for a named part; does not depend on what has been drawn from this one. */
  split(label: string | number): Random;
}

/** The same seed gives the same numbers on every machine. Generator: sfc32 (C. Doty-Humphrey, PractRand), 128 bits of state. */
export function createRandom(seed: number | string): Random {
  const key = `${typeof seed === 'number' ? '#' : '"'}${seed}`;
  return randomFromKey(key);
}

function randomFromKey(key: string): Random {
  const nextBits = sfc32(hashToState(key));
  const next = (): number => ((nextBits() >>> 5) * 67108864 + (nextBits() >>> 6)) / 9007199254740992;
  const integer = (bound: number): number => uniformInteger(nextBits, bound);
  let spare: number | null = null;
  return {
    next,
    integer,
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      const [first, second] = normalPair(next);
      spare = second;
      return first;
    },
    shuffle(array) {
      for (let last = array.length - 1; last > 0; last--) {
        const other = integer(last + 1);
        [array[last], array[other]] = [array[other], array[last]];
      }
      return array;
    },
    split: (label) => randomFromKey(`${key}/${typeof label === 'number' ? '#' : '"'}${label}`),
  };
}

/** Rejects the last, incomplete run of `bound` values, so that each is equally likely. */
function uniformInteger(nextBits: () => number, bound: number): number {
  if (!(Number.isInteger(bound) && bound >= 1 && bound <= 4294967296)) {
    throw new RangeError(`bound must be a whole number from 1 to 2^32, but it is ${bound}`);
  }
  const limit = 4294967296 - (4294967296 % bound);
  for (;;) {
    const bits = nextBits();
    if (bits < limit) return bits % bound;
  }
}

/** Two independent standard normals (Marsaglia's polar method). */
function normalPair(next: () => number): [number, number] {
  for (;;) {
    const u = 2 * next() - 1;
    const v = 2 * next() - 1;
    const square = u * u + v * v;
    if (square > 0 && square < 1) {
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      return [u * factor, v * factor];
    }
  }
}

function sfc32(state: Uint32Array): () => number {
  let a = state[0]! | 0;
  let b = state[1]! | 0;
  let c = state[2]! | 0;
  let counter = state[3]! | 0;
  const step = (): number => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let round = 0; round < 15; round++) step(); // mixes the state, as PractRand's seeding does
  return step;
}

/** Four 32-bit words from a text: FNV-1a with a different start for each word, then MurmurHash3's finaliser. */
function hashToState(key: string): Uint32Array {
  return Uint32Array.from([0, 1, 2, 3], (word) => {
    let hash = (2166136261 ^ Math.imul(word + 1, 0x9e3779b1)) | 0;
    for (let position = 0; position < key.length; position++) {
      hash = Math.imul(hash ^ key.charCodeAt(position), 16777619);
      hash ^= hash >>> 15; // plain FNV-1a never lets high bits reach low ones
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  });
}
