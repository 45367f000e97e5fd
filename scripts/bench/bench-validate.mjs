import { largeDefinition } from './large-definition.mjs';
import { middleOf, time } from './measure.mjs';

/** All rules over a definition of about 1 MB, of our own making. */
export function benchValidate(core) {
  const document = largeDefinition(1_000_000);
  const connector = { definition: JSON.stringify(document, null, 2), properties: '{ "properties": {} }' };
  const times = Array.from({ length: 5 }, () => time(() => core.validateConnector(connector)));
  const mb = (connector.definition.length / 1e6).toFixed(1);
  console.log(
    `Validate ${mb} MB, ${Object.keys(document.paths).length} operations: ${middleOf(times).toFixed(0)} ms (budget 250 ms for 1 MB)`,
  );
}
