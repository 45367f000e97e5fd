import type { JsonPointer } from '../../document/pointer.ts';
import type { RequestBody, Row } from '../requests/model.ts';
import { splitQuery } from '../requests/parse-address.ts';
import { recogniseGraphql } from '../requests/recognise-graphql.ts';
import type { ReportAt } from '../requests/report-at.ts';
import { readMultipart } from '../requests/read-multipart.ts';
import { decodePart, jsonSentAsForm, rowOf } from '../requests/rows.ts';
import type { Setting } from './read-command.ts';

/** Where a setting stands, for findings. */
export type PointerOf = (setting: Setting) => JsonPointer;

/** What the data options of a command amount to. */
export interface CommandData {
  /** As it is sent, joined by `&`; for `--json` one after the other. */
  readonly text: string;
  /** What each option adds to it. */
  readonly pieces: readonly { readonly text: string; readonly setting: Setting }[];
  /** Options that read a file, whose content is not known. */
  readonly files: readonly Setting[];
  readonly isJson: boolean;
  /** The first of the options that say something, else the first. */
  readonly first: Setting;
}

/**
 * Puts the data options together as curl does. Source: curl's manual, `--data`, `--data-urlencode`, `--json`.
 *
 * @param input What stands in a here-document, for `@-`.
 */
export function joinData(settings: readonly Setting[], input: string | undefined): CommandData | undefined {
  const options = settings.filter(({ role }) => /^(?:data|dataRaw|dataUrlencode|json)$/.test(role));
  const [earliest] = options;
  if (!earliest) return undefined;
  const files: Setting[] = [];
  const read = (setting: Setting): string => {
    const { role, value } = setting;
    if (role === 'dataRaw') return value;
    if (role === 'dataUrlencode') {
      if (value === '' || value === '=') return '';
      const [, name = '', sign = '', content = ''] = /^([^=@]*)([=@])([\s\S]*)$/.exec(value) ?? [];
      if (sign === '@') return `${name}={{${fileVariable(content)}}}`;
      return `${name}=${encodeData(sign === '' ? value : content)}`;
    }
    if (!value.startsWith('@')) return value;
    if (value === '@-' && input !== undefined) return input;
    files.push(setting);
    return '';
  };
  const pieces = options.map((setting) => ({ text: read(setting), setting })).filter((piece) => piece.text !== '');
  const isJson = earliest.role === 'json';
  const text = pieces.map((piece) => piece.text).join(isJson ? '' : '&');
  return { text, pieces, files, isJson, first: pieces[0]?.setting ?? files[0] ?? earliest };
}

/** Variables stay readable. */
const encodeData = (text: string): string =>
  text.replace(/\{\{[^{}]*\}\}|[^{]+|\{/g, (part) => (part.startsWith('{{') ? part : encodeURIComponent(part)));

const fileVariable = (path: string): string => (path.split(/[\\/]/).at(-1) ?? '').replace(/\W+/g, '_') || 'file';

/** The pairs of data, escapes undone; a value without a name has no key. */
export const dataRows = ({ pieces }: CommandData, pointerOf: PointerOf): readonly Row[] =>
  pieces.flatMap(({ text, setting }) =>
    splitQuery(text).map(({ key, value }) => rowOf(decodePart(key), decodePart(value), pointerOf(setting))),
  );

/** @param mediaType What the command declares, with its parameters; '' for nothing. */
export function readDataBody(data: CommandData, mediaType: string, pointerOf: PointerOf): RequestBody | undefined {
  const { text, files, isJson, first } = data;
  const pointer = pointerOf(first);
  if (text.trim() === '') return files.length === 0 ? undefined : { kind: 'file', pointer };
  if (/^multipart\//i.test(mediaType)) {
    const rows = readMultipart(text, mediaType, pointer);
    if (rows.length > 0) return { kind: 'formdata', rows, pointer };
  }
  // A value without a name is sent as it is.
  const [, alone] = /^=([^&]*)$/.exec(text) ?? [];
  if (alone !== undefined) return { kind: 'raw', text: decodePart(alone), language: '', pointer };
  const json = jsonSentAsForm(text);
  if (json !== undefined) {
    const language = isJson || mediaType === '' ? 'json' : '';
    return recogniseGraphql({ kind: 'raw', text: json, language, pointer });
  }
  const isForm = mediaType === '' || /form-urlencoded/i.test(mediaType);
  const isText = isJson || /^\s*[[{<"]/.test(text) || !/^[^\s&=]*=|^[\w.[\]-]+$/.test(text);
  if (isForm && !(isText && mediaType === '')) {
    const rows = dataRows(data, pointerOf);
    if (rows.length > 0) return { kind: 'urlencoded', rows, pointer };
  }
  const language = isJson || (mediaType === '' && /^\s*[[{]/.test(text)) ? 'json' : '';
  return recogniseGraphql({ kind: 'raw', text, language, pointer });
}

/**
 * `name=value`, `name=@file`, `name=<file`, each with `;type=…` after it. Source: curl's manual, `--form`.
 *
 * Lists `form-part` for what follows a value.
 */
export function readForm(settings: readonly Setting[], pointerOf: PointerOf, tell: ReportAt): readonly Row[] {
  return settings.flatMap((setting) => {
    if (setting.role !== 'form' && setting.role !== 'formString') return [];
    const [, name = '', content = ''] = /^([^=]*)=?([\s\S]*)$/.exec(setting.value) ?? [];
    if (name === '') return [];
    const row = rowOf(name, content, pointerOf(setting));
    if (setting.role === 'formString') return [row];
    const [about = ''] = partAbout.exec(content) ?? [];
    if (about !== '') {
      const message = `What the command says of the field "${name.slice(0, 60)}" besides its value ("${about.slice(1, 60).trim()}") was left out: the platform sets it.`;
      tell('form-part', 'info', message, row.pointer, { kind: 'left-out', isOnlyListed: true });
    }
    if (content.startsWith('@')) return [{ ...row, value: '', isFile: true }];
    if (content.startsWith('<') && !/^<[\w .-]+>$/.test(content)) return [{ ...row, value: '' }];
    return [{ ...row, value: content.slice(0, content.length - about.length) }];
  });
}

/** `;type=application/json;filename=x` */
const partAbout = /(?:;\s*(?:type|filename|headers|encoder)=[^;]*){1,8}$/;
