declare module '@asymmetrik/fhir-json-schema-validator' {
  interface SchemaFault {
    readonly dataPath: string;
    readonly message: string;
  }
  export default class JSONSchemaValidator {
    validate(resource: object): SchemaFault[];
  }
}
