#!/usr/bin/env bash
# Draws reply.png anew, after the answer has changed: needs Node.js, Chromium, ImageMagick, and the
# fonts Lato and Noto Color Emoji (Debian: chromium imagemagick fonts-lato fonts-noto-color-emoji).
# A test compares reply.json with the answer, and the picture with reply.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=../..
question=$root/bot/src/main/resources/demo/event-after-upgrade.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 1 is the exit code of "something is wrong in the cluster"
"$root/eks-auth" diagnose --snapshot "$root/checks/recordings/article.json" --format slack \
  --lang en "$question" >reply.json || [[ $? == 1 ]]
node draw.mjs "$question" reply.json >"$work/page.html"
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
  --force-device-scale-factor=1.5 --window-size=760,6000 --screenshot="$work/page.png" \
  "file://$work/page.html" 2>"$work/chromium.log" || { cat "$work/chromium.log" >&2; exit 1; }
convert "$work/page.png" -trim -bordercolor white -border 24 -colors 48 -define png:compression-level=9 \
  -set comment "$(sha256sum reply.json | cut -d' ' -f1)" PNG8:reply.png
echo "drawn: $(identify -format '%w x %h' reply.png), $(wc -c <reply.png) bytes"
