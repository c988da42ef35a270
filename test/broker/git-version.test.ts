import { expect, test } from 'vitest';
import { versionFromEnvironment } from '../../src/cli/git-version.ts';
import { folder } from '../program/run.ts';

test.each<[string, Readonly<Record<string, string>>, string | undefined, string | undefined]>([
  ['a push on GitHub', { GITHUB_SHA: 'a1', GITHUB_REF_NAME: 'main', GITHUB_REF_TYPE: 'branch' }, 'a1', 'main'],
  ['a pull request on GitHub', { GITHUB_SHA: 'a1', GITHUB_HEAD_REF: 'feature/x', GITHUB_REF_NAME: '12/merge' }, 'a1', 'feature/x'],
  ['a tag on GitHub', { GITHUB_SHA: 'a1', GITHUB_HEAD_REF: '', GITHUB_REF_NAME: 'v1.2.0', GITHUB_REF_TYPE: 'tag' }, 'a1', undefined],
  ['a push on GitLab', { CI_COMMIT_SHA: 'b2', CI_COMMIT_BRANCH: 'main', CI_COMMIT_REF_NAME: 'main' }, 'b2', 'main'],
  ['a tag on GitLab', { CI_COMMIT_SHA: 'b2', CI_COMMIT_REF_NAME: 'v1' }, 'b2', undefined],
  ['a merge request on GitLab', { CI_COMMIT_SHA: 'b2', CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'topic' }, 'b2', 'topic'],
  ['Jenkins', { GIT_COMMIT: 'c3', GIT_BRANCH: 'origin/main' }, 'c3', 'main'],
  ['Jenkins, a branch with slashes', { GIT_COMMIT: 'c3', GIT_BRANCH: 'refs/remotes/origin/feature/x' }, 'c3', 'feature/x'],
  ['Jenkins, a commit without branch', { GIT_COMMIT: 'c3', GIT_BRANCH: 'detached' }, 'c3', undefined],
  ['a tag on Jenkins', { GIT_COMMIT: 'c3', GIT_BRANCH: 'refs/tags/v1' }, 'c3', undefined],
  ['a tag on a Jenkins of many branches', { GIT_COMMIT: 'c3', BRANCH_NAME: 'v1', GIT_BRANCH: 'v1', TAG_NAME: 'v1' }, 'c3', undefined],
  ['a pull request on Jenkins', { GIT_COMMIT: 'c3', CHANGE_BRANCH: 'topic', BRANCH_NAME: 'PR-12', GIT_BRANCH: 'PR-12' }, 'c3', 'topic'],
  ['Azure', { BUILD_SOURCEVERSION: 'd4', BUILD_SOURCEBRANCH: 'refs/heads/feature/x', BUILD_SOURCEBRANCHNAME: 'x' }, 'd4', 'feature/x'],
  ['a tag on Azure', { BUILD_SOURCEVERSION: 'd4', BUILD_SOURCEBRANCH: 'refs/tags/v1', BUILD_SOURCEBRANCHNAME: 'v1' }, 'd4', undefined],
  ['a merge on Azure that names no source', { BUILD_SOURCEVERSION: 'd4', BUILD_SOURCEBRANCH: 'refs/pull/3/merge' }, 'd4', undefined],
  [
    'a pull request on Azure',
    { BUILD_SOURCEVERSION: 'd4', SYSTEM_PULLREQUEST_SOURCEBRANCH: 'refs/heads/topic', BUILD_SOURCEBRANCH: 'refs/pull/3/merge' },
    'd4',
    'topic',
  ],
  ['a tag on Travis', { TRAVIS_COMMIT: 'e5', TRAVIS_BRANCH: 'v1', TRAVIS_TAG: 'v1' }, 'e5', undefined],
  ['a push on Travis', { TRAVIS_COMMIT: 'e5', TRAVIS_BRANCH: 'main', TRAVIS_TAG: '', TRAVIS_PULL_REQUEST_BRANCH: '' }, 'e5', 'main'],
  ['a push on Buildkite', { BUILDKITE_COMMIT: 'g7', BUILDKITE_BRANCH: 'main', BUILDKITE_TAG: '' }, 'g7', 'main'],
  ['a tag on Buildkite', { BUILDKITE_COMMIT: 'g7', BUILDKITE_BRANCH: 'v1', BUILDKITE_TAG: 'v1' }, 'g7', undefined],
  ['CircleCI', { CIRCLE_SHA1: 'f6', CIRCLE_BRANCH: 'main' }, 'f6', 'main'],
  ['nothing at all', {}, undefined, undefined],
])('reads version and branch from %s', (_, env, version, branch) => {
  expect(versionFromEnvironment(folder(), env)).toMatchObject({ version, branch });
});
