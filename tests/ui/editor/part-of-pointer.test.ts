import { expect, it } from 'vitest';
import { partOfPointer } from '#ui/editor/part-of-pointer.ts';

it.each([
  { pointer: '/definition/paths/~1parcels/get/summary', part: '/definition/paths/~1parcels/get' },
  { pointer: '/definition/paths/~1parcels/get', part: '/definition/paths/~1parcels/get' },
  { pointer: '/definition/paths/~1parcels/parameters/0', part: undefined },
  { pointer: '/definition/paths/~1parcels', part: undefined },
  { pointer: '/definition/definitions/Parcel/properties/id', part: '/definition/definitions/Parcel' },
  { pointer: '/definition/definitions', part: undefined },
  { pointer: '/definition/info/title', part: undefined },
  {
    pointer: '/properties/properties/policyTemplateInstances/2/title',
    part: '/properties/properties/policyTemplateInstances/2',
  },
  { pointer: '/properties/properties/policyTemplateInstances', part: undefined },
  { pointer: '', part: undefined },
])('$pointer', ({ pointer, part }) => {
  expect(partOfPointer(pointer)).toBe(part);
});
