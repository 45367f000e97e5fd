import { describe, expect, it } from 'vitest';
import { capitalise, humanise, wordsOf } from '#core/naming/words.ts';

describe('wordsOf', () => {
  it.each([
    ['order_id', ['order', 'id']],
    ['orderId', ['order', 'Id']],
    ['HTTPServerName', ['HTTP', 'Server', 'Name']],
    ['X-Api-Key', ['X', 'Api', 'Key']],
    ['v2', ['v2']],
    ['ids[]', ['ids']],
    ['größe', ['große']],
    ['--', []],
  ])('%j', (text, words) => expect(wordsOf(text)).toEqual(words));
});

describe('humanise', () => {
  it.each([
    ['order_id', 'title', 'Order ID'],
    ['orderIds', 'title', 'Order IDs'],
    ['time_of_day', 'title', 'Time of Day'],
    ['X-API-Key', 'title', 'X API Key'],
    ['sign_in', 'title', 'Sign In'],
    ['GetOrdersByIdLines', 'sentence', 'Get orders by ID lines'],
    ['__proto__', 'title', 'Proto'],
    ['$', 'title', ''],
  ] as const)('%j as a %s gives %j', (identifier, style, label) => expect(humanise(identifier, style)).toBe(label));
});

it.each([
  ['pet', 'Pet'],
  ['', ''],
  ['été', 'Été'],
])('capitalise %j gives %j', (word, capital) => expect(capitalise(word)).toBe(capital));
