export { capitalise, humanise, wordsOf } from './words.ts';
export { caselessNames, operationIdFor, pascalCase, phraseFor, uniqueName, type TakenNames } from './operation-ids.ts';
