/** What a new script starts as: it passes every call on and hands the answer back, so that adding it changes nothing. */
export const starterScript = `public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        // The operation that was called, by its operation ID.
        string operationId = this.Context.OperationId;

        // Send the request on to the service, and wait for its answer.
        HttpResponseMessage response = await this.Context.SendAsync(this.Context.Request, this.CancellationToken)
            .ConfigureAwait(continueOnCapturedContext: false);

        // Change the answer here before it goes back to the flow or app.
        return response;
    }
}
`;

/** The largest script the service takes, in bytes (domain notes, 1.6). */
export const maxScriptBytes = 1_048_576;
