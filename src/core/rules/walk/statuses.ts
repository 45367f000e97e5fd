import { membersOf, type Members } from './parts.ts';

/** The status codes that an operation has responses for, `default` among them, as they are written. */
export const statusesOf = (operation: Members): readonly string[] =>
  Object.keys(membersOf(operation['responses'])).filter((status) => !status.startsWith('x-'));

/** 200 to 299. */
export const isSuccess = (status: string): boolean => /^2\d\d$/.test(status);
