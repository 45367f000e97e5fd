import { describe, expect, it } from 'vitest';
import { validateConnector } from '#core/rules/validate-connector.ts';
import { hasCorpus, publishedConnectors, swaggerFiles } from './support/corpus.ts';
import { refusalOf } from './support/refusal.ts';

/** Published files whose text is no JSON at all; the service got another one. */
const brokenText = ['giphy', 'icon-horse'];

describe.skipIf(!hasCorpus)('real files (skipped without the corpus)', { timeout: 60_000 }, () => {
  const published = publishedConnectors();

  it('there are some', () => {
    expect(published).toHaveLength(60);
  });

  it.each(published)('$name, which the service accepted, has no errors', ({ name, connector }) => {
    const errors = validateConnector(connector).filter(({ severity }) => severity === 'error');
    if (brokenText.includes(name)) expect(errors.map(({ code }) => code.split('/')[0])).toEqual(['json']);
    else expect(errors).toEqual([]);
  });

  it('no warning is for more than half of the published connectors', () => {
    const files = new Map<string, number>();
    for (const { connector } of published) {
      const codes = validateConnector(connector)
        .filter(({ severity }) => severity === 'warning')
        .map(({ code }) => code);
      for (const code of new Set(codes)) files.set(code, (files.get(code) ?? 0) + 1);
    }
    expect([...files].filter(([, count]) => count > published.length / 2)).toEqual([]);
  });

  it.each(swaggerFiles())('$name: what swagger-parser refuses has an error of ours', async ({ connector, value }) => {
    const errors = validateConnector(connector).filter(({ severity }) => severity === 'error');
    const refusal = await refusalOf(value);
    if (refusal !== undefined) expect(errors, refusal).not.toEqual([]);
  });
});
