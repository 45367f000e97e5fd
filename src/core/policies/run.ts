import type { ParameterValue } from '../testing/request.ts';
import type { PolicyAnswer, PolicyRequest } from './message.ts';
import type { PolicyEntry, PolicySection } from './policy.ts';

/** What a call is tried with. Nothing of it is kept. */
export interface PolicyCall {
  /** Of the operation's parameters, by `parameterKey`. */
  readonly values: Readonly<Record<string, ParameterValue>>;
  /** Of the connection's parameters by name; one that is missing is shown as `<name>`. */
  readonly connection: Readonly<Record<string, string>>;
  /** A sample of what the service answers. */
  readonly answer?: PolicyAnswer;
  /** Answers to calls that policies make themselves, by the index of the policy. */
  readonly fetched: Readonly<Record<number, string>>;
}

/** A call on its way. */
export interface PolicyState {
  readonly request: PolicyRequest;
  readonly answer?: PolicyAnswer;
}

export interface PolicyEffect {
  readonly state: PolicyState;
  /** `unknown`: only the service can tell. `failed`: the policy cannot do its work in this call. */
  readonly outcome: 'done' | 'unknown' | 'failed';
  /** Sentences for the maker. */
  readonly notes: readonly string[];
  /** A call of its own that the policy makes. */
  readonly asks?: { readonly method: string; readonly url: string };
}

/** One policy that served the call. */
export interface PolicyStep extends PolicyEffect {
  readonly entry: PolicyEntry;
  readonly section: PolicySection;
  readonly before: PolicyState;
}

/** A call with all the policies that serve it, in the order in which they ran. */
export interface PolicyRun {
  /** As the maker's flow makes it. */
  readonly start: PolicyState;
  /** On the way to the service. */
  readonly request: readonly PolicyStep[];
  /** On the way back; empty without a sample answer. */
  readonly response: readonly PolicyStep[];
  /** As it leaves the connector, and as the flow gets the answer. */
  readonly end: PolicyState;
}
