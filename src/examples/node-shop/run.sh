#!/bin/sh
# Installs the packages that the lock file pins into target/examples/node-shop, once, and runs the
# shop there. To be run from the project's folder. Arguments are node's own, such as --require FILE.
set -e
here=src/examples/node-shop
there=target/examples/node-shop
mkdir -p "$there"
if [ -e "$there/node_modules/.package-lock.json" ] \
  && cmp -s "$here/package-lock.json" "$there/package-lock.json"; then
  cp -R "$here/." "$there"
else
  cp -R "$here/." "$there"
  npm ci --prefix "$there" --silent --ignore-scripts --no-audit --no-fund --prefer-offline
fi
exec node "$@" "$there/server.js"
