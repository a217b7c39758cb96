#!/bin/sh
# Installs the packages that the lock file pins into target/examples/node-shop, once, and runs the
# shop there. To be run from the project's folder. Arguments are node's own, such as --require FILE.
set -e
there=target/examples/node-shop
mkdir -p "$there"
cp -R src/examples/node-shop/. "$there"
if ! cmp -s "$there/package-lock.json" "$there/node_modules/installed.json"; then
  npm ci --prefix "$there" --silent --ignore-scripts --no-audit --no-fund --prefer-offline
  cp "$there/package-lock.json" "$there/node_modules/installed.json"
fi
exec node "$@" "$there/server.js"
