#!/bin/sh
# Puts the shop and the packages that its lock file pins into target/examples/node-shop, and
# installs nothing that is there already. To be run from the project's folder.
set -e
there=target/examples/node-shop
mkdir -p "$there"
cp -R src/examples/node-shop/. "$there"
cd "$there"
if ! cmp -s package-lock.json node_modules/installed.json; then
  npm ci --silent --ignore-scripts --no-audit --no-fund --prefer-offline
  cp package-lock.json node_modules/installed.json
fi
