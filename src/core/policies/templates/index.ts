import type { PolicyTemplateInstance } from '../../document/properties.ts';
import { templateNameOf } from '../policy.ts';
import { bodyTemplates } from './body-templates.ts';
import { callTemplates } from './call-templates.ts';
import { connectionTemplates } from './connection-templates.ts';
import type { PolicyTemplate } from './template.ts';

export * from './template.ts';

/** Every template there are fields for, in the order in which a new policy offers them. */
export const policyTemplates: readonly PolicyTemplate[] = [...callTemplates, ...bodyTemplates, ...connectionTemplates];

const byId: ReadonlyMap<string, PolicyTemplate> = new Map(policyTemplates.map((template) => [template.id, template]));

/** The template of a policy; undefined for one that nobody knows, which is kept as it is. */
export const templateOf = (policy: PolicyTemplateInstance): PolicyTemplate | undefined =>
  byId.get(templateNameOf(policy));

export const templateById = (id: string): PolicyTemplate | undefined => byId.get(id.toLowerCase());
