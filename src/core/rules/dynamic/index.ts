import { dynamicReadable } from './dynamic-readable.ts';
import { dynamicOperationExists } from './dynamic-operation-exists.ts';
import { dynamicArgumentKnown } from './dynamic-argument-known.ts';
import { dynamicArgumentGiven } from './dynamic-argument-given.ts';
import { dynamicArgumentForm } from './dynamic-argument-form.ts';
import { dynamicArgumentType } from './dynamic-argument-type.ts';
import { dynamicSourceExists } from './dynamic-source-exists.ts';
import { dynamicSourceOwn } from './dynamic-source-own.ts';
import { dynamicSourceClear } from './dynamic-source-clear.ts';
import { dynamicSourceVisible } from './dynamic-source-visible.ts';
import { dynamicSourceType } from './dynamic-source-type.ts';
import { dynamicListFound } from './dynamic-list-found.ts';
import { dynamicFieldFound } from './dynamic-field-found.ts';
import { dynamicValueChosen } from './dynamic-value-chosen.ts';
import { dynamicNewerNeeded } from './dynamic-newer-needed.ts';
import { dynamicFormsAgree } from './dynamic-forms-agree.ts';
import { dynamicBothForms } from './dynamic-both-forms.ts';
import { dynamicTreeComplete } from './dynamic-tree-complete.ts';
import { dynamicTreeBesidePicker } from './dynamic-tree-beside-picker.ts';
import { dynamicFolderOnlyInside } from './dynamic-folder-only-inside.ts';
import { dynamicInSchema } from './dynamic-in-schema.ts';
import { dynamicTreeFilter } from './dynamic-tree-filter.ts';
import { filePickerOperation } from './file-picker-operation.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const dynamicRules: readonly Rule[] = [
  dynamicReadable,
  dynamicOperationExists,
  dynamicArgumentKnown,
  dynamicArgumentGiven,
  dynamicArgumentForm,
  dynamicArgumentType,
  dynamicSourceExists,
  dynamicSourceOwn,
  dynamicSourceClear,
  dynamicSourceVisible,
  dynamicSourceType,
  dynamicListFound,
  dynamicFieldFound,
  dynamicValueChosen,
  dynamicNewerNeeded,
  dynamicFormsAgree,
  dynamicBothForms,
  dynamicTreeComplete,
  dynamicTreeBesidePicker,
  dynamicFolderOnlyInside,
  dynamicInSchema,
  dynamicTreeFilter,
  filePickerOperation,
];
