import { isRecord } from '../../../definition/operations.ts';
import type { Method, Operation, Parameter, Reference, SecurityRequirement } from '../../../definition/openapi2.ts';
import { variablesOf } from '../../../definition/path-variables.ts';
import { humanise } from '../../../naming/index.ts';
import { memberOf, textAt } from '../../tolerant.ts';
import type { SourceOperation } from '../passes/list-operations.ts';
import { inside } from '../place.ts';
import { extensionsOf } from './parameter.ts';
import { convertRequestBody } from './request-body.ts';
import { convertResponses } from './responses.ts';
import { pickDocs } from './schema-keywords.ts';
import type { SharedParts } from './shared-parts.ts';

/** An operation of the connector before it has its final path and id. */
export interface DraftOperation {
  readonly source: SourceOperation;
  readonly method: Method;
  /** With what styles put before variables; `?query` and `#fragment` still there. */
  readonly path: string;
  readonly operation: Operation;
}

/**
 * One Operation Object with all that its path item says for it. Source: domain notes O-07 to O-13, 8.2 to 8.4.
 *
 * @param operationId Unique and made where the source has none.
 * Reports `openapi3/path-parameter-added`, `openapi3/path-parameter-unused`, `openapi3/parameter-repeated` (warnings),
 * and what its parts report.
 */
export function convertOperation(
  shared: SharedParts,
  source: SourceOperation,
  operationId: string,
  security: readonly SecurityRequirement[] | undefined,
): DraftOperation {
  const { schemas } = shared;
  const { findings, keeper } = schemas;
  const { operation, place, items, method } = source;
  const textOf = (key: 'summary' | 'description'): string => {
    const holders = [{ value: operation, place }, ...items.toReversed()];
    const holder = holders.find(({ value }) => textAt(value, key).trim() !== '');
    return holder ? keeper.text(textAt(holder.value, key).trim(), inside(holder.place, key)) : '';
  };
  const { summary, description } = settleTexts(textOf('summary'), textOf('description'), operationId);
  const { parameters, path } = gatherParameters();
  const requestBody = memberOf(operation, 'requestBody');
  const body =
    requestBody === undefined
      ? { parameters: [], consumes: [] }
      : convertRequestBody(schemas, requestBody, operation, method, inside(place, 'requestBody'));
  const { responses, produces } = convertResponses(
    shared,
    memberOf(operation, 'responses'),
    inside(place, 'responses'),
  );
  const tags = memberOf(operation, 'tags');
  const docs = memberOf(operation, 'externalDocs');
  const isDeprecated = memberOf(operation, 'deprecated') === true;
  const {
    'x-bodyName': _name,
    'x-codegen-request-body-name': _same,
    ...extensions
  } = extensionsOf(operation, schemas, place);
  const built: Operation = {
    responses,
    summary,
    ...(description !== '' && { description }),
    operationId,
    ...(isDeprecated && { deprecated: true }),
    ...(body.consumes.length > 0 && { consumes: body.consumes }),
    ...(produces.length > 0 && { produces }),
    parameters: [...parameters, ...body.parameters],
    ...(Array.isArray(tags) && { tags: [...new Set(tags.filter((tag): tag is string => typeof tag === 'string'))] }),
    ...(security && { security }),
    ...(isRecord(docs) && typeof docs['url'] === 'string' && { externalDocs: pickDocs(docs) }),
    ...extensions,
  };
  return { source, method, path, operation: built };

  function settleTexts(
    said: string,
    about: string,
    id: string,
  ): { readonly summary: string; readonly description: string } {
    const fallback = humanise(id, 'sentence').slice(0, 80) || 'Operation';
    if (said === '') {
      findings.count('summary-made', place);
      const [sentence = ''] = about
        .replaceAll(/[`*_#>]/g, '')
        .trim()
        .split(/(?<=[.!?])\s|\r?\n/);
      const short = sentence.replace(/[.\s]+$/, '').trim();
      return { summary: short !== '' && short.length <= 80 ? short : fallback, description: about };
    }
    const oneLine = said.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
    if (oneLine.length <= 80) return { summary: oneLine, description: about };
    findings.count('summary-cut', inside(place, 'summary'));
    const cut = oneLine
      .slice(0, 81)
      .replace(/\s+\S*$/, '')
      .slice(0, 80);
    return { summary: cut, description: about === '' ? said : `${said}\n\n${about}` };
  }

  function gatherParameters(): { readonly parameters: readonly (Parameter | Reference)[]; readonly path: string } {
    const [basePath = ''] = source.path.split(/[?#]/);
    const variables = new Set(variablesOf(basePath));
    const byIdentity = new Map<string, readonly (Parameter | Reference)[]>();
    let path: string = source.path;
    const holders = [...items, { value: operation, place }];
    for (const [level, holder] of holders.entries()) {
      const list = memberOf(holder.value, 'parameters');
      if (!Array.isArray(list)) continue;
      const seen = new Set<string>();
      list.forEach((parameter: unknown, index) => {
        const at = inside(holder.place, 'parameters', index);
        const converted = shared.parameter(parameter, at);
        if (!converted) return;
        const { name, location, written, prefix } = converted;
        const identity = `${location} ${location === 'header' ? name.toLowerCase() : name}`;
        if (seen.has(identity)) {
          const message = `The parameter "${name}" is there twice; the first was taken.`;
          findings.tell('openapi3/parameter-repeated', 'warning', message, at);
          return;
        }
        seen.add(identity);
        if (location === 'path' && !variables.has(name)) {
          const isOwn = level === holders.length - 1;
          const message = `The parameter "${name}" is not in the path ${basePath}, and was left out${isOwn ? '' : ' there'}.`;
          findings.tell('openapi3/path-parameter-unused', 'warning', message, at);
          return;
        }
        if (prefix) path = path.replace(`{${prefix.name}}`, `${prefix.text}{${prefix.name}}`);
        byIdentity.set(identity, written);
      });
    }
    for (const name of variables) {
      if (byIdentity.has(`path ${name}`)) continue;
      const message = `The path ${basePath} has "{${name}}", and no parameter describes it. One was added, for text.`;
      findings.tell('openapi3/path-parameter-added', 'warning', message, place);
      byIdentity.set(`path ${name}`, [pathParameter(name)]);
    }
    return { parameters: withoutClashes([...byIdentity.values()].flat(), shared), path };
  }
}

const pathParameter = (name: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  type: 'string',
  'x-ms-summary': humanise(name) || name,
  'x-ms-url-encoding': 'single',
});

/** An object taken apart may bring a name that is there already; the first stays. */
function withoutClashes(
  parameters: readonly (Parameter | Reference)[],
  shared: SharedParts,
): readonly (Parameter | Reference)[] {
  const seen = new Set<string>();
  return parameters.filter((parameter) => {
    const plain = '$ref' in parameter ? shared.parameterAt(parameter.$ref) : parameter;
    const identity = `${plain?.in ?? ''} ${plain?.name ?? ''}`;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}
