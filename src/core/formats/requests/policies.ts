import type { ConnectionParameter, PolicyTemplateInstance } from '../../document/properties.ts';

const own = 'x-ms-apimTemplateParameter.';

/** For which operations a policy is; all of them when there is no list. */
const operations = (ids: readonly string[] | undefined): Readonly<Record<string, unknown>> =>
  ids === undefined ? {} : { 'x-ms-apimTemplate-operationName': ids };

/** The policy "Set host URL". Source: domain notes, 5. */
export const setHostUrl = (title: string, urlTemplate: string, ids?: readonly string[]): PolicyTemplateInstance => ({
  templateId: 'dynamichosturl',
  title,
  parameters: { [`${own}urlTemplate`]: urlTemplate, ...operations(ids) },
});

/** The policy "Route request": operations that stand at a path that is only a name are sent to the real one. */
export const routeTo = (newPath: string, ids: readonly string[]): PolicyTemplateInstance => ({
  templateId: 'routerequesttoendpoint',
  title: `Path of ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ' and others' : ''}`,
  parameters: {
    [`${own}newPath`]: newPath,
    [`${own}httpMethod`]: '@Request.OriginalHTTPMethod',
    ...operations(ids),
  },
});

/** The policy "Set HTTP header", for all operations. */
export const setHeader = (name: string, value: string): PolicyTemplateInstance => ({
  templateId: 'setheader',
  title: `Header ${name}`,
  parameters: {
    [`${own}name`]: name,
    [`${own}value`]: value,
    [`${own}existsAction`]: 'override',
    'x-ms-apimTemplate-policySection': 'Request',
  },
});

/** A plain text that each connection asks for. Source: domain notes, 1.3. */
export const askForText = (label: string, description: string, tabIndex: number): ConnectionParameter => ({
  type: 'string',
  uiDefinition: {
    displayName: label,
    description,
    tooltip: description,
    constraints: { tabIndex, required: 'true' },
  },
});
