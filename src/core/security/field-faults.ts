/** `@environmentVariables("acme_url")`, which a solution fills in where it is imported. Source: domain notes, 3.6. */
const variable = /@environmentVariables\(\s*"[^"()]{1,200}"\s*\)/gi;

/** True if a text takes a value of the environment. */
const usesEnvironment = (text: string): boolean => /@environmentvariables?\b/i.test(text);

/** What is wrong with the environment variables of a text; undefined where nothing is. */
export function faultOfEnvironment(text: string): string | undefined {
  if (!usesEnvironment(text.replace(variable, ''))) return undefined;
  return 'An environment variable is written @environmentVariables("prefix_name").';
}

/** What is wrong with an address of the sign-in, placeholders and environment variables allowed; undefined where nothing is. */
export function faultOfAddress(text: string): string | undefined {
  const address = text.trim();
  if (address === '') return undefined;
  const fault = faultOfEnvironment(address);
  if (fault !== undefined) return fault;
  if (/^http:\/\//i.test(address)) return 'Use https: what is sent here are secrets.';
  const starts = /^https:\/\/[^\s/]/i.test(address) || usesEnvironment(address) || /^[<{[]/.test(address);
  if (!starts) return 'Type the whole address, starting with https://.';
  return /\s/.test(address) && !/[<{[]/.test(address) ? 'An address has no spaces.' : undefined;
}
