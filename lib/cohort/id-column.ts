import type { Feature } from '@/models/features';
import { mayBeRecordNumber, namesAPerson, wordsOf } from './column-names';

/** Position of the first column that by its name is a record number, -1 where none is; names of people are not handed on. */
export function findIdColumn(header: readonly string[], features: readonly Feature[]): number {
  const featureNames = new Set(features.map(({ name }) => name));
  return header.findIndex((name) => {
    if (featureNames.has(name) || !(mayBeRecordNumber(name) || namesAPerson(name))) return false;
    return ['id', 'identifier', 'mrn', 'number', 'uuid'].includes(wordsOf(name).at(-1) ?? '');
  });
}
