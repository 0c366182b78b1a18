#!/bin/sh
# Puts Node into the local Maven repository, in the place where frontend-maven-plugin looks before
# it downloads: npm carries the same binaries as packages. Does nothing if the archive is there or
# npm is not; the plugin then goes its usual way.
# usage: seed-node.sh NODE_VERSION NPM_VERSION LOCAL_REPOSITORY
set -eu
node_version=$1 npm_version=$2 repository=$3

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) platform=linux-x64 ;;
  Linux-aarch64) platform=linux-arm64 ;;
  *) exit 0 ;;
esac
folder="$repository/com/github/eirslett/node/$node_version"
archive="$folder/node-$node_version-$platform.tar.gz"
if [ -e "$archive" ] || ! command -v npm >/dev/null; then exit 0; fi

sums=$(cd "$(dirname "$0")" && pwd)/seed-node.sha512
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
for package in "node-$platform-$node_version" "npm-$npm_version"; do
  npm pack --silent "${package%-*}@${package##*-}" >/dev/null
  sum=$(grep " $package.tgz\$" "$sums") || { echo "no checksum of $package.tgz known" >&2; exit 1; }
  echo "$sum" | sha512sum --check --quiet -
done

root="node-v$node_version-$platform"
mkdir -p "$root/bin" "$root/lib/node_modules" "$folder"
tar -xzf "node-$platform-$node_version.tgz" package/bin/node
mv package/bin/node "$root/bin/node"
rm -r package
tar -xzf "npm-$npm_version.tgz"
mv package "$root/lib/node_modules/npm"
# Renamed last and within one folder, so that a build beside this one never sees half an archive.
tar -cf - "$root" | gzip -1 >"$folder/.seed-$$"
mv "$folder/.seed-$$" "$archive"
echo "Node $node_version for frontend-maven-plugin taken from npm"
