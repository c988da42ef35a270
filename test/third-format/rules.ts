/** A validation error of one member: its path and a message. */
export interface MemberError {
  readonly path: readonly (string | number)[];
  readonly detail: string;
}

type Path = MemberError['path'];
type Rule = (value: unknown, path: Path) => readonly MemberError[];
type Members = Readonly<Record<string, unknown>>;

const wrong = (path: Path, detail: string): readonly MemberError[] => [{ path, detail }];

export const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

const text =
  (least: number, most: number, form?: RegExp): Rule =>
  (value, path) => {
    if (typeof value !== 'string') return wrong(path, 'must be a string');
    if ([...value].length < least || [...value].length > most) return wrong(path, `must have ${least} to ${most} characters`);
    return form === undefined || form.test(value) ? [] : wrong(path, 'has the wrong form');
  };

const day: Rule = (value, path) => {
  const known = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  return known ? [] : wrong(path, 'must be a day: 2026-01-31');
};

const number =
  (fits: (value: number) => boolean, message: string): Rule =>
  (value, path) =>
    typeof value === 'number' && fits(value) ? [] : wrong(path, message);

const whole = (least: number, most = Number.MAX_SAFE_INTEGER): Rule =>
  number((value) => Number.isInteger(value) && value >= least && value <= most, `must be a whole number from ${least} to ${most}`);

const choice =
  (...values: readonly string[]): Rule =>
  (value, path) =>
    values.some((each) => each === value) ? [] : wrong(path, `must be one of ${values.join(', ')}`);

interface Size {
  readonly least: number;
  readonly most: number;
  readonly unique: boolean;
}

/** Reports the second of two equal elements. */
const list =
  (element: Rule, { least, most, unique }: Size): Rule =>
  (value, path) => {
    if (!Array.isArray(value)) return wrong(path, 'must be a list');
    if (value.length < least || value.length > most) return wrong(path, `must have ${least} to ${most} elements`);
    const twice = value.findIndex((each, index) => value.indexOf(each) < index);
    const found = value.flatMap((each, index) => element(each, [...path, index]));
    return unique && twice >= 0 ? [...found, ...wrong([...path, twice], 'appears twice')] : found;
  };

interface Shape {
  readonly required?: readonly string[];
  readonly closed?: boolean;
}

const object =
  (rules: Readonly<Record<string, Rule>>, { required = [], closed = false }: Shape): Rule =>
  (value, path) => {
    if (!isMembers(value)) return wrong(path, 'must be an object');
    const has = (name: string) => Object.hasOwn(value, name) && value[name] !== null;
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(rules, name));
    return [
      ...required.filter((name) => !has(name)).flatMap((name) => wrong([...path, name], 'is missing')),
      ...Object.entries(rules).flatMap(([name, rule]) => (has(name) ? rule(value[name], [...path, name]) : [])),
      ...(closed ? unknown.flatMap((name) => wrong([...path, name], 'is not known')) : []),
    ];
  };

const open = object(
  {
    city: text(1, 40),
    street: text(0, 60),
    number: text(0, 6),
    zip: text(0, 5, /^\d{4,5}$/),
  },
  { required: ['city'], closed: true },
);

const address: Rule = (value, path) => {
  const lonely = isMembers(value) && Object.hasOwn(value, 'number') && !Object.hasOwn(value, 'street');
  return [...open(value, path), ...(lonely ? wrong([...path, 'street'], 'is missing beside a number') : [])];
};

const person = object({ email: text(0, 254, /^[^@\s/]+@[^@\s/]+$/) }, { required: ['email'] });
const team = object({ name: text(2, 10), size: whole(1) }, { required: ['name'] });

const assignee: Rule = (value, path) => {
  if (!isMembers(value)) return wrong(path, 'must be an object');
  if (value['kind'] !== 'person' && value['kind'] !== 'team') return wrong([...path, 'kind'], 'must be person or team');
  return value['kind'] === 'person' ? person(value, path) : team(value, path);
};

export const STATUSES = ['open', 'doing', 'done'] as const;

const MEMBERS: Readonly<Record<string, Rule>> = {
  title: text(1, 80),
  status: choice(...STATUSES),
  priority: whole(1, 5),
  effort: number((value) => value > 0 && value <= 100 && Number.isInteger(value * 2), 'must be over 0, at most 100, in halves'),
  due: day,
  code: text(0, 6, /^[A-Z]{2}-\d{3}$/),
  tags: list(text(1, 20), { least: 0, most: 4, unique: true }),
  address,
  steps: list(object({ text: text(1, 30), minutes: whole(0) }, { required: ['text'] }), { least: 1, most: 5, unique: false }),
};

export const TASK_MEMBERS: readonly string[] = [...Object.keys(MEMBERS), 'assignee'];

/** The validation errors of a new task. */
export const newTaskErrors: Rule = object({ ...MEMBERS, assignee }, { required: ['title'] });
/** The validation errors of a task update; the title cannot be removed. */
export const taskChangeErrors: Rule = (value, path) =>
  isMembers(value) && value['title'] === null ? wrong([...path, 'title'], 'cannot be removed') : object(MEMBERS, {})(value, path);
