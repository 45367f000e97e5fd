import type { PlacedRequest } from './place-requests.ts';

export function learnVariables(requests: readonly PlacedRequest[]): readonly PlacedRequest[] {
  return requests;
}
