import type { PolicySection } from '../policy.ts';

/** What a field of a template takes. */
export type FieldKind =
  /** Text that may have expressions in it. */
  | { readonly kind: 'expression'; readonly of: readonly ExpressionSource[] }
  /** One expression that leads to a place in the body: `@body().items`. */
  | { readonly kind: 'place' }
  /** Text that is taken as it is. */
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'choice'; readonly choices: readonly { readonly value: string; readonly label: string }[] }
  /** Names with a text each: query parameters with expressions. */
  | { readonly kind: 'pairs'; readonly of: readonly ExpressionSource[] };

/** What an expression in a field may speak of. */
export type ExpressionSource = 'connection' | 'header' | 'query' | 'body' | 'item' | 'triggerBody' | 'verb';

/** A parameter of a template as a field of its form. */
export interface TemplateField {
  /** Without the prefix: `urlTemplate`. */
  readonly name: string;
  readonly label: string;
  /** What to enter, for a maker. */
  readonly help: string;
  readonly required: boolean;
  /** What the service takes when it is left out. */
  readonly standard?: string;
  /** What a new policy is given, besides the section. */
  readonly initial?: unknown;
  readonly placeholder?: string;
  readonly type: FieldKind;
}

/** Values that work, to be put in with one click. */
export interface PolicyExample {
  /** What it does: `Ask for the host in each connection`. */
  readonly title: string;
  readonly section?: PolicySection;
  /** By the names of the fields. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What one template of policies is for, and what it asks for. Source: domain notes, 5. */
export interface PolicyTemplate {
  /** In lower case, as it is written. */
  readonly id: string;
  /** As the wizard calls it. */
  readonly name: string;
  readonly isPreview: boolean;
  /** What a maker wants to do, as the list of a new policy says it. */
  readonly intent: string;
  readonly group: PolicyGroup;
  /** What happens, in one or two sentences. */
  readonly about: string;
  readonly fields: readonly TemplateField[];
  /** When it can run; one alone is never written unless `writesSection`. */
  readonly sections: readonly PolicySection[];
  readonly writesSection: boolean;
  readonly examples: readonly PolicyExample[];
  /** What goes wrong again and again. */
  readonly traps: readonly string[];
  /** The `type` that stands beside its title. */
  readonly type?: string;
  /** Said where it is made by another form. */
  readonly madeBy?: string;
}

export const policyGroups = [
  'Where calls go',
  'What is sent along',
  'What bodies hold',
  'Triggers and connections',
] as const;
export type PolicyGroup = (typeof policyGroups)[number];
