#!/usr/bin/env bash
# The image where there is no Docker engine: built by buildah, run by podman as hardened as a cluster runs it.
#
#   deploy/image.sh base            a base image out of this machine's Debian packages and JDK: localhost/java:local
#   deploy/image.sh build           localhost/unlockwire:dev, after `mvn package` as deploy/Containerfile says; BASE_IMAGE names another base
#   deploy/image.sh run [-e …] …    in the foreground; what is given goes to `podman run`
#
# Wants root, and from Debian: buildah podman runc mmdebstrap; a JDK for the base.
set -euo pipefail
cd "$(dirname "$0")/.."

base=${BASE_IMAGE:-localhost/java:local}
image=${IMAGE:-localhost/unlockwire:dev}

base() {
  root=$(mktemp -d)
  trap 'rm -rf "$root"' EXIT
  mmdebstrap --quiet --variant=minbase --include=ca-certificates,tzdata bookworm "$root/base.tar"
  # All modules but the tools that make images, since libraries ask for some at run time only.
  modules=$(java --list-modules | sed 's/@.*//' | grep -v '^jdk.j\(link\|package\)$' | paste -sd,)
  jlink --add-modules "$modules" --strip-debug --no-man-pages --no-header-files --output "$root/java"
  local container
  container=$(buildah from scratch)
  buildah add --quiet "$container" "$root/base.tar" / >/dev/null
  buildah copy --quiet "$container" "$root/java" /opt/java >/dev/null
  buildah config --env PATH=/opt/java/bin:/usr/bin:/bin --env JAVA_HOME=/opt/java "$container"
  buildah commit --quiet --rm "$container" localhost/java:local
}

build() {
  buildah bud --isolation chroot --pull-never --build-arg BASE_IMAGE="$base" \
    -f deploy/Containerfile -t "$image" .
}

# Nothing can be written but /tmp, no capability is left, none can be gained, and memory and processes have a bound.
run() {
  exec podman --runtime runc --cgroup-manager cgroupfs --events-backend file run --rm \
    --read-only --tmpfs /tmp:rw,noexec,nosuid,size=64m --cap-drop ALL --security-opt no-new-privileges \
    --memory 1g --ulimit nofile=20000:20000 --ulimit nproc=1024:1024 --stop-timeout 60 "$@" "$image"
}

case ${1:-} in
  base | build) "$1" ;;
  run) shift && run "$@" ;;
  *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
