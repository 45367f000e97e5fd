export { capitalise, humanise, wordsOf } from './words.ts';
export { caselessNames, operationIdFor, pascalCase, uniqueName, type TakenNames } from './operation-ids.ts';
