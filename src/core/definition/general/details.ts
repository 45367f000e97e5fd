import type { ConnectorDocument } from '../../document/open-document.ts';
import type { Edit, Patch } from '../../document/patch.ts';
import { lastSegmentOf, parentOf, valueAt, type JsonPointer } from '../../document/pointer.ts';
import { isRecord } from '../operations.ts';

/** What a connector says of itself besides its name and address: each a text, '' where the files have none. */
export interface Details {
  readonly publisher: string;
  readonly stackOwner: string;
  readonly contactName: string;
  readonly contactUrl: string;
  readonly contactEmail: string;
  readonly termsOfService: string;
  readonly licenseName: string;
  readonly licenseUrl: string;
  /** `Preview` or `Production`, as a rule. */
  readonly status: string;
  readonly deploymentVersion: string;
  /** Of the AI plugin: what people and models read of the connector. Source: domain notes, 2.5. */
  readonly aiName: string;
  readonly aiDescription: string;
  readonly aiEmail: string;
  readonly aiLegal: string;
}

export type Detail = keyof Details;
type Shown = Pick<ConnectorDocument, 'definition' | 'properties'>;

/** Where each stands, and what undo calls a change of it. Source: domain notes, 1.2 and 2.2. */
const members: Readonly<Record<Detail, { readonly pointer: JsonPointer; readonly name: string }>> = {
  publisher: { pointer: '/properties/properties/publisher', name: 'publisher' },
  stackOwner: { pointer: '/properties/properties/stackOwner', name: 'stack owner' },
  contactName: { pointer: '/definition/info/contact/name', name: 'contact’s name' },
  contactUrl: { pointer: '/definition/info/contact/url', name: 'contact’s page' },
  contactEmail: { pointer: '/definition/info/contact/email', name: 'contact’s e-mail address' },
  termsOfService: { pointer: '/definition/info/termsOfService', name: 'terms of service' },
  licenseName: { pointer: '/definition/info/license/name', name: 'licence' },
  licenseUrl: { pointer: '/definition/info/license/url', name: 'licence’s page' },
  status: { pointer: '/definition/info/x-ms-api-annotation/status', name: 'status' },
  deploymentVersion: { pointer: '/definition/info/x-ms-deployment-version', name: 'deployment version' },
  aiName: { pointer: '/definition/x-ms-openai-manifest/humanName', name: 'plugin’s name' },
  aiDescription: { pointer: '/definition/x-ms-openai-manifest/modelDescription', name: 'plugin’s description' },
  aiEmail: { pointer: '/definition/x-ms-openai-manifest/contactEmail', name: 'plugin’s contact' },
  aiLegal: { pointer: '/definition/x-ms-openai-manifest/legalUrl', name: 'plugin’s legal page' },
};

export const pointerOfDetail = (detail: Detail): JsonPointer => members[detail].pointer;

export function readDetails(shown: Shown): Details {
  const read = (detail: Detail): string => textAt(shown, members[detail].pointer);
  return {
    publisher: read('publisher'),
    stackOwner: read('stackOwner'),
    contactName: read('contactName'),
    contactUrl: read('contactUrl'),
    contactEmail: read('contactEmail'),
    termsOfService: read('termsOfService'),
    licenseName: read('licenseName'),
    licenseUrl: read('licenseUrl'),
    status: read('status'),
    deploymentVersion: read('deploymentVersion'),
    aiName: read('aiName'),
    aiDescription: read('aiDescription'),
    aiEmail: read('aiEmail'),
    aiLegal: read('aiLegal'),
  };
}

/** Changes one; emptied, it leaves the file, and with the last one of a group (`contact`) the group. */
export function changeDetail(shown: Shown, detail: Detail, value: string): Patch {
  const { pointer, name } = members[detail];
  return { title: `Change the ${name}`, edits: [textEdit(shown, pointer, value)] };
}

/** Sets a text, or takes it out when it is '', together with a container that has nothing else. */
function textEdit(shown: Shown, pointer: JsonPointer, value: string): Edit {
  const group = parentOf(pointer);
  const held = valueIn(shown, group);
  // A list or a text where an object should be (`x-ms-openai-manifest: []`) gives way to it.
  if (value !== '' && held !== undefined && !isRecord(held)) {
    return { kind: 'set', pointer: group, value: { [lastSegmentOf(pointer)]: value } };
  }
  if (value !== '') return { kind: 'set', pointer, value };
  const isGroup = !/^\/(?:definition\/info|properties\/properties)$/.test(group);
  const isLast = isGroup && isRecord(held) && Object.keys(held).length === 1;
  return { kind: 'remove', pointer: isLast && valueIn(shown, pointer) !== undefined ? group : pointer };
}

/** The value at a pointer from the connector's root. */
export function valueIn({ definition, properties }: Shown, pointer: JsonPointer): unknown {
  return valueAt({ definition: definition.value, properties: properties.value }, pointer);
}

function textAt(shown: Shown, pointer: JsonPointer): string {
  const value = valueIn(shown, pointer);
  return typeof value === 'string' ? value : '';
}
