import { afterEach, describe, expect, it, vi } from 'vitest';
import { readEnvironment } from '@/lib/env';
import { formatCount, formatDateTime, formatNumber, formatShare } from '@/lib/format';
import { currentLocale, localeAttributes, readNumber, writeNumber } from '@/lib/locale';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const german = { tag: 'de-DE', timeZone: undefined };
const british = { tag: 'en-GB', timeZone: undefined };

describe('the locale of an installation', () => {
  it('writes numbers and dates, in the process and in the page', () => {
    expect([formatNumber(1234.5, 1), formatCount(1030)]).toEqual(['1,234.5', '1,030']);
    vi.stubEnv('RISKCURVE_LOCALE', 'de-DE');
    vi.stubEnv('RISKCURVE_TIME_ZONE', 'Asia/Tokyo');
    expect([formatNumber(1234.5, 1), formatCount(1030), formatShare(0.0325, 1)]).toEqual([
      ...['1.234,5', '1.030', '3,3\u202f%'],
    ]);
    expect(formatDateTime(new Date('2026-11-23T15:32:00Z'))).toBe('24.11.2026, 00:32');
    expect(localeAttributes()).toEqual({ 'data-locale-tag': 'de-DE', 'data-time-zone': 'Asia/Tokyo' });
    // a browser has no environment: it reads the page
    vi.stubGlobal('document', { documentElement: { dataset: { localeTag: 'fr-FR', timeZone: 'Europe/Paris' } } });
    expect(currentLocale()).toEqual({ tag: 'fr-FR', timeZone: 'Europe/Paris' });
    expect(formatNumber(0.5)).toBe('0,5');
  });

  it.each([
    ['RISKCURVE_LOCALE', 'Klingon'],
    ['RISKCURVE_LOCALE', 'ar-EG'],
    ['RISKCURVE_TIME_ZONE', 'Mars/Olympus'],
  ])('is refused at the start where it cannot be: %s=%s', (name, value) => {
    expect(() => readEnvironment({ NODE_ENV: 'test', [name]: value })).toThrow(`environment variable ${name}: must be`);
  });
  it('is taken where it can', () => {
    const settings = { RISKCURVE_LOCALE: 'de-CH', RISKCURVE_TIME_ZONE: 'Europe/Zurich' };
    expect(() => readEnvironment({ NODE_ENV: 'test', ...settings })).not.toThrow();
  });
});

describe('a typed number', () => {
  it.each([
    ['12.5', british, 12.5],
    [' 12.5 ', german, 12.5],
    ['12,5', german, 12.5],
    ['1.234', british, 1.234],
    ['\u22123', british, -3],
    ['.5', british, 0.5],
    ['1e3', british, 1000],
  ])('%s is read', (text, locale, value) => expect(readNumber(text, locale)).toBe(value));

  it.each([
    ['12,5', british],
    ['1,234.5', british],
    ['1.234,5', german],
    ['1.234', german],
    ['', british],
    ['-', british],
    ['0x10', british],
    ['high', british],
    ['Infinity', british],
  ])('%s is none', (text, locale) => expect(readNumber(text, locale)).toBeNaN());

  it.each([0.627, -12.5, 148, 1e-7])('%f is written so that it is read as itself', (value) => {
    for (const locale of [british, german]) expect(readNumber(writeNumber(value, locale), locale)).toBe(value);
  });
});
