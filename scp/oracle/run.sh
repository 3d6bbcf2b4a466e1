#!/bin/sh
# Cases, a second opinion on each, and the comparison: ./run.sh [CASES] [SEED] [even|odd]
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm install
root=$(cd ../.. && pwd)
(cd "$root" && ./mvnw -q ${MAVEN_FLAGS:-} -pl scp -am -DskipTests -Dspotless.check.skip=true package \
    org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath -Dmdep.outputFile=target/oracle.classpath -Dmdep.includeScope=test)
oracle="${JAVA_HOME:+$JAVA_HOME/bin/}java -cp $root/scp/target/test-classes:$root/scp/target/classes:$root/core/target/classes:$(cat "$root/scp/target/oracle.classpath") dev.parapet.scp.oracle.Oracle"
$oracle write "${1:-20000}" "${2:-5}" "${3:-even}" cases.jsonl
node answer.mjs cases.jsonl > answers.jsonl
$oracle compare cases.jsonl answers.jsonl
