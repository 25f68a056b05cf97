#!/usr/bin/env bash
# Renders each overlay into OUT/<overlay>.yaml. kubectl has Kustomize in it and asks no cluster; KUBECTL
# names another than the one on the path.
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: $0 OUT" >&2; exit 2; }
out=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
kubectl=${KUBECTL:-kubectl}
command -v "$kubectl" >/dev/null 2>&1 || { echo "kubectl 1.22 or newer is needed; install it" >&2; exit 1; }

mkdir -p "$out"
for overlay in "$here"/overlays/*/; do
  rendered="$out/$(basename "$overlay").yaml"
  "$kubectl" kustomize "$overlay" >"$rendered" \
    || { echo "kubectl 1.22 or newer is needed; this is $("$kubectl" version --client 2>&1 | head -n 1)" >&2; exit 1; }
  echo "$rendered"
done
