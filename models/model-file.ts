/**
 * A trained model as bytes, and back. The same model gives the same bytes, so that their sha256 is the model's version.
 *
 * Layout, all little endian: "RISKMDL1" | crc32 of all that follows (4 bytes) | length of the header (4) | header, canonical JSON padded with
 * spaces to a multiple of 4 | weights, float32, member after member | foldOf, int16.
 */
import type { Member, TrainedModel } from './model';
import { canonicalJson } from './training/canonical-json';
import { countWeights, networkShape } from './inference/network-shape';

const MAGIC = new TextEncoder().encode('RISKMDL1');
const HEADER_START = MAGIC.length + 8;

type Header = Omit<TrainedModel, 'members' | 'foldOf' | 'reference'> & {
  readonly members: readonly Omit<Member, 'weights'>[];
  /** `null` for a feature that no patient has. */
  readonly reference: readonly (number | null)[];
};

/** The model's file. */
export function encodeModel(model: TrainedModel): Uint8Array {
  const { foldOf, ...rest } = model;
  const members = model.members.map(({ index, repeat, fold, preprocessing, bestEpoch }) => ({
    index,
    repeat,
    fold,
    preprocessing,
    bestEpoch, // vanishes where there is none
  }));
  const header = new TextEncoder().encode(canonicalJson({ ...rest, members }));
  const headerLength = Math.ceil(header.length / 4) * 4;
  const nWeights = model.members.reduce((sum, member) => sum + member.weights.length, 0);
  const bytes = new Uint8Array(HEADER_START + headerLength + 4 * nWeights + 2 * foldOf.length);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(MAGIC.length + 4, headerLength, true);
  bytes.fill(0x20, HEADER_START, HEADER_START + headerLength).set(header, HEADER_START);
  let at = HEADER_START + headerLength;
  for (const { weights } of model.members) {
    for (const weight of weights) {
      view.setFloat32(at, weight, true);
      at += 4;
    }
  }
  for (const fold of foldOf) {
    view.setInt16(at, fold, true);
    at += 2;
  }
  view.setUint32(MAGIC.length, crc32(bytes.subarray(MAGIC.length + 4)), true);
  return bytes;
}

/**
 * The model in a file.
 *
 * @throws Error in one sentence where the bytes are no model file, of another version, cut short or damaged.
 */
export function decodeModel(bytes: Uint8Array): TrainedModel {
  const { view, header, payloadStart } = openFile(bytes);
  const [first] = header.members;
  const nWeights = first ? countWeights(networkShape(header, first)) : 0; // all members have one shape
  const nFolds = header.config.repeats * header.nRows;
  const expected = payloadStart + 4 * nWeights * header.members.length + 2 * nFolds;
  if (bytes.length !== expected)
    throw new Error(`the model file should hold ${expected} bytes, but it holds ${bytes.length}; import it anew`);
  const members = header.members.map((member, position): Member => {
    const start = payloadStart + 4 * nWeights * position;
    return {
      ...member,
      weights: Float32Array.from({ length: nWeights }, (_, entry) => view.getFloat32(start + 4 * entry, true)),
    };
  });
  const foldStart = payloadStart + 4 * nWeights * members.length;
  const foldOf = Int16Array.from({ length: nFolds }, (_, entry) => view.getInt16(foldStart + 2 * entry, true));
  const reference = Float64Array.from(header.reference, (value) => value ?? Number.NaN);
  return { ...header, members, foldOf, reference };
}

function openFile(bytes: Uint8Array): { view: DataView; header: Header; payloadStart: number } {
  if (bytes.length < HEADER_START || !MAGIC.subarray(0, 7).every((byte, position) => byte === bytes[position])) {
    throw new Error('this is not a Riskcurve model file');
  }
  if (bytes[7] !== MAGIC[7])
    throw new Error('the model file is of another version; open it with the Riskcurve that wrote it');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(MAGIC.length, true) !== crc32(bytes.subarray(MAGIC.length + 4))) {
    throw new Error('the model file is damaged (its checksum does not fit); restore it from a backup or train anew');
  }
  const payloadStart = HEADER_START + view.getUint32(MAGIC.length + 4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER_START, payloadStart))) as Header;
  if (header.formatVersion !== 1)
    throw new Error(`the model has format version ${String(header.formatVersion)}, but only 1 is known here`);
  return { view, header, payloadStart };
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  return remainder;
});

/** CRC-32 as in zip and PNG (polynomial 0xEDB88320): finds every single damaged byte. */
function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) remainder = crcTable[(remainder ^ byte) & 0xff]! ^ (remainder >>> 8);
  return (remainder ^ 0xffffffff) >>> 0;
}
