import type { JsonPointer } from '../../../document/pointer.ts';
import type { Variable, VariableScope } from '../model.ts';
import type { ReportAt } from '../report-at.ts';

/** Puts in what `{{names}}` stand for, and keeps account of those it cannot. */
export interface Resolver {
  /** `{{names}}` without a value to put in stay as they are. `pointer` is where the text stands. */
  resolve(text: string, scope: VariableScope, pointer: JsonPointer): string;
  /** What a name stands for at a place, secrets as well: for saying where it came from. */
  find(name: string, scope: VariableScope): Variable | undefined;
  /** Reports each name that had no value once, at its first use; call it after everything is resolved. */
  tellUnresolved(): void;
}

/** A value may be made of other variables; past these limits it is a circle or a bomb. */
const deepest = 30;
const longest = 16_384;

/**
 * Variables of the collection and its folders, in values of other variables too. Secrets are never put in, and neither
 * are values made up at each call (`{{$guid}}`) nor kept in a vault (`{{vault:key}}`). Source: domain notes, P-06, P-24.
 *
 * @param environment Values that come before all scopes: of an environment that came with the collection.
 * Reports `variable-cycle`, `variable-too-long` (warnings), `variable-unresolved` (info).
 */
export function openResolver(environment: VariableScope['variables'], report: ReportAt): Resolver {
  const cache = new Map<VariableScope, Map<string, string | undefined>>();
  const unresolved = new Map<string, { readonly pointer: JsonPointer; uses: number }>();
  const told = new Set<string>();
  const pending = new Set<string>();

  function resolve(text: string, scope: VariableScope, pointer: JsonPointer): string {
    if (!text.includes('{{')) return text;
    return text.replace(/\{\{([^{}]*)\}\}/g, (whole, inner: string) => {
      const name = inner.trim();
      const value = valueOf(name, scope);
      if (value === undefined) note(name, pointer);
      else for (const [, left = ''] of value.matchAll(/\{\{([^{}]*)\}\}/g)) note(left.trim(), pointer);
      return value ?? whole;
    });
  }

  function note(name: string, pointer: JsonPointer): void {
    const known = unresolved.get(name);
    if (known) known.uses += 1;
    else unresolved.set(name, { pointer, uses: 1 });
  }

  function valueOf(name: string, scope: VariableScope): string | undefined {
    let values = cache.get(scope);
    if (!values) cache.set(scope, (values = new Map<string, string | undefined>()));
    if (!values.has(name)) values.set(name, compute(name, scope));
    return values.get(name);
  }

  function compute(name: string, scope: VariableScope): string | undefined {
    const variable = find(name, scope);
    if (!variable || variable.isSecret) return undefined;
    if (!variable.value.includes('{{')) return variable.value;
    if (pending.has(name) || pending.size >= deepest) {
      tell('variable-cycle', name, variable, 'is made of itself, through other variables');
      return undefined;
    }
    pending.add(name);
    const value = variable.value.replace(
      /\{\{([^{}]*)\}\}/g,
      (whole, inner: string) => valueOf(inner.trim(), scope) ?? whole,
    );
    pending.delete(name);
    if (value.length <= longest) return value;
    tell('variable-too-long', name, variable, `grows to more than ${longest} characters`);
    return undefined;
  }

  function find(name: string, scope: VariableScope): Variable | undefined {
    const variable = environment.get(name);
    return variable && !variable.isDisabled ? variable : lookUp(name, scope);
  }

  function tell(code: 'variable-cycle' | 'variable-too-long', name: string, variable: Variable, fault: string): void {
    if (told.has(code + name)) return;
    told.add(code + name);
    const message = `The variable "${name}" ${fault}, so it was not filled in. Give it a plain value.`;
    const { document, pointer } = variable;
    report(code, 'warning', message, pointer, { kind: 'left-out', ...(document && { document }) });
  }

  function tellUnresolved(): void {
    for (const [name, { pointer, uses }] of unresolved) {
      const often = uses === 1 ? 'once' : `${uses} times`;
      report('variable-unresolved', 'info', `${whyUnresolved(name)} It is used ${often}.`, pointer);
    }
  }

  return { resolve, find, tellUnresolved };
}

function whyUnresolved(name: string): string {
  if (name.startsWith('$'))
    return `"{{${name}}}" is made up by Postman at each call, so its place was left for the maker to fill.`;
  if (name.startsWith('vault:'))
    return `"{{${name}}}" is kept in Postman's vault, so its place was left for the maker to fill.`;
  return `"{{${name}}}" has no value that can be put in. Where it stood in a path it became a parameter; elsewhere its place was left empty.`;
}

function lookUp(name: string, scope: VariableScope): Variable | undefined {
  for (let at: VariableScope | undefined = scope; at; at = at.parent) {
    const variable = at.variables.get(name);
    if (variable && !variable.isDisabled) return variable;
  }
  return undefined;
}
