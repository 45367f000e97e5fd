import { isRecord } from '../../definition/operations.ts';
import type { SourceDocument } from '../format.ts';
import { binaryKindOf } from '../reading/binary-kind.ts';
import { asks, takes, type NearMiss } from './near-miss.ts';
import { describeText } from './text-kinds.ts';
import { valueKinds } from './value-kinds.ts';

/** Says what a document is that no input format wants, and what to do. Always has an answer. */
export function describeNearMiss(document: SourceDocument): NearMiss {
  const { syntax, value, text, bytes } = document;
  switch (syntax) {
    case 'binary':
      return { message: describeBinary(bytes), pointer: '', isKnown: true };
    case 'text':
      return (
        asText(text) ?? {
          message: `This is plain text that describes no API. ${takes} ${asks}`,
          pointer: '',
          isKnown: false,
        }
      );
    case 'json':
      return describeValue(value);
    case 'yaml': {
      // RAML and others begin like YAML, or are YAML with a first line of their own.
      const known = describeValue(value);
      return known.isKnown ? known : (asText(text) ?? known);
    }
  }
}

function asText(text: string): NearMiss | undefined {
  const message = describeText(text);
  return message === undefined ? undefined : { message, pointer: '', isKnown: true };
}

function describeValue(value: unknown): NearMiss {
  if (Array.isArray(value)) {
    const what = value.length === 0 ? 'an empty list' : 'a list';
    return {
      message: `The file holds ${what}, and an API description is an object. ${takes} ${asks}`,
      pointer: '',
      isKnown: false,
    };
  }
  if (!isRecord(value)) {
    const what = value === null ? 'nothing but "null"' : 'a single value';
    return {
      message: `The file holds ${what}, and an API description is an object. ${takes} ${asks}`,
      pointer: '',
      isKnown: false,
    };
  }
  for (const { sign, message } of valueKinds) {
    const pointer = sign(value);
    if (pointer !== undefined) return { message: message(value), pointer, isKnown: true };
  }
  const names = Object.keys(value)
    .slice(0, 4)
    .map((name) => `"${name.slice(0, 30)}"`);
  return {
    message: `The file holds ${names.join(', ')} and is no API description known here. ${takes} ${asks}`,
    pointer: '',
    isKnown: false,
  };
}

function describeBinary(bytes: Uint8Array): string {
  const kind = binaryKindOf(bytes);
  const label = kind?.label ?? 'a binary file';
  switch (kind?.kind) {
    case 'image':
      return `This is ${label}, not an API description. ${takes} An icon comes in together with its connector's files.`;
    case 'archive':
      return `This is ${label}. Unpack it and bring in the files, or a zip of them.`;
    case 'document':
      return `This is ${label}, not an API description. If it shows one, copy that into a text file of its own and bring that in.`;
    case 'program':
      return `This is ${label}. Nothing of it was run. ${takes}`;
    default:
      return `This is ${label}, not an API description. ${takes}`;
  }
}
