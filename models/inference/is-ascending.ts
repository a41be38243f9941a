/** Whether each of the first `count` values is at least the one before. False also where one is NaN, or where there is none. */
export function isAscending(values: ArrayLike<number>, count = values.length): boolean {
  for (let position = 0; position + 1 < count; position++) {
    if (!(values[position]! <= values[position + 1]!)) return false;
  }
  return count > 0 && !Number.isNaN(values[0]);
}
