import { triggerKind } from './trigger-kind.ts';
import { webhookCallback } from './webhook-callback.ts';
import { webhookContent } from './webhook-content.ts';
import { webhookTriggerMark } from './webhook-trigger-mark.ts';
import { notificationUrlPlace } from './notification-url-place.ts';
import { notificationUrlValue } from './notification-url-value.ts';
import { notificationUrlText } from './notification-url-text.ts';
import { notificationUrlInternal } from './notification-url-internal.ts';
import { notificationUrlRequired } from './notification-url-required.ts';
import { notificationBodyRequired } from './notification-body-required.ts';
import { notificationContentPlace } from './notification-content-place.ts';
import { notificationContentSchema } from './notification-content-schema.ts';
import { webhookRemoval } from './webhook-removal.ts';
import { webhookLocation } from './webhook-location.ts';
import { pollingTold } from './polling-told.ts';
import { pollingMetadata } from './polling-metadata.ts';
import { pollingGet } from './polling-get.ts';
import { pollingPolicyTrigger } from './polling-policy-trigger.ts';
import { notificationOperation } from './notification-operation.ts';
import { simulatedOperation } from './simulated-operation.ts';
import { triggerSummary } from './trigger-summary.ts';
import { triggerDescription } from './trigger-description.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const triggersRules: readonly Rule[] = [
  triggerKind,
  webhookCallback,
  webhookContent,
  webhookTriggerMark,
  notificationUrlPlace,
  notificationUrlValue,
  notificationUrlText,
  notificationUrlInternal,
  notificationUrlRequired,
  notificationBodyRequired,
  notificationContentPlace,
  notificationContentSchema,
  webhookRemoval,
  webhookLocation,
  pollingTold,
  pollingMetadata,
  pollingGet,
  pollingPolicyTrigger,
  notificationOperation,
  simulatedOperation,
  triggerSummary,
  triggerDescription,
];
