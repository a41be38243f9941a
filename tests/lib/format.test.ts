import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatInterval,
  formatNumber,
  formatPoints,
  formatQuantity,
  formatRisk,
  formatShare,
  formatTimeLeft,
  nInHundred,
  sayNInHundred,
  shortVersion,
} from '@/lib/format';

/** U+202F, the narrow no-break space. */
const s = '\u202f';

describe('formatRisk', () => {
  it.each([
    [0.583, `58${s}%`],
    [0.5, `50${s}%`],
    [0.01, `1${s}%`],
    [0.00999, `less than 1${s}%`],
    [0, `less than 1${s}%`],
    [0.99, `99${s}%`],
    [0.9901, `more than 99${s}%`],
    [1, `more than 99${s}%`],
  ])('%f reads %s', (risk, text) => expect(formatRisk(risk)).toBe(text));

  it.each([-0.01, 1.01, NaN, Infinity])('refuses %f', (risk) => {
    expect(() => formatRisk(risk)).toThrow('risk must be between zero and one');
  });
});

describe('formatInterval', () => {
  it.each([
    [0.48, 0.67, `48 to 67${s}%`],
    [0.002, 0.12, `less than 1 to 12${s}%`],
    [0.2, 0.204, `20${s}%`],
    [0.9, 0.999, `90 to more than 99${s}%`],
  ])('%f and %f read %s', (low, high, text) => expect(formatInterval(low, high)).toBe(text));
});

describe('formatPoints', () => {
  it.each([
    [0.18, '+18 points'],
    [-0.17, '\u221217 points'],
    [0.01, '+1 point'],
    [-0.0096, '\u22121 point'],
    [0.004, '+0.4 points'],
    [0.0004, 'no difference'],
    [0, 'no difference'],
  ])('%f reads %s', (difference, text) => expect(formatPoints(difference)).toBe(text));
});

describe('N of 100', () => {
  it('counts whole patients', () => {
    expect([0, 0.004, 0.325, 0.583, 0.996, 1].map(nInHundred)).toEqual([0, 0, 33, 58, 100, 100]);
  });
  it('says what a whole number cannot', () => {
    expect([0.004, 0.01, 0.58, 0.99, 0.996].map(sayNInHundred)).toEqual([
      'fewer than 1',
      'about 1',
      'about 58',
      'about 99',
      'more than 99',
    ]);
  });
});

describe('formatNumber', () => {
  it.each([
    [148, '148'],
    [33.6, '33.6'],
    [0.627, '0.627'],
    [0.0123456, '0.0123'],
    [1234.56, '1,235'],
    [148.26, '148.3'],
    [33.614, '33.61'],
    [0, '0'],
    [-0.00001, '\u22120.00001'],
    [-2.5, '\u22122.5'],
    [NaN, '–'],
    [Infinity, '–'],
  ])('%f reads %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('keeps the decimals asked for and knows no negative zero', () => {
    expect(formatNumber(0.5, 3)).toBe('0.500');
    expect(formatNumber(2, 0)).toBe('2');
    expect(formatNumber(-0.0001, 2)).toBe('0.00');
  });
});

describe('quantities, shares and counts', () => {
  it('keeps number and unit together', () => {
    expect(formatQuantity(148, 'mg/dl')).toBe('148\u00a0mg/dl');
    expect(formatQuantity(6, null)).toBe('6');
    expect(formatShare(0.0321, 1)).toBe(`3.2${s}%`);
  });
  it('puts the noun in the right number', () => {
    expect(formatCount(1, 'patient')).toBe('1 patient');
    expect(formatCount(1030, 'patient')).toBe('1,030 patients');
    expect(formatCount(0, 'entry')).toBe('0 entries');
    expect(formatCount(2, 'day')).toBe('2 days');
    expect(formatCount(12)).toBe('12');
  });
});

describe('times', () => {
  it.each([
    [0.2, `less than 1${s}s`],
    [42.4, `42${s}s`],
    [59.7, `1${s}min`],
    [200, `3${s}min 20${s}s`],
    [3600, `1${s}h`],
    [3900, `1${s}h 5${s}min`],
  ])('%f seconds read %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it.each([-1, NaN, Infinity])('refuses %f', (seconds) => {
    expect(() => formatDuration(seconds)).toThrow('seconds must be finite and at least zero');
  });

  it.each([
    [0.2, `about 1${s}s left`],
    [200, `about 3${s}min 20${s}s left`],
  ])('%f seconds to go read %s', (seconds, text) => expect(formatTimeLeft(seconds)).toBe(text));

  it('writes a day so that no country reads it wrongly', () => {
    const date = new Date(2026, 10, 3, 15, 32);
    expect(formatDate(date)).toBe('3 Nov 2026');
    expect(formatDateTime(date)).toBe('3 Nov 2026, 15:32');
  });
});

it('shortens a version to what can be read out', () => {
  expect(shortVersion('3f9c21ab77'.padEnd(64, '0'))).toBe('3f9c21ab');
});
