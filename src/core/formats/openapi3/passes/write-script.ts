import type { DraftOperation } from '../transform/operation.ts';

/**
 * The code of a connector whose operations send a list as a repeated name (`ids=1&ids=2`): it splits the one value with
 * commas that a connector sends. Undefined when no operation needs it. Source: domain notes 1.6, O-23.
 */
export function writeScript(
  drafts: readonly DraftOperation[],
): { readonly script: string; readonly operationIds: readonly string[] } | undefined {
  const served = drafts.flatMap(({ operation, repeated }) =>
    repeated.length > 0 ? [{ id: operation.operationId ?? '', names: [...new Set(repeated)] }] : [],
  );
  if (served.length === 0) return undefined;
  const rows = served.map(({ id, names }) => `        { ${quote(id)}, new[] { ${names.map(quote).join(', ')} } },`);
  return {
    script: template.replace('        // rows', () => rows.join('\n')),
    operationIds: served.map(({ id }) => id),
  };
}

/** A C# string; letters beyond ASCII and whatever could end it are written as escapes. */
const quote = (text: string): string =>
  `"${[...text].map((letter) => (/[\w .:()[\]-]/.test(letter) ? letter : unitsOf(letter))).join('')}"`;

const unitsOf = (letter: string): string =>
  Array.from(
    { length: letter.length },
    (_, index) => `\\u${letter.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');

const template = `public class Script : ScriptBase
{
    // The query parameters of each operation that the API expects once for each value.
    private static readonly Dictionary<string, string[]> Repeated = new Dictionary<string, string[]>
    {
        // rows
    };

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        string[] names;
        if (Repeated.TryGetValue(OperationId(), out names))
        {
            this.Context.Request.RequestUri = Repeat(this.Context.Request.RequestUri, names);
        }
        return await this.Context.SendAsync(this.Context.Request, this.CancellationToken).ConfigureAwait(false);
    }

    // In some regions the id of the operation comes in base64.
    private string OperationId()
    {
        var id = this.Context.OperationId;
        if (Repeated.ContainsKey(id)) return id;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(id));
        }
        catch (FormatException)
        {
            return id;
        }
    }

    // ids=1,2 becomes ids=1&ids=2; all other parts of the query stay as they are.
    private static Uri Repeat(Uri address, string[] names)
    {
        var rows = new List<string>();
        foreach (var row in address.Query.TrimStart('?').Split('&'))
        {
            if (row.Length == 0) continue;
            var at = row.IndexOf('=');
            var name = at < 0 ? row : row.Substring(0, at);
            if (at < 0 || !names.Contains(Uri.UnescapeDataString(name)))
            {
                rows.Add(row);
                continue;
            }
            var value = Uri.UnescapeDataString(row.Substring(at + 1).Replace("+", " "));
            foreach (var one in value.Split(','))
            {
                if (one.Trim().Length > 0) rows.Add(name + "=" + Uri.EscapeDataString(one.Trim()));
            }
        }
        return new UriBuilder(address) { Query = string.Join("&", rows) }.Uri;
    }
}
`;
