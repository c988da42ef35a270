import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** The version that is published or verified, and the build that did it. */
export interface BuildVersion {
  readonly version: string | undefined;
  readonly branch: string | undefined;
  /** URL of the build, if the CI system names one. */
  readonly buildUrl: string | undefined;
}

/** Variables of CI systems: GitHub Actions, GitLab, CircleCI, Azure Pipelines, Bitbucket, Buildkite, Jenkins, Travis. */
const COMMITS = [
  ...['GITHUB_SHA', 'CI_COMMIT_SHA', 'CIRCLE_SHA1', 'BUILD_SOURCEVERSION', 'BITBUCKET_COMMIT', 'BUILDKITE_COMMIT'],
  ...['GIT_COMMIT', 'TRAVIS_COMMIT'],
];
/** The source branch of a merge or pull request comes before the branch that is built. */
const BRANCHES = [
  ...['GITHUB_HEAD_REF', 'CI_MERGE_REQUEST_SOURCE_BRANCH_NAME', 'CHANGE_BRANCH', 'TRAVIS_PULL_REQUEST_BRANCH'],
  ...['SYSTEM_PULLREQUEST_SOURCEBRANCH', 'GITHUB_REF_NAME', 'CI_COMMIT_BRANCH', 'CIRCLE_BRANCH', 'BUILD_SOURCEBRANCH'],
  ...['BITBUCKET_BRANCH', 'BUILDKITE_BRANCH', 'BRANCH_NAME', 'GIT_BRANCH', 'TRAVIS_BRANCH'],
];
const BUILDS = ['CI_JOB_URL', 'CIRCLE_BUILD_URL', 'BUILDKITE_BUILD_URL', 'BUILD_URL', 'TRAVIS_JOB_WEB_URL'];

/** The version and branch to publish: from CI variables, else from git in `folder`; `undefined` if neither knows. */
export function versionFromEnvironment(folder: string, env: NodeJS.ProcessEnv = process.env): BuildVersion {
  const set = (name: string) => (env[name] === '' ? undefined : env[name]);
  const given = (names: readonly string[]) => names.map(set).find((value) => value !== undefined);
  const branch = BRANCHES.filter((name) => !isTag(name, env))
    .map((name) => branchIn(name, set(name)))
    .find((name) => name !== undefined);
  return {
    version: given(COMMITS) ?? git(folder, 'rev-parse', 'HEAD'),
    branch: branch ?? attached(git(folder, 'rev-parse', '--abbrev-ref', 'HEAD')),
    buildUrl: given(BUILDS) ?? githubBuild(env),
  };
}

/** In the build of a tag, these variables contain the tag instead of a branch. */
const TAGS: ReadonlyMap<string, string> = new Map([
  ['TRAVIS_BRANCH', 'TRAVIS_TAG'],
  ['BUILDKITE_BRANCH', 'BUILDKITE_TAG'],
  ['BRANCH_NAME', 'TAG_NAME'],
  ['GIT_BRANCH', 'TAG_NAME'],
]);

function isTag(name: string, env: NodeJS.ProcessEnv): boolean {
  if (name === 'GITHUB_REF_NAME') return env['GITHUB_REF_TYPE'] === 'tag';
  const tag = TAGS.get(name);
  return tag !== undefined && (env[tag] ?? '') !== '';
}

/** The branch that a variable names, without `refs/heads/` or a remote; `undefined` for other references (tags, pull requests) and a detached head. */
function branchIn(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const local = name === 'GIT_BRANCH' ? value.replace(/^(refs\/remotes\/)?origin\//, '') : value;
  const branch = local.replace(/^refs\/heads\//, '');
  return branch.startsWith('refs/') || (name === 'GIT_BRANCH' && branch === 'detached') ? undefined : branch;
}

function githubBuild(env: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
  return server === undefined || repository === undefined || id === undefined ? undefined : `${server}/${repository}/actions/runs/${id}`;
}

/** git calls a detached head `HEAD`: it is on no branch. */
function attached(name: string | undefined): string | undefined {
  return name === 'HEAD' ? undefined : name;
}

function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    const text = execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 5_000 }).trim();
    return text === '' ? undefined : text;
  } catch {
    return undefined;
  }
}
