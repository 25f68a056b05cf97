#!/usr/bin/env bash
# Has Slack's own types check the shape of every message and view that the tests wrote to
# bot/target/blocks. Needs Node.js 20 and npm. Types know no limits: SlackLimits does.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$here/../../../target
blocks=$target/blocks
work=$target/blocks-check

compgen -G "$blocks/*.json" >/dev/null || {
  echo "nothing in $blocks; run the tests of bot first" >&2
  exit 1
}
rm -rf "$work"
mkdir -p "$work"
cp "$here/package.json" "$here/package-lock.json" "$work"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --silent)

# Wraps a file as a constant of the type that its name begins with.
count=0
for json in "$blocks"/*.json; do
  name=$(basename "$json" .json)
  case $name in
    message.*) types=KnownBlock type='KnownBlock[]' ;;
    view.home*) types=HomeView type=HomeView ;;
    view.*) types=ModalView type=ModalView ;;
    options.*) types=Option type='Option[]' ;;
    *) echo "$json: no type is known for it" >&2; exit 1 ;;
  esac
  {
    echo "import type { $types } from '@slack/types';"
    printf 'export default '
    cat "$json"
    echo " satisfies $type;"
  } >"$work/$name.ts"
  count=$((count + 1))
done

# A check that accepts anything would pass: this one must not.
{
  echo "import type { KnownBlock } from '@slack/types';"
  echo "export default [{ type: 'header', text: { type: 'mrkdwn', text: '' } }] satisfies KnownBlock[];"
} >"$work/wrong.ts"

cd "$work"
tsc() { npx --no-install tsc --ignoreConfig --noEmit --strict --module node16 --moduleResolution node16 "$@"; }
if tsc wrong.ts >/dev/null; then
  echo "a header with mrkdwn passes: the types are not looked at" >&2
  exit 1
fi
rm wrong.ts
tsc ./*.ts
echo "$count messages and views have the shape that Slack's types ask for"
