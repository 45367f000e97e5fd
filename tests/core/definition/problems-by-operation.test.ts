import { expect, it } from 'vitest';
import { problemsByPlace, problemsOf } from '#core/definition/problems-by-operation.ts';
import { operation } from './edits/parcels.ts';

it('problemsOf gives what is in the operation and on its path, and nothing of its neighbours', () => {
  const at = (pointer: string) => ({ code: 'rule/x', severity: 'error', message: '', pointer }) as const;
  const own = at('/definition/paths/~1parcels~1{id}/get/summary');
  const ofPath = at('/definition/paths/~1parcels~1{id}/parameters/0');
  const others = [at('/definition/paths/~1parcels~1{id}/delete'), at('/definition/info'), at('/properties/properties')];
  const places = problemsByPlace([...others, ofPath, own]);
  expect(problemsOf(places, operation('GetParcel'))).toEqual([own, ofPath]);
});
