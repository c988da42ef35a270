import type { ErrorFormatKeywords, Extension, OperationKeywords } from '../../specs/extension.ts';
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
  /** The expectations of violated constraints that are not that of `causes.invalid`, by constraint. */
  readonly constraints: ReadonlyMap<string, Expected>;
  readonly states: ReadonlyMap<string, State>;
  readonly operations: readonly Operation[];
  /** Cases shared by several operations (a revoked key). */
  readonly cases: readonly SharedCase[];
  /** The whole description with unresolved `$ref`s; schemas are compiled from here. */
  readonly document: JsonObject;
  /** Parts that no description promises: they are what is usual, or the custom of a dialect. */
  readonly usual: ReadonlySet<FormatPart>;
  /** What the document has and errspec works without. */
  readonly warnings: readonly DocumentWarning[];
  /** Operations of the document that cannot be probed; they are not among `operations`. */
  readonly outOfReach: readonly OutOfReach[];
}

/** A part of a format that may be promised or only usual: how errors are read, how blamed fields are named. */
export type FormatPart = ErrorFormatKeywords['usual'][number];

/**
 * How the API key is sent: `bearer` as `Authorization: Bearer <key>`, `basic` in Base64 from a key `user:password`, the others as the value of the
 * named header, query parameter or cookie.
 */
export type Auth =
  | { readonly kind: 'header' | 'query' | 'cookie'; readonly name: string }
  | { readonly kind: 'bearer' }
  | { readonly kind: 'basic' };

type ReadingKeywords = ErrorFormatKeywords['reading'];

/** How an answer is read. Pointers are into the answer's body. */
export interface ReadingRules extends Pick<ReadingKeywords, 'mediaTypes' | 'success' | 'errorMarks' | 'detail' | 'requestId' | 'data'> {
  /** The shapes of errors, the first of which that fits an answer is used; the last one is the general one. */
  readonly shapes: readonly [ErrorShape, ...ErrorShape[]];
}

/** One shape of errors. */
export interface ErrorShape {
  /** `undefined`: every answer may have this shape. */
  readonly when: ShapeCondition | undefined;
  readonly code: CodeRule;
  /** `undefined`: errors of this shape have no message. */
  readonly message: MessageRule | undefined;
  /** `undefined`: errors of this shape list no fields. */
  readonly fields: BlamedFieldRule | undefined;
  /** The location of the body's schema in the description. */
  readonly schema: Pointer | undefined;
}

/** Which answers have a shape: all that is listed must be true. */
export type ShapeCondition = NonNullable<ReadingKeywords['shapes'][number]['when']>;

/** Where the code of an error is. */
export interface CodeRule {
  /** `undefined`: it is not in the body. */
  readonly at: Pointer | undefined;
  /** The elements of a list in the first of which the code is; `undefined`: it is in the body itself. */
  readonly within: ChosenElements | undefined;
  /** Values there that mean that there is no code. */
  readonly none: readonly Code[];
  /** Errors without a code in the body have the HTTP status as code. */
  readonly status: boolean;
  /** The code of errors that have no other. */
  readonly otherwise: Code | undefined;
}

/** A list in a body, and the values by which elements of it are chosen. */
export interface ChosenElements {
  readonly list: Pointer;
  readonly where: Readonly<Record<Pointer, Json>>;
}

/** Where the message of an error is, whether it may be a list of texts, and whether it may be missing. */
export interface MessageRule {
  /** The first of these that leads to a value. */
  readonly at: readonly [Pointer, ...Pointer[]];
  readonly list: boolean;
  readonly optional: boolean;
}

/** The detail code of an error: its location, the values that mean that there is none, and the range that the catalogue lists completely. */
export type DetailRule = NonNullable<ReadingRules['detail']>;
/** Where an answer blames fields: in a list, in a map of names, or at a single member; and how their names are written there. */
export type BlamedFieldRule = NonNullable<ReadingKeywords['fields']>;
/** Where an answer has its request id: either `at` (in the body) or `header` is set. */
export type RequestIdRule = NonNullable<ReadingRules['requestId']>;

export type Code = string | number;

/** How HTTP statuses relate to bodies. */
export type StatusRules = ErrorFormatKeywords['statuses'];
/** The member that contains a status, and the HTTP statuses allowed with it. */
export type StatusPolicy = NonNullable<StatusRules['policy']>;
/** `mirror`: the HTTP status equals the member. `ok`: it is always 200. */
export type PolicyName = StatusPolicy['allowed'][number];
type FieldKeywords = NonNullable<ErrorFormatKeywords['fields']>;
/** How blamed fields are named, and the ids of the entries that list them. */
export type FieldRules = Omit<FieldKeywords, 'with'> & { readonly with: readonly string[] };
/** Rate limits; `entry` is the id of the entry "rate limit exceeded". */
export type LimitRules = Omit<NonNullable<ErrorFormatKeywords['limits']>, 'entry'> & { readonly entry: string };
/** The source of a statement: a document or an assumption. */
export type Source = OperationKeywords['x-source'];
/** The keywords of the extension in a schema. */
export type MemberKeywords = Extension['member'];

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
  /** How much of it is only usual; absent where the description promises all of it. */
  readonly usual?: Usual;
}

/** What of an expectation no description promises, only custom: the `code` of a rejection, or `all`, so that it weighs as a SHOULD. */
export type Usual = 'code' | 'all';

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
  /** The tags of OpenAPI, by which operations can be selected. */
  readonly tags?: readonly string[];
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
  /** A list in the query is sent as one text, separated by commas, not as a repeated parameter (`explode: false`). */
  readonly joined?: true;
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
  /** It stands for statuses that the document does not name one by one (`default`, `4XX`). */
  readonly isGeneral?: true;
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
  /** Location in that request -> location in this request: the ids of what both are part of. */
  readonly carried: ReadonlyMap<RequestLocation, RequestLocation>;
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
  /** Nobody wrote it down: what is read otherwise breaks no promise. */
  readonly isUsual?: true;
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
export type StoredRule = NonNullable<OperationKeywords['x-stored']>;
/** What a list operation promises (`x-list`). */
export type ListRules = NonNullable<OperationKeywords['x-list']>;

type BulkKeyword = NonNullable<OperationKeywords['x-bulk']>;

/** The rules of a bulk operation (`x-bulk`). */
export interface BulkRules {
  /** Pointer into the request body. */
  readonly items: Pointer;
  readonly min: number;
  readonly max: number;
  /** Whether the description limits the number of items; else `max` is ours. */
  readonly limited: boolean;
  /** Items must be unique (`uniqueItems`). */
  readonly unique: boolean;
  readonly itemSchema: Schema;
  readonly itemPointer: Pointer;
  readonly answer: BulkAnswer;
  /** Valid HTTP statuses if all items are valid, some are invalid, all are invalid. */
  readonly statuses: Required<{ readonly [Name in keyof BulkKeyword['statuses']]: readonly number[] }>;
  /** Whether a bulk of invalid items only may be answered with an error of the format. */
  readonly allBadAsError: boolean;
  /** In an item: the parts that are sent as a line each, if the body is lines of JSON; empty: the item is one line. */
  readonly lines: readonly Pointer[];
  /** In an item: a text member for the run tag, `/name`. */
  readonly mark: Pointer | undefined;
  /** Members of an item that the created element repeats. */
  readonly compare: readonly Comparison[];
}

/** How the answer of a bulk reports each item: in a list of created resources and one of errors, or in one list of results. */
export type BulkAnswer = BulkKeyword['answer'];

/** The operation with this id, or `undefined`. */
export function operationById({ operations }: Pick<Format, 'operations'>, id: string | undefined): Operation | undefined {
  return operations.find((operation) => operation.id === id);
}
