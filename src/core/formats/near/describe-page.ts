import { describeFailure, statusIn } from './describe-answer.ts';
import { shownAddress } from './near-miss.ts';

interface PageKind {
  readonly sign: RegExp;
  readonly message: string;
}

// The patterns below must not go over the same text in two ways: hostile files would make them take for ever.

/** Pages that show a description, by the program that shows it. */
const viewers: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Swagger UI', /swagger-ui|SwaggerUIBundle/i],
  ['Redoc', /<redoc\b|redoc\.standalone|Redoc\.init|__redoc_state|redocly/i],
  ['RapiDoc', /<rapi-doc\b/i],
  ['Scalar', /id=["']api-reference["']|@scalar\/api-reference|Scalar\.createApiReference/i],
  ['Stoplight Elements', /<elements-api\b/i],
];

/** Where such pages say which file they show. */
const addresses: readonly RegExp[] = [
  /(?:spec-url|data-url|specUrl|spec_url|apiDescriptionUrl|data-spec-url|openapi-url)["']?\s{0,9}[=:]\s{0,9}["']([^"'\s<>]{1,500})["']/i,
  /Redoc\.init\(\s{0,9}["']([^"'\s<>]{1,500})["']/,
  /\burl["']?\s{0,9}[:=]\s{0,9}(?:(?:window\.)?location\.origin\s{0,9}\+\s{0,9})?["'`]([^"'`\s<>]{1,500})["'`]/,
  /["']((?:https?:\/\/|\/|\.\/)[^"'\s<>]{0,400}(?:openapi|swagger)[^"'\s<>]{0,100}\.(?:json|ya?ml))["']/i,
  /["']((?:https?:\/\/|\/|\.\/)[^"'\s<>]{0,400}\/(?:v[23]\/)?api-docs[^"'\s<>]{0,100})["']/i,
];

const kinds: readonly PageKind[] = [
  {
    sign: /<title>\s{0,9}Just a moment|cf-browser-verification|cdn-cgi\/challenge-platform|Attention Required! \| Cloudflare/i,
    message:
      'This is a page that checks whether a person is there (Cloudflare), saved in place of the file. Open the address in a browser, wait for the file, and save that.',
  },
  {
    sign: /documenter\.getpostman|<meta name=["'](?:collectionId|publishedId|ownerId)["']|postman-documenter/i,
    message:
      'This is a page of API documentation by Postman. Open it, press "Run in Postman", export the collection from there, and bring that in.',
  },
  {
    sign: /<title>[^<]{0,300}(?:· GitHub|GitHub<)|react-app\.embeddedData|octolytics|property=["']og:site_name["'] content=["']GitHub["']/i,
    message:
      'This is a page of GitHub that shows a file, not the file itself. Press "Raw" on that page, save what opens, and bring that in.',
  },
  {
    sign: /content=["']GitLab["']|<title>[^<]{0,300}(?:· GitLab|— Bitbucket)|bitbucket-cloud/i,
    message:
      'This is a page that shows a file of a repository, not the file itself. Press "Raw" or "Download" on that page, and bring in what is saved.',
  },
  {
    sign: /<title>[^<]{0,300}- npm<|content=["']npm["']/i,
    message:
      'This is a page of npm about a package, not an API description. Look for the OpenAPI or Swagger file in its repository, and bring that in.',
  },
];

const isLogin = /type=["']?password|<title>[^<]{0,200}(?:sign[ -]?in|log[ -]?in|anmelden|authenticate|single sign)/i;

/** How much of a page is looked at: what it shows is often named at its end. In UTF-16 code units. */
const searched = 500_000;

/** Says what a web page is, and where the description that it shows is to be had. */
export function describePage(text: string): string {
  const page = text.slice(0, searched);
  const kind = kinds.find(({ sign }) => sign.test(page));
  if (kind) return kind.message;
  const [name] = viewers.find(([, sign]) => sign.test(page)) ?? [];
  const address = findAddress(page, name !== undefined);
  if (name !== undefined) {
    return address === ''
      ? `This is a web page that shows an API description (${name}), not the description itself. Look on that page, or in a file such as swagger-initializer.js that it loads, for a link to the JSON or YAML file; save that, and bring it in.`
      : `This is a web page that shows an API description (${name}). The description itself is at ${address}${address.startsWith('http') ? '' : ', seen from that page'}: save that and bring it in.`;
  }
  const [, title = ''] = /<title>([^<]{0,200})<\/title>/i.exec(page) ?? [];
  if (isLogin.test(page)) {
    return 'This is a web page where one signs in, saved in place of the file. Sign in, open the address again, and save the file itself.';
  }
  if (/\b[45]\d\d\b|not found|forbidden|unauthori[sz]ed|access denied|error|unavailable/i.test(title)) {
    return describeFailure(statusIn(title), title);
  }
  return address === ''
    ? 'This is a web page, often a sign-in page that was saved in place of the file. Sign in, open the address again, and save the file itself.'
    : `This is a web page. It names an API description at ${address}: save that and bring it in.`;
}

/** @param isViewer Any address that the page loads is the description's; else only one that looks like it. */
function findAddress(page: string, isViewer: boolean): string {
  let example = '';
  for (const pattern of isViewer ? addresses : addresses.slice(3)) {
    const [, found = ''] = pattern.exec(page) ?? [];
    const address = shownAddress(found);
    if (address === '') continue;
    // The example that viewers come with is named only where there is nothing else.
    if (!address.includes('petstore.swagger.io')) return address;
    example ||= address;
  }
  return isViewer ? example : '';
}
