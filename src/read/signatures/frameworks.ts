import { headerSign, hint, membersAmongSign, membersSign, type Signature, signature, textSign, valueSign } from './signature.ts';

/** Web frameworks and application servers, by what they answer unless the application takes care of it. */
export const FRAMEWORKS: readonly Signature[] = [
  // JavaScript
  signature('framework', 'Express', textSign(/<title>Error<\/title>[\s\S]*<pre>/, 'its page: the title Error, the text preformatted')),
  signature('framework', 'NestJS', membersSign('message', 'error', 'statusCode'), valueSign('/message', /^Cannot [A-Z]+ \//)),
  signature('framework', 'NestJS', membersSign('statusCode', 'message'), valueSign('/message', /^Internal server error$/)),
  signature('framework', 'Fastify', membersAmongSign('message', 'error', 'statusCode'), valueSign('/message', /^Route [A-Z]+:/)),
  signature('framework', 'Fastify', membersAmongSign('message', 'statusCode', 'code'), valueSign('/code', /^FST_/)),
  signature('framework', 'Fastify, NestJS or hapi', membersSign('message', 'error', 'statusCode')),
  signature('framework', 'Nitro', membersAmongSign('url', 'statusCode', 'statusMessage', 'message')),
  signature('framework', 'Next.js', textSign(/\/_next\/static\/|<h2[^>]*>This page could not be found/, 'scripts or words of its pages')),
  signature('framework', 'Hono', textSign(/^404 Not Found$/, 'nothing but "404 Not Found"')),
  signature('framework', 'Fiber', textSign(/^Cannot [A-Z]+ \/\S*$/, 'nothing but "Cannot" with method and path')),
  // Java
  signature('framework', 'Spring Boot', textSign(/Whitelabel Error Page/, 'the words Whitelabel Error Page')),
  signature('framework', 'Spring Boot', membersAmongSign('timestamp', 'status', 'error', 'path')),
  signature('framework', 'Tomcat', textSign(/<title>HTTP Status \d{3}[^<]*<\/title>/, 'the title of its pages')),
  signature('framework', 'Jetty', textSign(/Powered by Jetty:\/\/|<h2>HTTP ERROR:? \d{3}/, 'the heading or foot of its pages')),
  signature('framework', 'Micronaut', membersAmongSign('_links', '_embedded', 'message'), valueSign('/_embedded/errors', /^\[/)),
  signature('framework', 'Quarkus', membersAmongSign('details', 'stack'), valueSign('/details', /^Error id /)),
  signature(
    'framework',
    'Vert.x',
    textSign(/^<html><body><h1>(Resource not found|Internal Server Error)<\/h1><\/body><\/html>$/, 'its bare page'),
  ),
  // .NET
  signature('framework', 'ASP.NET', textSign(/Server Error in '[^']*' Application/, 'the words Server Error in an Application')),
  signature('framework', 'ASP.NET Core', membersAmongSign('type', 'title', 'status', 'traceId')),
  signature(
    'framework',
    'ASP.NET Core',
    membersAmongSign('type', 'title', 'status'),
    valueSign('/type', /^https:\/\/tools\.ietf\.org\/html\/rfc(7231|9110)#/),
  ),
  // Python
  signature(
    'framework',
    'Django',
    textSign(/<title>(Page not found at|\w+ at) [^<]*<\/title>[\s\S]*DEBUG = True/, 'its page for developers'),
  ),
  signature(
    'framework',
    'Django',
    textSign(
      /<h1>(Not Found<\/h1>\s*<p>The requested resource was not found on this server|Server Error \(500\)<\/h1>|Bad Request \(400\)<\/h1>)/,
      'its words for the public',
    ),
  ),
  signature(
    'framework',
    'Flask',
    textSign(/^<!doctype html>\s*<html lang="?en"?>\s*<title>\d{3} [^<]*<\/title>/i, 'the shape of a Werkzeug page'),
  ),
  // Many applications answer a detail of their own: only the words that these frameworks come with count.
  signature(
    'framework',
    'Django REST framework',
    membersSign('detail'),
    valueSign(
      '/detail',
      /^(?:Not found\.|No \w{1,80} matches the given query\.|Invalid page\.|Malformed request\.|Authentication credentials were not provided\.|Incorrect authentication credentials\.|Invalid token(?: header\b.{0,80})?\.|You do not have permission to perform this action\.|Method ".{1,20}" not allowed\.|JSON parse error - |Unsupported media type ".{0,200}" in request\.|Could not satisfy the request Accept header\.|Request was throttled\.|A server error occurred\.)/,
    ),
  ),
  signature(
    'framework',
    'FastAPI',
    membersSign('detail'),
    valueSign(
      '/detail',
      /^(?:(?:Not Found|Method Not Allowed|Internal Server Error|Not authenticated|Invalid authentication credentials|There was an error parsing the body)$|\[\{"(?:type|loc|msg)":)/,
    ),
  ),
  signature(
    'framework',
    'Starlette',
    textSign(/^(Not Found|Method Not Allowed|Internal Server Error)$/, 'nothing but the words of the status'),
    headerSign('server', /^(uvicorn|hypercorn|daphne)/i),
  ),
  signature('framework', 'uvicorn', textSign(/^Invalid HTTP request received\.$/, 'its words for what is no HTTP')),
  signature('framework', 'Gunicorn', textSign(/<h1><p>[\w ]+<\/p><\/h1>/, 'a paragraph within a heading')),
  // Ruby
  signature(
    'framework',
    'Rails',
    textSign(/The page you were looking for doesn(&#39;|')t exist|We(&#39;|')re sorry, but something went wrong/, 'the words of its pages'),
  ),
  signature('framework', 'Rails', textSign(/Action Controller: Exception caught/, 'its page for developers')),
  signature('framework', 'Rails', membersSign('status', 'error'), valueSign('/status', /^\d{3}$/)),
  signature('framework', 'Sinatra', textSign(/Sinatra doesn(’|&rsquo;|')t know this ditty/, 'the words Sinatra does not know this ditty')),
  signature('framework', 'Sinatra', textSign(/^<h1>[\w ]+<\/h1>$/, 'nothing but a heading'), headerSign('x-cascade', /^pass$/)),
  // PHP
  signature(
    'framework',
    'Laravel',
    membersAmongSign('message'),
    valueSign('/message', /^(The route .* could not be found\.|Unauthenticated\.|The [A-Z]+ method is not supported for )/),
  ),
  signature('framework', 'Laravel', membersAmongSign('message', 'exception', 'file', 'line')),
  signature(
    'framework',
    'Laravel',
    textSign(/class="(px-4|ml-4) text-lg [^"]*text-gray-500[^"]*tracking-wider"/, 'the classes of its pages'),
  ),
  signature('framework', 'Symfony', textSign(/Oops! An Error Occurred/, 'the words Oops! An Error Occurred')),
  signature(
    'framework',
    'Symfony',
    membersAmongSign('type', 'title', 'status'),
    valueSign('/type', /^https:\/\/tools\.ietf\.org\/html\/rfc2616#section-10$/),
  ),
  // Go: only the end of the line tells the two apart.
  signature('framework', 'Gin', textSign(/^(404 page not found|405 method not allowed)(?!.)$/s, 'its words without an end of line')),
  signature('framework', 'Go net/http', textSign(/^404 page not found\n/, 'its words with an end of line')),
  // Elixir, Rust, Scala
  signature('framework', 'Phoenix', membersSign('errors'), valueSign('/errors', /^\{"detail":"[^"]*"\}$/)),
  signature(
    'framework',
    'Actix',
    textSign(
      /^(Json deserialize error: |Content type error$|JSON payload \(\d+ bytes\) is larger than)/,
      'its words for a body it cannot take',
    ),
  ),
  signature(
    'framework',
    'Axum',
    textSign(
      /^(Failed to (parse|deserialize) the (request|JSON) body|Expected request with `Content-Type: application\/json`)/,
      'its words for a body it cannot take',
    ),
  ),
  signature('framework', 'Rocket', textSign(/<h1>\d{3}: [\w ]+<\/h1>[\s\S]*Rocket/, 'the page is signed Rocket')),
  signature('framework', 'Play', textSign(/<title>Action Not Found<\/title>|<h1>Action Not Found<\/h1>/i, 'the words Action Not Found')),
  // Shapes that several share come last.
  signature(
    'framework',
    'Echo',
    membersSign('message'),
    valueSign(
      '/message',
      /^(Not Found|Method Not Allowed|Internal Server Error|Unauthorized|Bad Request|Unsupported Media Type|missing key in request header)$/,
    ),
  ),
  signature(
    'framework',
    'Koa, Starlette or another framework with such pages',
    textSign(/^(Not Found|Method Not Allowed|Not Implemented|Internal Server Error)$/, 'nothing but the words of the status'),
  ),
];

export const FRAMEWORK_HINTS: readonly Signature[] = [
  hint('framework', 'Express', 'x-powered-by', /^Express$/i),
  hint('framework', 'Next.js', 'x-powered-by', /^Next\.js/i),
  hint('framework', 'ASP.NET', 'x-powered-by', /^ASP\.NET/i),
  hint('framework', 'ASP.NET Core', 'server', /^Kestrel/i),
  hint('framework', 'PHP', 'x-powered-by', /^PHP/i),
  hint('framework', 'Flask', 'server', /^Werkzeug/i),
  hint('framework', 'Gunicorn', 'server', /^gunicorn/i),
  hint('framework', 'uvicorn', 'server', /^uvicorn/i),
  hint('framework', 'Jetty', 'server', /^Jetty/i),
  hint('framework', 'Rails', 'x-runtime'),
];
