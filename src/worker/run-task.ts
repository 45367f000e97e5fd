import { compareConnectors } from '#core/compare/compare-connectors.ts';
import { openDocument } from '#core/document/open-document.ts';
import { readBackup } from '#core/exports/backup.ts';
import { packBackup } from '#core/exports/pack-backup.ts';
import { checksumOf } from '#core/history/checksum.ts';
import { packConnector, unpackConnector } from '#core/history/pack-connector.ts';
import { restoreOperation } from '#core/history/restore-operation.ts';
import { addOperations, changeChoices } from '#core/reimport/reimport.ts';
import { describeRules } from '#core/problems/describe-rules.ts';
import { convertYaml } from '#core/source/convert-yaml.ts';
import type { TaskMessage, Tasks, TaskName } from './protocol.ts';
import { runKeepOperations, runMakeFit, runOfferFits, runSplitConnector } from './run-fit.ts';
import { runExcerpt, runImport, runReport } from './run-import.ts';
import { runPreviewFixes, runReportProblems, runValidate } from './run-validate.ts';

type Reply = Tasks[TaskName]['reply'];

/** Does what a message asks for, wherever it is called. Rejects for a programmer's mistake only. */
export async function runTask(
  message: TaskMessage,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Reply> {
  switch (message.task) {
    case 'import':
      return runImport(message.request, onProgress);
    case 'report':
      return runReport(message.request, onProgress);
    case 'excerpt':
      return runExcerpt(message.request, onProgress);
    case 'addOperations': {
      const { connector, source, operations } = message.request;
      return addOperations(connector, source, operations, { onProgress });
    }
    case 'changeChoices': {
      const { connector, source, choices } = message.request;
      return changeChoices(connector, source, choices, { onProgress });
    }
    case 'validate':
      return runValidate(message.request);
    case 'previewFixes':
      return runPreviewFixes(message.request);
    case 'reportProblems':
      return runReportProblems(message.request);
    case 'describeRules':
      return describeRules();
    case 'offerFits':
      return runOfferFits(message.request);
    case 'makeFit':
      return runMakeFit(message.request);
    case 'keepOperations':
      return runKeepOperations(message.request);
    case 'splitConnector':
      return runSplitConnector(message.request);
    case 'packConnector':
      return { files: packConnector(message.request.connector), check: checksumOf(message.request.connector) };
    case 'unpackConnector':
      return unpackConnector(message.request.files, message.request.check);
    case 'compareConnectors':
      return compareConnectors(message.request.before, message.request.after);
    case 'restoreOperation': {
      const { connector, past, pointer } = message.request;
      return restoreOperation(openDocument(connector), past, pointer);
    }
    case 'convertYaml':
      return convertYaml(message.request.text);
    case 'writeBackup':
      return packBackup(message.request.entries, message.request.options);
    case 'readBackup':
      return readBackup(message.request.bytes);
  }
}
