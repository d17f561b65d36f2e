# shellcheck shell=bash
# Sourced by chat-server and chat-client, and by .ci/run. Finds the newest Java, builds the jars if they are outdated,
# and becomes the JVM. All its messages go to standard error, since standard output belongs to the client.
# It uses nothing newer than bash 3.2, the version on macOS.
#
# Variables that the user can set:
#   CHAT_JAVA               the java to start, instead of the newest one found
#   CHAT_JAVA_FOLDERS       homes of Javas to search besides JAVA_HOME and PATH: patterns, separated by colons
#   CHAT_SERVER_JAVA_OPTS   options for the server's JVM; see chat-server
#   CHAT_CLIENT_JAVA_OPTS   options for the client's JVM; see chat-client

# cd must ignore CDPATH, and resolve a link to this folder.
root=$(CDPATH='' cd -P -- "${BASH_SOURCE[0]%/*}/.." && pwd)
lock=$root/target/build.lock
log=$root/target/build.log
program=${0##*/}

say() {
  printf '%s: %s\n' "$program" "$*" >&2
}

fail() {
  say "$@"
  exit 1
}

# shellcheck source=find-java.bash
. "$root/scripts/find-java.bash"
# shellcheck source=class-archive.bash
. "$root/scripts/class-archive.bash"

# ---- The build ----

# Whether a module's jar is missing or older than its sources, for example after a git pull. Folders count like files,
# since deleting a file changes only the time of its folder.
is_outdated() {
  local jar=$root/$1/target/$1.jar
  [ -f "$jar" ] || return 0
  [ -n "$(find "$root/pom.xml" "$root/.mvn" "$root/chat-protocol/pom.xml" "$root/chat-protocol/src/main" \
    "$root/$1/pom.xml" "$root/$1/src/main" -newer "$jar" 2>/dev/null)" ]
}

is_running() {
  # kill fails on a process of another user, ps doesn't.
  [ -n "$1" ] && { kill -0 "$1" || ps -p "$1"; } >/dev/null 2>&1
}

# Sets owner to the process that took the lock, and held to "yes" while the lock counts: as long as that process runs,
# or the Maven that it started, which survives if the process is killed.
read_lock() {
  local maven=
  owner='' held=
  { read -r owner <"$lock/pid"; } 2>/dev/null || true
  { read -r maven <"$lock/maven"; } 2>/dev/null || true
  if is_running "$owner" || is_running "$maven"; then held=yes; fi
}

# Removes the lock of a killed process, and the jars that it may have left half built. One process at a time does this,
# and reads the lock again before: a second one could otherwise remove the lock that the first has just taken.
break_lock() {
  local dead=$1 owner held
  mkdir "$lock.break" 2>/dev/null || return 0
  read_lock
  if [ -d "$lock" ] && [ "$owner" = "$dead" ] && [ -z "$held" ]; then
    remove_jars
    rm -rf "$lock"
  fi
  rmdir "$lock.break"
}

# Takes the lock, since two builds in one tree would overwrite each other's files. The lock is a folder, since mkdir is
# atomic on every system.
take_lock() {
  local owner held unowned=0 told=
  { mkdir -p "$root/target" && [ -w "$root/target" ]; } 2>/dev/null ||
    fail "can't build: $root/target can't be written to."
  until mkdir "$lock" 2>/dev/null; do
    read_lock
    # An owner writes its pid right after it makes the folder. A lock without one for five seconds is abandoned.
    if [ -n "$owner" ]; then unowned=0; else unowned=$((unowned + 1)); fi
    if [ "$unowned" -ge 25 ] && [ ! -d "$lock" ]; then
      fail "can't build: the folder $lock can't be made."
    elif [ -n "$owner" ] && [ -z "$held" ] || [ "$unowned" -ge 25 ]; then
      break_lock "$owner"
      unowned=0
    elif [ -n "$held" ] && [ -z "$told" ]; then
      say "waiting for the build that process $owner runs (if it runs none, remove $lock)"
      told=yes
    fi
    sleep 0.2
  done
  lock_held=yes
  echo $$ >"$lock/pid"
}

release_lock() {
  rm -rf "$lock"
  lock_held=
}

remove_jars() {
  rm -f "$root/chat-server/target/chat-server.jar" "$root/chat-client/target/chat-client.jar"
}

lock_held='' maven_pid=

# Cleans up at any end of the script: stops Maven, removes half-built jars, releases the lock.
end_build() {
  [ -n "$lock_held" ] || return 0
  if [ -n "$maven_pid" ]; then
    kill "$maven_pid" 2>/dev/null || true
    wait "$maven_pid" 2>/dev/null || true
    remove_jars
  fi
  release_lock
}

# Builds both programs together: building the second one later would rebuild the first, which may be running then.
run_maven() {
  local mvn=$1 module=$2 reason jar
  say "building; the first time, Maven downloads libraries, which may take a minute"
  # A build that is killed then leaves no jar that looks finished. Programs that run from these jars have them open, and
  # continue.
  remove_jars
  # In the background, since bash handles a signal only after a foreground program has ended. Maven must neither read
  # our input nor write to our output. Format check and tests are left to developers: mvn verify.
  (
    cd "$root" || exit
    JAVA_HOME=$jdk_home exec "$mvn" -q -B -Dstyle.color=never -Dquick -Dmaven.test.skip=true package
  ) </dev/null >"$log" 2>&1 &
  maven_pid=$!
  echo "$maven_pid" >"$lock/maven"
  if ! wait "$maven_pid" || ! [ -f "$root/$module/target/$module.jar" ]; then
    maven_pid=
    remove_jars
    # The first error line of Maven or the compiler may be a heading, which ends with a colon.
    reason=$(grep '^\[ERROR\]' "$log" | grep -m 1 -v ': *$') || reason=
    fail "the build failed${reason:+: ${reason##*\[ERROR\] }} (full output: $log)"
  fi
  maven_pid=
  # The jars get the time at which the build started, so that a source saved during the build counts as newer.
  for jar in "$root/chat-server/target/chat-server.jar" "$root/chat-client/target/chat-client.jar"; do
    [ ! -f "$jar" ] || touch -r "$lock/pid" "$jar"
  done
}

# Builds a module, unless another process has just built it.
build() {
  local module=$1 mvn missing='' jar=$root/$1/target/$1.jar
  mvn=$(type -P mvn) || missing="Maven 3.8 or later (mvn on PATH)"
  [ "$jdk_version" -ge "$oldest_version" ] || missing="a JDK 17 or later (a Java that has javac)"
  # Without Maven or a JDK, the old jar is started: copying the tree here may just have changed the times of its files.
  if [ -n "$missing" ] && [ -f "$jar" ] && [ ! -d "$lock" ]; then
    say "$module is older than its sources, and building it needs $missing; starting the old one"
    return 0
  fi
  trap end_build EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  take_lock
  if is_outdated "$module"; then
    [ -z "$missing" ] || fail "$module isn't built yet, and building it needs $missing. Install that, and start again."
    run_maven "$mvn" "$module"
  fi
  release_lock
  trap - EXIT HUP INT TERM
}

# ---- The start ----

# launch MODULE JVM-OPTIONS use|make|no ARGUMENT...
# The third argument: start from a class-data archive, or also make one if there is none, or neither.
launch() {
  local module=$1 options=$2 archives=$3 jar=$root/$1/target/$1.jar archive_option=
  shift 3
  choose_java
  # While another process builds, the jar may be incomplete.
  if is_outdated "$module" || [ -d "$lock" ]; then
    build "$module"
  fi
  case $OSTYPE in
    msys* | cygwin*)
      # Java on Windows needs a Windows path to the jar; the arguments must not be translated.
      jar=$(cygpath -m "$jar")
      export MSYS_NO_PATHCONV=1 MSYS2_ARG_CONV_EXCL='*'
      ;;
  esac
  [ "$archives" = no ] || choose_archive "$jar" "$archives"
  # Splits the options below into words without expanding patterns.
  set -f
  # The JVM would open a file of its own under a closed descriptor, and the client would then read that file as input.
  { : 9<&0; } 2>/dev/null || exec </dev/null
  { : 9>&1; } 2>/dev/null || exec >/dev/null
  # exec, so that the JVM gets the signals and the pid, and its exit code is the script's.
  # shellcheck disable=SC2086 # words
  exec "$java" $options ${archive_option:+"$archive_option"} -jar "$jar" "$@"
}
