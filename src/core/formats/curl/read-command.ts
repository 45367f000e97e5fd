import type { FoundCommand } from './find-commands.ts';
import { longOption, shortOption, type Role } from './options.ts';
import type { Word } from './words.ts';

/** An option with what follows it, or an address that stands alone (role `url`). */
export interface Setting {
  readonly role: Role;
  /** As it is written first in manuals: `--data`; '' for an address. */
  readonly option: string;
  readonly value: string;
  /** The word that holds the value, else the option. */
  readonly word: Word;
}

/** What a command says, before anything is made of it. */
export interface CommandSettings {
  readonly settings: readonly Setting[];
  readonly unknown: readonly Word[];
  /** Words that are neither options nor addresses. */
  readonly stray: readonly Word[];
}

/** Sorts the words of a command by what they mean to curl. Source: curl's manual, Options. */
export function readSettings({ words }: FoundCommand): CommandSettings {
  const settings: Setting[] = [];
  const unknown: Word[] = [];
  const plain: Word[] = [];
  let isOver = false;
  for (let index = 1; index < words.length; index++) {
    const word = words[index];
    if (!word) continue;
    const { text } = word;
    if (isOver || !/^-./.test(text)) {
      plain.push(word);
      continue;
    }
    if (text === '--') {
      isOver = true;
      continue;
    }
    const take = (role: Role, option: string): void => {
      index += 1;
      const value = words[index];
      if (value) settings.push({ role, option, value: value.text, word: value });
    };
    if (text.startsWith('--')) {
      // `--data={}` is no way to write it, but people do.
      const [, name = '', sign, joined = ''] = /^--([\w.-]+)(=?)([\s\S]*)$/.exec(text) ?? [];
      const option = longOption(name);
      if (!option) unknown.push(word);
      else if (!option.takesValue) settings.push({ role: option.role, option: `--${option.name}`, value: '', word });
      else if (sign === '=') settings.push({ role: option.role, option: `--${option.name}`, value: joined, word });
      else take(option.role, `--${option.name}`);
      continue;
    }
    // `-sSL`, `-XPOST`: letters up to the first that takes a value, which is the rest or the next word.
    for (let at = 1; at < text.length; at++) {
      const option = shortOption(text[at] ?? '');
      if (!option) {
        unknown.push(word);
        break;
      }
      const name = `--${option.name}`;
      if (!option.takesValue) {
        settings.push({ role: option.role, option: name, value: '', word });
        continue;
      }
      if (at + 1 < text.length) settings.push({ role: option.role, option: name, value: text.slice(at + 1), word });
      else take(option.role, name);
      break;
    }
  }
  // `curl POST https://…`: somebody forgot the `-X`.
  const [first] = plain;
  if (plain.length > 1 && first && /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(first.text)) {
    if (!settings.some(({ role }) => role === 'method'))
      settings.push({ role: 'method', option: '--request', value: first.text, word: first });
    plain.shift();
  }
  const named = settings.some(({ role }) => role === 'url');
  const addresses = plain.filter(({ text }) => looksLikeAddress(text));
  // A lone word is a host, as in `curl intranet`; beside a real address it is left over from something.
  const chosen = named || addresses.length > 0 ? addresses : plain.filter(({ text }) => text !== '-');
  for (const word of chosen) settings.push({ role: 'url', option: '', value: word.text, word });
  settings.sort((a, b) => a.word.start - b.word.start);
  return { settings, unknown, stray: plain.filter((word) => !chosen.includes(word)) };
}

const looksLikeAddress = (text: string): boolean =>
  /:\/\/|^\{\{|^\/|^localhost\b|^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?]|$)|^[\w.-]+:\d+|^[\w.-]+\//.test(text);
