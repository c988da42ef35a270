#!/usr/bin/env bash
# The check of action.yml: runs errspec, writes its reports, and leaves its exit code in the outputs, so that later steps still run.
set -uo pipefail

errspec() { node "$GITHUB_ACTION_PATH/src/cli/bin.js" "$@"; }

folder="${INPUT_FOLDER:-errspec-report}"
mkdir -p "$folder"
# The options are split at blanks, as on a command line; quotes group words.
eval "set -- ${INPUT_ARGS:-}"
errspec check "$@" \
  --report pretty \
  --report "json=$folder/errspec.json" \
  --report "junit=$folder/errspec.xml" \
  --report "markdown=$folder/errspec.md" \
  --report "html=$folder/errspec.html"
code=$?
echo "exit-code=$code" >> "$GITHUB_OUTPUT"
if [ -f "$folder/errspec.json" ]; then
  echo "report=$folder/errspec.json" >> "$GITHUB_OUTPUT"
  [ "${INPUT_ANNOTATIONS:-true}" = true ] && errspec report "$folder/errspec.json" --report github
  [ "${INPUT_SUMMARY:-true}" = true ] && cat "$folder/errspec.md" >> "$GITHUB_STEP_SUMMARY"
fi
exit 0
