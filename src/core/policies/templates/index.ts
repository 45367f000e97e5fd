import type { PolicyTemplateInstance } from '../../document/properties.ts';
import { parameterPrefix, parametersOfPolicy, templateNameOf } from '../policy.ts';
import { bodyTemplates } from './body-templates.ts';
import { callTemplates } from './call-templates.ts';
import { connectionTemplates } from './connection-templates.ts';
import type { PolicyTemplate, TemplateField } from './template.ts';

export * from './template.ts';

/** Every template there are fields for, in the order in which a new policy offers them. */
export const policyTemplates: readonly PolicyTemplate[] = [...callTemplates, ...bodyTemplates, ...connectionTemplates];

const byId: ReadonlyMap<string, PolicyTemplate> = new Map(policyTemplates.map((template) => [template.id, template]));

/** The template of a policy; undefined for one that nobody knows, which is kept as it is. */
export const templateOf = (policy: PolicyTemplateInstance): PolicyTemplate | undefined =>
  byId.get(templateNameOf(policy));

export const templateById = (id: string): PolicyTemplate | undefined => byId.get(id.toLowerCase());

/**
 * The fields of a policy: those of its template, or, for a template that nobody knows, one for each parameter that it has,
 * under its own name.
 */
export function fieldsOf(policy: PolicyTemplateInstance): readonly TemplateField[] {
  const template = templateOf(policy);
  if (template) return template.fields;
  return Object.keys(parametersOfPolicy(policy)).flatMap((key): readonly TemplateField[] => {
    if (!key.startsWith(parameterPrefix)) return [];
    const name = key.slice(parameterPrefix.length);
    const of = ['connection', 'header', 'query', 'body', 'item', 'triggerBody'] as const;
    return [{ name, label: name, help: '', required: false, type: { kind: 'expression', of } }];
  });
}
