import type { Json, JsonObject } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';

/** One API family's promise: what `load/` makes of an OpenAPI 3.1 description with our extensions. */
export interface Format {
  /** `x-error-format.name`; also the name by which `--format` chooses a built-in one. */
  readonly name: string;
  readonly title: string;
  /** The path of `servers[0]`: `/api/v1`. */
  readonly basePath: string;
  /** The operation of the smoke step; a read that needs no value of a state. */
  readonly smoke: string;
  readonly auth: Auth | undefined;
  readonly reading: ReadingRules;
  readonly statuses: StatusRules;
  /** How broken fields are named; absent where errors of the format list none. */
  readonly fields: FieldRules | undefined;
  readonly limits: LimitRules | undefined;
  readonly catalogue: readonly Entry[];
  readonly causes: CauseRules;
  readonly states: ReadonlyMap<string, State>;
  readonly operations: readonly Operation[];
  /** Cases that hold for several operations at once (a spent limit, a revoked key). */
  readonly cases: readonly SharedCase[];
  /** `components` of the description, with every `$ref` still in place; schemas are compiled from here. */
  readonly document: JsonObject;
}

/** How the key is sent. `bearer` is `Authorization: Bearer <key>`; `header` the bare key in a header of that name. */
export type Auth = { readonly kind: 'header'; readonly name: string } | { readonly kind: 'bearer' };

/** How an answer is read: which is a success, and where an error says what. Pointers are into the answer's body. */
export interface ReadingRules {
  /** Media types under which an error may stand; a type that ends in `+json` or is `application/json` alike. */
  readonly mediaTypes: readonly string[];
  /** What tells a success: a 2xx status, or a member with a value. */
  readonly success: { readonly by: 'status' } | { readonly by: 'member'; readonly at: Pointer; readonly equals: Json };
  /** Members (or media types) that only an error has; in a success they are an error in disguise. */
  readonly errorMarks: { readonly members: readonly Pointer[]; readonly mediaTypes: readonly string[] };
  readonly code: Pointer;
  /** The second level of codes, where there is one. */
  readonly detail: DetailRule | undefined;
  readonly message: Pointer;
  /** The list of blamed fields, and in an entry of it the name and the message. `name` is `''` where entries are bare strings. */
  readonly fields: EntryListRule | undefined;
  readonly requestId: RequestIdRule | undefined;
  /** Members that hold data of a resource: an error has none of them (or null). */
  readonly data: readonly Pointer[];
  /** The pointer into the description of the schema of an error body: `/components/schemas/Error`. */
  readonly errorSchema: Pointer;
}

/** The detail code of an error: where it stands, and which values say there is none. */
export interface DetailRule {
  readonly at: Pointer;
  readonly none: readonly Json[];
  /** Class codes with which a documented detail must stand. With the others it may be missing. */
  readonly requiredWith: readonly Code[];
  /** The numbers (inclusive) that the catalogue closes; others may be codes of other modules. Absent: all are closed. */
  readonly closed: { readonly from: number; readonly to: number } | undefined;
}

/** A list of blamed fields in an answer. */
export interface EntryListRule {
  readonly list: Pointer;
  readonly name: Pointer;
  readonly message: Pointer | undefined;
}

/** Where the request id stands. In a header: `header` is set and `at` is not. */
export interface RequestIdRule {
  readonly at: Pointer | undefined;
  readonly header: string | undefined;
  readonly uuid: boolean;
}

export type Code = string | number;

/** How HTTP statuses relate to what the body says. */
export interface StatusRules {
  /** The member that tells a status, and what the format allows for the HTTP status beside it. */
  readonly policy: StatusPolicy | undefined;
  /** Statuses whose answers may be unreadable: any body, from whoever stands in front. */
  readonly unreadable: readonly number[];
  /** What counts as a server error. */
  readonly serverErrors: { readonly from: number; readonly codes: readonly Code[]; readonly details: readonly Code[] };
}

export interface StatusPolicy {
  /** The member that tells a status. */
  readonly at: Pointer;
  /** `mirror`: the HTTP status equals the member. `ok`: it is 200, whatever the member says. */
  readonly allowed: readonly PolicyName[];
}

export type PolicyName = 'mirror' | 'ok';

export interface FieldRules {
  /** `last-member`: `url`; `dotted`: `content.url`, `tags.0`; `json-pointer`: `/content/url`. */
  readonly naming: 'last-member' | 'dotted' | 'json-pointer';
  /** Entries (ids) with which fields are listed, at least one. */
  readonly with: readonly string[];
}

export interface LimitRules {
  /** The entry (id) of a spent limit. */
  readonly entry: string;
  /** Names of the headers; absent where the format has none. */
  readonly headers: { readonly limit?: string; readonly remaining?: string; readonly reset?: string };
  /** Whether the reset header is a point in time (Unix seconds) or a delay (seconds). */
  readonly reset: 'time' | 'delay';
  /** Whether the format documents `Retry-After`. */
  readonly retryAfter: boolean;
  /** The documented rate, where there is one. */
  readonly rate: { readonly requests: number; readonly seconds: number } | undefined;
}

/** What a statement rests on: a document, or an assumption of ours. */
export interface Source {
  readonly basis: 'documented' | 'assumed';
  /** Which document says so. */
  readonly where: string;
}

/** One line of the error catalogue. */
export interface Entry {
  /** The name in references: the detail, or the code, as text; or a name of its own where the code is open. */
  readonly id: string;
  /** `class`: what stands at `reading.code`. `detail`: what stands at `reading.detail`. */
  readonly level: 'class' | 'detail';
  /** The code; `undefined` where the entry is open: any non-empty code does. */
  readonly code: Code | undefined;
  /** HTTP statuses (class entries; for details those of their classes). Under the policy `ok` 200 is legal too. */
  readonly statuses: readonly number[];
  /** For details: the class codes that may stand beside. */
  readonly classes: readonly Code[];
  /** The documented message, where the document gives one. */
  readonly message: string | undefined;
  readonly meaning: string;
  /** The operations for which it is documented. */
  readonly operations: 'all' | 'writes' | readonly string[];
  readonly source: Source;
  /** Where in the description. */
  readonly pointer: Pointer;
}

/** Entry ids that may answer a cause; `accepted` says that the request may also be taken. `open`: anything but a server error. */
export interface Expected {
  readonly entries: readonly string[];
  readonly accepted: boolean;
  /** Any refusal in the format will do. */
  readonly anyEntry: boolean;
}

/** For each kind of derived probe what the format expects (`x-error-format.causes`). */
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

/** A provider state: what it is called and which values it answers. */
export interface State {
  readonly name: string;
  readonly values: readonly string[];
  /** Whether one set-up may serve all reading probes of a run. */
  readonly shared: boolean;
  readonly source: Source;
  readonly pointer: Pointer;
}

/** A place in a request: `/path/id`, `/query/limit`, `/header/X-Y`, `/body/content/url`. */
export type RequestLocation = Pointer;

/** A request as a document: places are JSON Pointers into it. */
export interface RequestDocument {
  readonly path: JsonObject;
  readonly query: JsonObject;
  readonly header: JsonObject;
  /** `undefined`: no body. */
  readonly body: Json | undefined;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** The template: `/things/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** Whether a success of it changes the server (`x-writes`). */
  readonly writes: boolean;
  readonly secured: boolean;
  readonly source: Source;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  readonly responses: readonly Response[];
  readonly valid: ValidRequest;
  readonly cases: readonly Case[];
  readonly bulk: BulkRules | undefined;
  /** Names of links that delete what a success made (`x-cleanup`). */
  readonly cleanup: Link | undefined;
  readonly readBack: ReadBack | undefined;
  /** Operations that must not find what this one deleted. */
  readonly gone: readonly Link[];
  readonly stored: StoredRule | undefined;
  readonly list: ListRules | undefined;
  /** `/paths/~1things/post` */
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
  /** Pointer to the schema in the description: `/paths/~1things/post/responses/201/content/application~1json/schema` */
  readonly schemaPointer: Pointer | undefined;
}

/** A request that must be accepted (`x-valid-request`, completed from the example of the body). */
export interface ValidRequest {
  readonly request: RequestDocument;
  /** States whose values the request needs. */
  readonly states: readonly string[];
  /** Where values of states go: value name -> places. */
  readonly bind: ReadonlyMap<string, readonly RequestLocation[]>;
  /** The value that an answer of another operation gives instead of a state. */
  readonly from: From | undefined;
  /** Values for the places of `bind` and `from` that surely name nothing: `{ "/path/id": … }`. */
  readonly unknown: ReadonlyMap<RequestLocation, Json>;
  /** True where it may only be sent in a state of a case: nothing undoes it. */
  readonly onlyInStates: boolean;
  /** True where every body that satisfies its schema is accepted: nothing else decides (what exists, what it was before). */
  readonly anyBody: boolean;
  /** True where query parameters are independent: any of them together are accepted, where each satisfies its schema. */
  readonly anyQuery: boolean;
  /** A text member for the mark of the run: `/body/name`. */
  readonly mark: RequestLocation | undefined;
}

/** A value taken from the success of another operation's valid request (a create). */
export interface From {
  readonly operation: string;
  /** Pointer into that answer's body -> place in this request. */
  readonly bind: ReadonlyMap<Pointer, RequestLocation>;
  /** A state that answers the same values, each under the last name of its place: what a contract asks for, since it holds one request alone. */
  readonly state: string | undefined;
}

/** One change to a request. */
export type Change =
  | { readonly kind: 'set'; readonly at: RequestLocation; readonly value: Json }
  | { readonly kind: 'remove'; readonly at: RequestLocation };

/** A written case (`x-error-cases`): a state, a change to the valid request, the expected error. */
export interface Case {
  readonly name: string;
  /** Replaces the states of the valid request that it covers: those all of whose values it answers itself. */
  readonly states: readonly string[];
  readonly bind: ReadonlyMap<string, readonly RequestLocation[]>;
  readonly change: readonly Change[];
  readonly expect: Expected;
  /** Names of fields of which at least one must be blamed. Empty: nothing is said of fields. */
  readonly blames: readonly string[];
  /** The name of the case that it must be answered like, status and body alike. */
  readonly like: string | undefined;
  readonly source: Source;
  readonly pointer: Pointer;
}

export interface SharedCase extends Case {
  readonly operations: 'all' | 'writes' | 'reads' | readonly string[];
}

/** An OpenAPI link of a response: which operation to call, and where its values come from. */
export interface Link {
  readonly name: string;
  readonly operation: string;
  /** Place in the new request -> where the value stands. With `each`, pointers are relative to the element. */
  readonly bind: ReadonlyMap<RequestLocation, { readonly from: 'request' | 'answer'; readonly at: Pointer }>;
  /** The list in the answer for each element of which the link holds. */
  readonly each: Pointer | undefined;
}

/** What of a request can be read again, and where (`x-read-back`). */
export interface ReadBack {
  readonly link: Link;
  readonly compare: readonly Comparison[];
  /** Members of the read answer that a server may change by itself (the time of the last change). */
  readonly volatile: readonly Pointer[];
}

/** One member that must read as it was sent; only where every `when` holds of the sent body (`is: null` also of a member that is not sent). */
export interface Comparison {
  /** Pointer into the sent body (or the item). */
  readonly sent: Pointer;
  /** Pointer into what is read (or the created element). */
  readonly read: Pointer;
  readonly when: readonly { readonly at: Pointer; readonly is: Json }[];
}

/** How what is stored is found again by a mark in a text member (`x-stored`). */
export interface StoredRule {
  readonly operation: string;
  /** Place of the search text in that operation's request. */
  readonly search: RequestLocation;
  /** The list in its answer. */
  readonly list: Pointer;
  /** Pointer to the marked member in an element of the list. */
  readonly mark: Pointer;
}

/** What a listing promises (`x-list`). */
export interface ListRules {
  readonly items: Pointer;
  /** Place in the request of the page's size and number. */
  readonly limit: RequestLocation;
  readonly page: RequestLocation | undefined;
  readonly pagination: { readonly page: Pointer; readonly limit: Pointer; readonly total: Pointer; readonly pages: Pointer } | undefined;
}

/** The shape of a bulk operation (`x-bulk`). */
export interface BulkRules {
  /** Pointer into the request body. */
  readonly items: Pointer;
  readonly min: number;
  readonly max: number;
  /** No item may stand twice (`uniqueItems`). */
  readonly unique: boolean;
  readonly itemSchema: Schema;
  readonly itemPointer: Pointer;
  readonly answer: BulkAnswer;
  /** Legal HTTP statuses when all items are good, some are bad, all are bad. */
  readonly statuses: { readonly allGood: readonly number[]; readonly someBad: readonly number[]; readonly allBad: readonly number[] };
  /** Whether an all-bad bulk may be answered with the error envelope. */
  readonly allBadAsError: boolean;
  /** A text member in an item for the mark: `/name`. */
  readonly mark: Pointer | undefined;
  /** What of an item can be read in the created element. */
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
      /** One element per item, in the order of the request unless `index` is there. */
      readonly results: Pointer;
      readonly index: Pointer | undefined;
      /** In an element: its status; a success is 2xx. */
      readonly status: Pointer;
      readonly fields: EntryListRule;
      /** In an element that succeeded: what was created. */
      readonly value: Pointer;
      readonly summary: { readonly submitted: Pointer; readonly created: Pointer; readonly failed: Pointer } | undefined;
    };
