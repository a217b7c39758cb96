#!/bin/sh
# Compiles the shop into target/examples/checkout-shop when its sources have changed, against the
# stripe-java in target/lib, and runs it. To be run from the project's folder, after mvn package.
# Arguments are the JVM's own, such as -javaagent:FILE.
set -e
sources=src/examples/checkout-shop
classes=target/examples/checkout-shop
jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
if ! diff -qr "$sources" "$classes/sources" > /dev/null 2>&1; then
  rm -rf "$classes"
  mkdir -p "$classes"
  "${jdk}javac" --release 17 -Xlint:all,-processing,-path -Werror -cp 'target/lib/*' \
    -d "$classes" "$sources"/shop/checkout/*.java
  cp -R "$sources" "$classes/sources"
fi
exec "${jdk}java" "$@" -cp "$classes:target/lib/*" shop.checkout.Main
