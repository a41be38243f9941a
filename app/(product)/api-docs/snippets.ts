/** One operation as a line for a shell and lines for a notebook, made of what the document says. */
import type { Operation } from '@/app/api/v1/operation';

/** Where an operation lies, with shell variables for what a caller puts there. */
const placeOf = ({ path }: Operation) =>
  `/api/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${snake(name).toUpperCase()}`)}`;

/** With curl; the token comes from the environment, so that it stays out of the shell's history. */
export function curlOf(operation: Operation, address: string): string {
  const { method, body, upload, answer } = operation;
  const parts = [
    'curl --fail-with-body',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    '-H "Authorization: Bearer $RISKCURVE_TOKEN"',
    ...(upload === undefined ? [] : [`-H 'Content-Type: ${upload.contentType}' --data-binary @ward-7.csv`]),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json' -d '${JSON.stringify(body.example)}'`]),
    ...(answer.kind === 'file' ? ['-OJ'] : []),
    `"${address}${placeOf(operation)}${upload === undefined ? '' : '?fileName=ward-7.csv'}"`,
  ];
  return parts.join(' \\\n  ');
}

/** With `requests`, on the session of the page's head. */
export function pythonOf(operation: Operation): string {
  const { method, body, upload, answer, path } = operation;
  const place = `${/\{/.test(path) ? 'f' : ''}"${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `{${snake(name)}}`)}"`;
  const given = [
    ...(upload === undefined ? [] : ['params={"fileName": "ward-7.csv"}, data=open("ward-7.csv", "rb")']),
    ...(body === undefined ? [] : [`json=${pythonValue(body.example)}`]),
  ];
  const call = `api.${method.toLowerCase()}(${['API + ' + place, ...given].join(', ')})`;
  return answer.kind === 'file' ? `open("report", "wb").write(${call}.content)` : `${call}.json()`;
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** JSON as Python writes it. */
function pythonValue(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, entry]) => `${JSON.stringify(key)}: ${pythonValue(entry)}`)
    .join(', ')}}`;
}

/** An answer as JSON, lists of numbers or texts on one line. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(/\[[^[\]{}]*\]/g, (list) =>
    list
      .replaceAll(/\s*\n\s*/g, ' ')
      .replace('[ ', '[')
      .replace(' ]', ']'),
  );
}
