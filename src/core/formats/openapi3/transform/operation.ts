import { isRecord } from '../../../definition/operations.ts';
import type { Method, Operation, Parameter, Reference, SecurityRequirement } from '../../../definition/openapi2.ts';
import { variablesOf } from '../../../definition/path-variables.ts';
import { humanise } from '../../../naming/index.ts';
import { memberOf, textAt } from '../../tolerant.ts';
import type { SourceOperation } from '../passes/list-operations.ts';
import { inside, type Place } from '../place.ts';
import type { BuiltParameter, BuiltSchema } from './built.ts';
import { extensionsOf } from './extensions.ts';
import type { SentCookie } from './parameter.ts';
import { convertRequestBody, type MediaType } from './request-body.ts';
import { convertResponses } from './responses.ts';
import { pickDocs, sayDeprecated } from './schema-keywords.ts';
import type { PlacedParameter, SharedParts } from './shared-parts.ts';

/** What a service sends to the address that it was given: `x-ms-notification-content`. Source: domain notes, 6.1. */
export interface NotificationContent {
  readonly description?: string;
  readonly schema: BuiltSchema;
}

/** Where a part of the source stands within the operation it became part of. */
export interface PartLanding {
  readonly place: Place;
  readonly way: readonly (string | number)[];
}

/** An operation of the connector before it has its final path. */
export interface DraftOperation {
  readonly source: SourceOperation;
  /** False for a second operation that was made of the same source. */
  readonly isFirst: boolean;
  readonly landings: readonly PartLanding[];
  /** Sent by policies. */
  readonly cookies: readonly SentCookie[];
  /** Query parameters that the code of the connector sends once for each value. */
  readonly repeated: readonly string[];
  /** Another media type that a second operation shall send. */
  readonly alsoAs?: MediaType;
  /** `x-…` members of its path items. */
  readonly pathExtensions: Readonly<Record<`x-${string}`, unknown>>;
  /** What the service sends later, for a trigger: stands on the path. */
  readonly notification?: NotificationContent;
  readonly method: Method;
  /** With what styles put before variables; `?query` and `#fragment` still there. */
  readonly path: string;
  readonly operation: Operation;
}

/**
 * One Operation Object with all that its path item says for it. Source: domain notes O-07 to O-13, 8.2 to 8.4.
 *
 * @param operationId Unique and made where the source has none.
 * @param mediaType Of the body, for a second operation that sends it in another way.
 * Reports `openapi3/path-parameter-added`, `openapi3/path-parameter-unused`, `openapi3/parameter-repeated`,
 * `openapi3/parameter-clash` (warnings), and what its parts report.
 */
export function convertOperation(
  shared: SharedParts,
  source: SourceOperation,
  operationId: string,
  security: readonly SecurityRequirement[] | undefined,
  mediaType?: string,
): DraftOperation {
  const { schemas } = shared;
  const { findings, keeper } = schemas;
  const { operation, place, items, method } = source;
  const textOf = (key: 'summary' | 'description'): string => {
    const holders = [{ value: operation, place }, ...items.toReversed()];
    const [holder, ...others] = holders.filter(({ value }) => textAt(value, key).trim() !== '');
    for (const other of others) findings.count('path-text', inside(other.place, key));
    return holder ? keeper.text(textAt(holder.value, key).trim(), inside(holder.place, key)) : '';
  };
  const isDeprecated = memberOf(operation, 'deprecated') === true;
  const { summary, description } = settleTexts(textOf('summary'), textOf('description'), operationId);
  const { parameters, path, landings, cookies, repeated } = gatherParameters();
  const requestBody = memberOf(operation, 'requestBody');
  const bodyAt = inside(place, 'requestBody');
  const body =
    requestBody === undefined
      ? undefined
      : convertRequestBody(schemas, requestBody, operation, method, bodyAt, mediaType);
  const answered = convertResponses(shared, memberOf(operation, 'responses'), inside(place, 'responses'));
  const { responses, produces } = answered;
  const tags = memberOf(operation, 'tags');
  const docs = memberOf(operation, 'externalDocs');
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
    ...(body && body.consumes.length > 0 && { consumes: body.consumes }),
    ...(produces.length > 0 && { produces }),
    parameters: [...parameters, ...(body?.parameters ?? [])],
    ...(Array.isArray(tags) && { tags: [...new Set(tags.filter((tag): tag is string => typeof tag === 'string'))] }),
    ...(security && { security }),
    ...(isRecord(docs) && typeof docs['url'] === 'string' && { externalDocs: pickDocs(docs) }),
    ...extensions,
  };
  const bodyLandings = (body?.landings ?? []).flatMap(({ place: at, index }): readonly PartLanding[] => {
    const way = ['parameters', parameters.length + index];
    return index === 0 && at !== bodyAt
      ? [
          { place: at, way },
          { place: bodyAt, way },
        ]
      : [{ place: at, way }];
  });
  return {
    source,
    isFirst: mediaType === undefined,
    method,
    path,
    operation: built,
    landings: [...landings, ...bodyLandings, ...answered.landings],
    cookies,
    repeated,
    pathExtensions: Object.fromEntries(
      items.flatMap((item) => Object.entries(extensionsOf(item.value, schemas, item.place))),
    ),
    ...(body?.alsoAs && { alsoAs: body.alsoAs }),
  };

  function settleTexts(
    said: string,
    about: string,
    id: string,
  ): { readonly summary: string; readonly description: string } {
    const settled = shorten(said, about, id);
    if (!isDeprecated) return settled;
    // Source: domain notes O-11, OP-23.
    const marked = sayDeprecated(settled.summary);
    if (marked !== settled.summary && marked.length <= 80) {
      const message = 'The operation is deprecated, and its summary says so now.';
      findings.list('openapi3/deprecated-marked', 'info', message, place, { kind: 'added', within: ['summary'] });
    }
    return {
      summary: marked.length <= 80 ? marked : settled.summary,
      description: settled.description === '' ? '' : sayDeprecated(settled.description),
    };
  }

  function shorten(
    said: string,
    about: string,
    id: string,
  ): { readonly summary: string; readonly description: string } {
    if (said === '') {
      findings.count('summary-made', place, { within: ['summary'] });
      const [sentence = ''] = about
        .replaceAll(/[`*_#>]/g, '')
        .trim()
        .split(/(?<=[.!?])\s|\r?\n/);
      const short = sentence.replace(/[.\s]+$/, '').trim();
      const isFit = short !== '' && short.length <= 80;
      return {
        summary: isFit ? short : humanise(id, 'sentence').slice(0, 80) || 'Operation',
        description: about,
      };
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

  function gatherParameters(): GatheredParameters {
    const [basePath = ''] = source.path.split(/[?#]/);
    const variables = new Set(variablesOf(basePath));
    const byIdentity = new Map<string, GatheredParameter>();
    let path: string = source.path;
    const holders = [...items, { value: operation, place }];
    for (const [level, holder] of holders.entries()) {
      const list = memberOf(holder.value, 'parameters');
      if (list === undefined) continue;
      const listAt = inside(holder.place, 'parameters');
      if (!Array.isArray(list)) {
        findings.count('member-unfit', listAt);
        continue;
      }
      const seen = new Set<string>();
      list.forEach((parameter: unknown, index) => {
        const at = inside(listAt, index);
        const converted = shared.parameter(parameter, at);
        if (!converted) return;
        const { name, location, prefix } = converted;
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
        byIdentity.set(identity, { ...converted, place: at });
      });
    }
    const gathered = [...byIdentity.values()];
    for (const name of variables) {
      if (byIdentity.has(`path ${name}`)) continue;
      const message = `The path ${basePath} has "{${name}}", and no parameter describes it. One was added, for text.`;
      findings.tell('openapi3/path-parameter-added', 'warning', message, place);
      gathered.push({ written: [pathParameter(name)] });
    }
    return { ...listWithoutClashes(gathered, shared), path };
  }
}

interface GatheredParameter extends Pick<PlacedParameter, 'written' | 'cookie' | 'repeated'> {
  /** Absent for one that was added. */
  readonly place?: Place;
}

interface GatheredParameters extends Pick<DraftOperation, 'landings' | 'cookies' | 'repeated'> {
  readonly parameters: readonly (Parameter | Reference)[];
  readonly path: string;
}

const pathParameter = (name: string): BuiltParameter => ({
  name,
  in: 'path',
  required: true,
  type: 'string',
  'x-ms-summary': humanise(name) || name,
  'x-ms-url-encoding': 'single',
});

/** An object taken apart may bring a name that is there already; the first stays. */
function listWithoutClashes(
  gathered: readonly GatheredParameter[],
  shared: SharedParts,
): Omit<GatheredParameters, 'path'> {
  const seen = new Set<string>();
  const parameters: (Parameter | Reference)[] = [];
  const landings: PartLanding[] = [];
  for (const { place, written } of gathered) {
    for (const parameter of written) {
      const plain = '$ref' in parameter ? shared.parameterAt(parameter) : parameter;
      const identity = `${plain?.in ?? ''} ${plain?.name ?? ''}`;
      if (seen.has(identity)) {
        const message = `Another parameter is called "${plain?.name ?? ''}" too, and the first was taken.`;
        if (place) shared.schemas.findings.tell('openapi3/parameter-clash', 'warning', message, place);
        continue;
      }
      seen.add(identity);
      if (place) landings.push({ place, way: ['parameters', parameters.length] });
      parameters.push(parameter);
    }
  }
  return {
    parameters,
    landings,
    cookies: gathered.flatMap(({ cookie }) => cookie ?? []),
    repeated: gathered.flatMap(({ repeated }) => repeated ?? []),
  };
}
