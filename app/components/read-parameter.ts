export type SearchParameters = Record<string, string | string[] | undefined>;

/** One parameter of an address, trimmed; undefined where absent, empty or given several times. */
export function readParameter(parameters: SearchParameters, name: string): string | undefined {
  const value = parameters[name];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** Every value of a parameter that may stand several times in an address. */
export function readAll(parameters: SearchParameters, name: string): string[] {
  return [parameters[name] ?? []].flat();
}

/** An address with those parameters that are set. */
export function addressOf(path: string, parameters: Record<string, string | number | undefined>): string {
  const entries = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? path : `${path}?${query}`;
}
