/** Keeps what was made for the newest keys, so that it is made once for all who ask; what failed is made again. */
export function keepRecent<Value>(capacity: number): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    // only itself: a newer one may have taken its place
    value.catch(() => kept.get(key) === value && kept.delete(key));
    if (kept.size > capacity) kept.delete(kept.keys().next().value!);
    return value;
  };
}
