/** The tools that connectors are used in, however they are written: `PowerApps`, `power automate`. Source: domain notes INFO-02. */
const names =
  /\b(?:power ?(?:apps?|automate|platform|bi|pages|virtual agents?)|copilot studio|dataverse|(?:microsoft|ms) flow)\b/i;

/** "Flow" was the product's name; "a flow" is what makers build. */
const flow = /\bFlow\b/;

/** The first name of one of the tools that connectors are used in; undefined when the text has none. */
export const productNameIn = (text: string): string | undefined => names.exec(text)?.[0];

/** The same for the title of a connector, where "Flow" is taken for the product. */
export const productNameInTitle = (title: string): string | undefined => productNameIn(title) ?? flow.exec(title)?.[0];
