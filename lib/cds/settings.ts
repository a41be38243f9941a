/**
 * Who may ask the CDS Hooks services, and which models answer: the file `cds-hooks.json` in the data folder. It holds public keys
 * only. Without the file there is no service.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { RiskcurveError } from '../errors';

/** A public key as a JSON Web Key (RFC 7517); a private part is refused, for it has no business here. */
const publicKey = z
  .looseObject({
    kty: z.enum(['EC', 'RSA'], 'must be EC or RSA: a CDS client signs with a key pair'),
    kid: z.string().min(1, 'must name the key'),
  })
  .refine(
    (key) => !['d', 'p', 'q', 'k'].some((part) => part in key),
    'must be the public key alone, without its private part',
  );

const client = z.strictObject({
  name: z.string().min(1),
  /** The `iss` of the client's tokens. */
  issuer: z.string().min(1),
  jwks: z.strictObject({ keys: z.array(publicKey).min(1) }),
});

const service = z.strictObject({
  /** The last part of the service's address. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens'),
  /** Name of a model (its newest published version answers), its id, or first digits of a version. */
  model: z.string().min(1),
  title: z.string().min(1).optional(),
  description: z.string().min(1).optional(),
});

const distinct = <Item>(items: readonly Item[], keyOf: (item: Item) => string) =>
  new Set(items.map(keyOf)).size === items.length;

const settingsSchema = z.strictObject({
  clients: z
    .array(client)
    .min(1)
    .refine((clients) => distinct(clients, ({ issuer }) => issuer), 'two clients have the same issuer'),
  services: z
    .array(service)
    .min(1)
    .refine((services) => distinct(services, ({ id }) => id), 'two services have the same id'),
  /** Web origins whose pages may ask from a browser. */
  origins: z.array(z.url()).default([]),
});

export type CdsSettings = z.infer<typeof settingsSchema>;
export type CdsClient = CdsSettings['clients'][number];
export type CdsServiceSetting = CdsSettings['services'][number];

export const cdsSettingsFile = 'cds-hooks.json';

/** The settings as they stand in the folder now; null where there is no file. Throws `failed` naming the entry that is wrong. */
export async function readCdsSettings(home: string): Promise<CdsSettings | null> {
  const file = path.join(home, cdsSettingsFile);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new RiskcurveError('failed', `the file ${cdsSettingsFile} cannot be read: check its owner`, { cause: error });
  });
  return text === null ? null : parseCdsSettings(text);
}

/** Throws `failed` naming the entry that is wrong. */
export function parseCdsSettings(text: string): CdsSettings {
  const parsed = settingsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const { path: place, message } = parsed.error.issues[0]!;
  const where = place.length === 0 ? '' : `, ${place.join('.')}`;
  throw new RiskcurveError('failed', `the settings of the CDS Hooks services (${cdsSettingsFile})${where}: ${message}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RiskcurveError('failed', `the file ${cdsSettingsFile} is not valid JSON: correct it`, { cause: error });
  }
}
