# Runs a main class of the tests; the commands beside read this file. Builds what is not built.
# shellcheck shell=bash

# on_test_classes FILE MAIN ARGUMENT…: FILE is the command that was started
on_test_classes() {
  local here jdk classpath main=$2
  here=$(home_of "$1")
  shift 2
  jdk=$(find_java javac) || fail "a JDK $WANTED is needed, and none is in $WHERE_LOOKED."
  command -v mvn >/dev/null || fail "Maven 3.8.7 or newer is needed, so that mvn is on the PATH."
  classpath=$here/target/bench.classpath
  say "Building the program and its tests"
  JAVA_HOME=$jdk mvn -B -q -f "$here/pom.xml" -Djacoco.skip=true -Dspotless.check.skip=true -Dmdep.analyze.skip=true \
    -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test test-compile dependency:build-classpath >&2 ||
    fail "the build failed for the reasons above."
  exec "$jdk/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$here/target/test-classes:$here/target/classes:$(cat "$classpath")" "$main" "$@"
}
