import type { Json, JsonObject } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import type { DocumentWarning, OutOfReach } from './document.ts';
import type { Method } from './method.ts';

/** A loaded description (OpenAPI 3.1 with our extension): what an API promises about its errors. */
export interface Format {
  /** `x-error-format.name`; for built-in formats also the value of `--format`. */
  readonly name: string;
  readonly title: string;
  /** The path of `servers[0]`: `/api/v1`. */
  readonly basePath: string;
  /** The operation of the smoke test: a read without preconditions. */
  readonly smoke: string;
  readonly auth: Auth | undefined;
  /** Other ways to send a key that the document allows and that are not used. */
  readonly otherAuths: readonly Auth[];
  readonly reading: ReadingRules;
  readonly statuses: StatusRules;
  /** How blamed fields are named; absent if errors of the format list none. */
  readonly fields: FieldRules | undefined;
  readonly limits: LimitRules | undefined;
  readonly catalogue: readonly Entry[];
  readonly causes: CauseRules;
  readonly states: ReadonlyMap<string, State>;
  readonly operations: readonly Operation[];
  /** Cases shared by several operations (a revoked key). */
  readonly cases: readonly SharedCase[];
  /** The whole description with unresolved `$ref`s; schemas are compiled from here. */
  readonly document: JsonObject;
  /** What the document has and errspec works without. */
  readonly warnings: readonly DocumentWarning[];
  /** Operations of the document that cannot be probed; they are not among `operations`. */
  readonly outOfReach: readonly OutOfReach[];
}

/**
 * How the API key is sent: `bearer` as `Authorization: Bearer <key>`, `basic` in Base64 from a key `user:password`, the others as the value of the
 * named header, query parameter or cookie.
 */
export type Auth =
  | { readonly kind: 'header' | 'query' | 'cookie'; readonly name: string }
  | { readonly kind: 'bearer' }
  | { readonly kind: 'basic' };

/** How an answer is read. Pointers are into the answer's body. */
export interface ReadingRules {
  /** Media types of errors; `application/json` includes the types that end in `+json`. */
  readonly mediaTypes: readonly string[];
  /** What makes an answer a success: a 2xx status, or a member with a value. */
  readonly success: { readonly by: 'status' } | { readonly by: 'member'; readonly at: Pointer; readonly equals: Json };
  /** Members and media types that only errors have. A success that has one is a disguised error. */
  readonly errorMarks: { readonly members: readonly Pointer[]; readonly mediaTypes: readonly string[] };
  readonly code: Pointer;
  /** The second level of codes, if the format has one. */
  readonly detail: DetailRule | undefined;
  readonly message: Pointer;
  /** The list of blamed fields. `name` is `''` if its elements are plain strings. */
  readonly fields: EntryListRule | undefined;
  readonly requestId: RequestIdRule | undefined;
  /** Members that contain data of a resource: in an error they are absent or null. */
  readonly data: readonly Pointer[];
  /** The location of the schema of an error body in the description: `/components/schemas/Error`. */
  readonly errorSchema: Pointer;
}

/** The detail code of an error: its location, and the values that mean that there is none. */
export interface DetailRule {
  readonly at: Pointer;
  readonly none: readonly Json[];
  /** Class codes that require a documented detail. With other codes it may be missing. */
  readonly requiredWith: readonly Code[];
  /** The range of numbers (inclusive) that the catalogue lists completely; others may be codes of other modules. Absent: it lists all. */
  readonly closed: { readonly from: number; readonly to: number } | undefined;
}

/** Where an answer lists blamed fields, and in an element its name and message. */
export interface EntryListRule {
  readonly list: Pointer;
  readonly name: Pointer;
  readonly message: Pointer | undefined;
}

/** Where an answer has its request id: either `at` (in the body) or `header` is set. */
export interface RequestIdRule {
  readonly at: Pointer | undefined;
  readonly header: string | undefined;
  readonly uuid: boolean;
}

export type Code = string | number;

/** How HTTP statuses relate to bodies. */
export interface StatusRules {
  /** The member that contains a status, and the HTTP statuses allowed with it. */
  readonly policy: StatusPolicy | undefined;
  /** Statuses whose answers may have any body, because a proxy may send them. */
  readonly unreadable: readonly number[];
  /** What counts as a server error. */
  readonly serverErrors: { readonly from: number; readonly codes: readonly Code[]; readonly details: readonly Code[] };
}

export interface StatusPolicy {
  /** The member that contains a status. */
  readonly at: Pointer;
  /** `mirror`: the HTTP status equals the member. `ok`: it is always 200. */
  readonly allowed: readonly PolicyName[];
}

export type PolicyName = 'mirror' | 'ok';

export interface FieldRules {
  /** `last-member`: `url`; `dotted`: `content.url`, `tags.0`; `json-pointer`: `/content/url`. */
  readonly naming: 'last-member' | 'dotted' | 'json-pointer';
  /** Ids of the entries that list blamed fields, at least one field each. */
  readonly with: readonly string[];
}

export interface LimitRules {
  /** The id of the entry "rate limit exceeded". */
  readonly entry: string;
  /** Names of the headers; absent if the format has none. */
  readonly headers: { readonly limit?: string; readonly remaining?: string; readonly reset?: string };
  /** Whether the reset header is a point in time (Unix seconds) or a delay (seconds). */
  readonly reset: 'time' | 'delay';
  /** Whether the format documents `Retry-After`. */
  readonly retryAfter: boolean;
  /** The documented rate, if there is one. */
  readonly rate: { readonly requests: number; readonly seconds: number } | undefined;
}

/** The source of a statement: a document or an assumption. */
export interface Source {
  readonly basis: 'documented' | 'assumed';
  /** The document, and the location in it. */
  readonly where: string;
}

/** One line of the error catalogue. */
export interface Entry {
  /** The name in expectations: an own id, else the detail or the code as a string. */
  readonly id: string;
  /** `class`: a value of `reading.code`. `detail`: a value of `reading.detail`. */
  readonly level: 'class' | 'detail';
  /** The code; `undefined` if the entry is open: any code that is not empty is valid. */
  readonly code: Code | undefined;
  /** The HTTP statuses of the entry; for details those of their classes. With the policy `ok`, 200 is valid too. */
  readonly statuses: readonly number[];
  /** For details: the class codes that may come with it. */
  readonly classes: readonly Code[];
  /** The documented message, if there is one. */
  readonly message: string | undefined;
  readonly meaning: string;
  /** The operations for which it is documented. */
  readonly operations: 'all' | 'writes' | readonly string[];
  readonly source: Source;
  /** The location in the description. */
  readonly pointer: Pointer;
}

/** The valid answers to a request: some entries (ids), any error of the format, acceptance. `anyEntry` and `accepted` together: anything but a server error. */
export interface Expected {
  readonly entries: readonly string[];
  readonly accepted: boolean;
  /** Any rejection in the format is valid. */
  readonly anyEntry: boolean;
}

/** The expectation for each kind of derived probe (`x-error-format.causes`). */
export interface CauseRules {
  readonly badKey: Expected;
  readonly forbidden: Expected | undefined;
  readonly malformedJson: Expected;
  readonly emptyBody: Expected;
  readonly notAnObject: Expected;
  readonly invalid: Expected;
  readonly unknown: Expected;
  readonly notAnId: Expected;
}

/** A provider state: its name and the names of the values that its setup answers. */
export interface State {
  readonly name: string;
  readonly values: readonly string[];
  /** Whether one setup may serve all reading probes of a run. */
  readonly shared: boolean;
  readonly source: Source;
  readonly pointer: Pointer;
}

/** A location in a request: `/path/id`, `/query/limit`, `/header/X-Y`, `/body/content/url`. */
export type RequestLocation = Pointer;

/** A request as a document: request locations are JSON Pointers into it. */
export interface RequestDocument {
  readonly path: JsonObject;
  readonly query: JsonObject;
  readonly header: JsonObject;
  /** `undefined`: no body. */
  readonly body: Json | undefined;
}

export interface Operation {
  readonly id: string;
  readonly method: Method;
  /** The path template: `/parcels/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** Whether its success changes the server (`x-writes`). */
  readonly writes: boolean;
  readonly secured: boolean;
  readonly source: Source;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  readonly responses: readonly Response[];
  readonly valid: ValidRequest;
  readonly cases: readonly Case[];
  readonly bulk: BulkRules | undefined;
  /** The link that deletes what a success created (`x-cleanup`). */
  readonly cleanup: Link | undefined;
  readonly readBack: ReadBack | undefined;
  /** Links to operations that must not find what this one deleted (`x-gone`). */
  readonly gone: readonly Link[];
  readonly stored: StoredRule | undefined;
  readonly list: ListRules | undefined;
  /** `/paths/~1parcels/post` */
  readonly pointer: Pointer;
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly pointer: Pointer;
}

export interface RequestBody {
  readonly required: boolean;
  readonly mediaType: string;
  readonly schema: Schema;
  readonly pointer: Pointer;
}

/** A JSON Schema (2020-12) of the description; `$ref`s point into `Format.document`. `true` and `false` are schemas too. */
export type Schema = JsonObject | boolean;

export interface Response {
  readonly status: number;
  /** `undefined`: documented without a body. */
  readonly mediaType: string | undefined;
  readonly schema: Schema | undefined;
  /** The location of the schema: `/paths/~1parcels/post/responses/201/content/application~1json/schema` */
  readonly schemaPointer: Pointer | undefined;
}

/** A request that must be accepted (`x-valid-request`, completed from examples). */
export interface ValidRequest {
  readonly request: RequestDocument;
  /** States whose values the request needs. */
  readonly states: readonly string[];
  /** The request locations of state values, by the name of the value. */
  readonly bind: ReadonlyMap<string, readonly RequestLocation[]>;
  /** Values from the answer of another operation, instead of a state. */
  readonly from: From | undefined;
  /** For locations of `bind` and `from`, an id that certainly does not exist. */
  readonly unknown: ReadonlyMap<RequestLocation, Json>;
  /** The request may only be sent in the state of a case, because nothing undoes it. */
  readonly onlyInStates: boolean;
  /** Every body that satisfies its schema is accepted, whatever exists on the server. */
  readonly anyBody: boolean;
  /** Query parameters are independent: any combination is accepted if each satisfies its schema. */
  readonly anyQuery: boolean;
  /** A text member for the run tag: `/body/name`. */
  readonly mark: RequestLocation | undefined;
  /**
   * `written`: the description has an `x-valid-request`. `example`: all values are examples of the description. `made`: some values were made
   * from schemas, so nothing promises that the request is accepted.
   */
  readonly basis: 'written' | 'example' | 'made';
  /** Request locations of ids that nothing promises to exist. */
  readonly unsure: readonly RequestLocation[];
}

/** Values from the success of another operation's valid request (a create). */
export interface From {
  readonly operation: string;
  /** Location in that answer's body -> location in this request. */
  readonly bind: ReadonlyMap<Pointer, RequestLocation>;
  /** A state that answers the same values, each under the last name of its location. Contracts use it, because an interaction has only one request. */
  readonly state: string | undefined;
}

/** One change to a request. */
export type Change =
  | { readonly kind: 'set'; readonly at: RequestLocation; readonly value: Json }
  | { readonly kind: 'remove'; readonly at: RequestLocation };

/** A documented case (`x-error-cases`): states, changes to the valid request, the expected answer. */
export interface Case {
  readonly name: string;
  /** The states of the case. A state of the valid request is dropped if these answer all its values. */
  readonly states: readonly string[];
  readonly bind: ReadonlyMap<string, readonly RequestLocation[]>;
  readonly change: readonly Change[];
  readonly expect: Expected;
  /** Fields of which at least one must be blamed. Empty: blamed fields are not checked. */
  readonly blames: readonly string[];
  /** Another case that must get the same status and body. */
  readonly like: string | undefined;
  readonly source: Source;
  readonly pointer: Pointer;
}

export interface SharedCase extends Case {
  readonly operations: 'all' | 'writes' | 'reads' | readonly string[];
}

/** An OpenAPI link of a response: the operation to call, and the source of its values. */
export interface Link {
  readonly name: string;
  readonly operation: string;
  /** Location in the new request -> source of the value. With `each`, pointers into the answer are relative to the element. */
  readonly bind: ReadonlyMap<RequestLocation, { readonly from: 'request' | 'answer'; readonly at: Pointer }>;
  /** The list in the answer; the link applies to each of its elements. */
  readonly each: Pointer | undefined;
}

/** How a created or changed resource is read back (`x-read-back`). */
export interface ReadBack {
  readonly link: Link;
  readonly compare: readonly Comparison[];
  /** Members of the read answer that the server may change by itself (the time of the last change). */
  readonly volatile: readonly Pointer[];
}

/** A member that must be read back as it was sent, if every `when` matches the sent body (`is: null` also matches a missing member). */
export interface Comparison {
  /** Pointer into the sent body (or the item). */
  readonly sent: Pointer;
  /** Pointer into the read body (or the created element). */
  readonly read: Pointer;
  readonly when: readonly { readonly at: Pointer; readonly is: Json }[];
}

/** How stored resources are found by a run tag in a text member (`x-stored`). */
export interface StoredRule {
  readonly operation: string;
  /** The location of the search text in that operation's request. */
  readonly search: RequestLocation;
  /** The list in its answer. */
  readonly list: Pointer;
  /** In an element of the list: the member with the run tag. */
  readonly mark: Pointer;
}

/** What a list operation promises (`x-list`). */
export interface ListRules {
  readonly items: Pointer;
  /** The locations of page size and page number in the request. */
  readonly limit: RequestLocation;
  readonly page: RequestLocation | undefined;
  readonly pagination: { readonly page: Pointer; readonly limit: Pointer; readonly total: Pointer; readonly pages: Pointer } | undefined;
}

/** The rules of a bulk operation (`x-bulk`). */
export interface BulkRules {
  /** Pointer into the request body. */
  readonly items: Pointer;
  readonly min: number;
  readonly max: number;
  /** Items must be unique (`uniqueItems`). */
  readonly unique: boolean;
  readonly itemSchema: Schema;
  readonly itemPointer: Pointer;
  readonly answer: BulkAnswer;
  /** Valid HTTP statuses if all items are valid, some are invalid, all are invalid. */
  readonly statuses: { readonly allGood: readonly number[]; readonly someBad: readonly number[]; readonly allBad: readonly number[] };
  /** Whether a bulk of invalid items only may be answered with an error of the format. */
  readonly allBadAsError: boolean;
  /** In an item: a text member for the run tag, `/name`. */
  readonly mark: Pointer | undefined;
  /** Members of an item that the created element repeats. */
  readonly compare: readonly Comparison[];
}

export type BulkAnswer =
  | {
      readonly kind: 'split';
      readonly created: Pointer;
      readonly errors: Pointer;
      /** In an element of `errors`. */
      readonly index: Pointer;
      readonly fields: EntryListRule;
      readonly summary: { readonly submitted: Pointer; readonly created: Pointer; readonly failed: Pointer } | undefined;
    }
  | {
      readonly kind: 'results';
      /** One element per item, in the order of the request unless `index` is set. */
      readonly results: Pointer;
      readonly index: Pointer | undefined;
      /** In an element: its status; a success is 2xx. */
      readonly status: Pointer;
      readonly fields: EntryListRule;
      /** In an element that succeeded: the created resource. */
      readonly value: Pointer;
      readonly summary: { readonly submitted: Pointer; readonly created: Pointer; readonly failed: Pointer } | undefined;
    };

/** The operation with this id, or `undefined`. */
export function operationById({ operations }: Pick<Format, 'operations'>, id: string | undefined): Operation | undefined {
  return operations.find((operation) => operation.id === id);
}
