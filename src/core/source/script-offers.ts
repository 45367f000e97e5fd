/** Something often written in a script. */
export interface ScriptOffer {
  readonly label: string;
  readonly about: string;
  /** A snippet: `$1` and `${1:text}` are stops. */
  readonly insert: string;
}

/** What scripts are made of: the context, and how a call is passed on, changed or answered. Source: domain notes, 1.6. */
export const scriptOffers: readonly ScriptOffer[] = [
  {
    label: 'Context.OperationId',
    about: 'The operation that was called. In some regions it comes encoded in base64.',
    insert: 'this.Context.OperationId',
  },
  { label: 'Context.Request', about: 'The call, as an HttpRequestMessage.', insert: 'this.Context.Request' },
  {
    label: 'Context.SendAsync',
    about: 'Sends a request on to the service and waits for its answer.',
    insert:
      'await this.Context.SendAsync(${1:this.Context.Request}, this.CancellationToken).ConfigureAwait(continueOnCapturedContext: false)',
  },
  {
    label: 'Context.Logger',
    about: 'Writes a line into the log.',
    insert: 'this.Context.Logger.LogInformation("${1}");',
  },
  {
    label: 'Context.CorrelationId',
    about: 'The id of this call, for logs.',
    insert: 'this.Context.CorrelationId',
  },
  {
    label: 'CreateJsonContent',
    about: 'Makes the content of an answer out of JSON text.',
    insert: 'CreateJsonContent(${1:result}.ToString())',
  },
  {
    label: 'For one operation',
    about: 'Does something only where one operation was called.',
    insert: 'if (this.Context.OperationId == "${1:OperationId}")\n{\n\t$0\n}',
  },
  {
    label: 'Operation ID from base64',
    about: 'The operation id, also where it comes encoded.',
    insert:
      'string operationId = this.Context.OperationId;\ntry\n{\n\toperationId = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(operationId));\n}\ncatch (FormatException)\n{\n}',
  },
  {
    label: 'Read the body as JSON',
    about: 'The content of the call or of the answer, as an object.',
    insert:
      'string content = await ${1:response}.Content.ReadAsStringAsync().ConfigureAwait(continueOnCapturedContext: false);\nJObject body = JObject.Parse(content);',
  },
  {
    label: 'Answer with JSON',
    about: 'Answers without calling the service, or in place of its answer.',
    insert:
      'HttpResponseMessage response = new HttpResponseMessage(HttpStatusCode.OK);\nresponse.Content = CreateJsonContent(${1:body}.ToString());\nreturn response;',
  },
];
