# shellcheck shell=bash
# Sourced by chat-server and chat-client: finds the newest Java, builds the jars if that is due, and becomes the JVM.
# Also sourced by .ci/run. Everything it says goes to standard error: a pipe's output is the client's alone.
# It keeps to bash 3.2, which is what macOS has.
#
# What its user can set:
#   CHAT_JAVA               the java to start, instead of the newest one found
#   CHAT_JAVA_FOLDERS       where Javas are looked for, besides JAVA_HOME and PATH: patterns of homes, parted by colons
#   CHAT_SERVER_JAVA_OPTS   words for the server's JVM; see chat-server
#   CHAT_CLIENT_JAVA_OPTS   words for the client's JVM; see chat-client

# CDPATH and a link to this folder would each lead elsewhere.
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

# Whether a module's jar is missing, or older than what it is made from, as after a git pull. Folders count as well
# as files: theirs is the only time that changes when a file is deleted.
is_outdated() {
  local jar=$root/$1/target/$1.jar
  [ -f "$jar" ] || return 0
  [ -n "$(find "$root/pom.xml" "$root/.mvn" "$root/chat-protocol/pom.xml" "$root/chat-protocol/src/main" \
    "$root/$1/pom.xml" "$root/$1/src/main" -newer "$jar" 2>/dev/null)" ]
}

is_running() {
  # The second way is for a process of another user.
  [ -n "$1" ] && { kill -0 "$1" || ps -p "$1"; } >/dev/null 2>&1
}

# Sets owner to the process that has the lock, and held to whether the lock counts: while that process runs, or the
# Maven that it left behind when it was killed.
read_lock() {
  local maven=
  owner='' held=
  { read -r owner <"$lock/pid"; } 2>/dev/null || true
  { read -r maven <"$lock/maven"; } 2>/dev/null || true
  if is_running "$owner" || is_running "$maven"; then held=yes; fi
}

# Removes the lock of a process that was killed, and what it left half built. One process at a time does so, and looks
# again before: otherwise the second would remove the lock that the first has taken since.
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

# Two builds in one tree would write into each other's files. A folder is the lock, for mkdir is atomic everywhere.
take_lock() {
  local owner held unowned=0 told=
  { mkdir -p "$root/target" && [ -w "$root/target" ]; } 2>/dev/null ||
    fail "can't build: $root/target can't be written to."
  until mkdir "$lock" 2>/dev/null; do
    read_lock
    # Between the folder and the pid in it lies a moment, but not five seconds.
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

# However the build ends: nothing half built stays, no Maven runs on alone, and the next one can have the lock.
end_build() {
  [ -n "$lock_held" ] || return 0
  if [ -n "$maven_pid" ]; then
    kill "$maven_pid" 2>/dev/null || true
    wait "$maven_pid" 2>/dev/null || true
    remove_jars
  fi
  release_lock
}

# Builds both programs at once: the client's tests need the server anyway, and building the second one later would
# rebuild the first while it runs.
run_maven() {
  local mvn=$1 module=$2 reason jar
  say "building; the first time, Maven fetches libraries too, which may take a minute"
  # A server that runs keeps the jar it has open. Writing over that file would take its classes from under it.
  remove_jars
  # In the background, so that a signal is acted on at once rather than when Maven is done. Nothing that it prints may
  # get into our output, and nothing of our input into it. Format and tests are the developers' business: mvn verify.
  (
    cd "$root" || exit
    JAVA_HOME=$jdk_home exec "$mvn" -q -B -Dstyle.color=never -Dquick -Dmaven.test.skip=true package
  ) </dev/null >"$log" 2>&1 &
  maven_pid=$!
  echo "$maven_pid" >"$lock/maven"
  if ! wait "$maven_pid" || ! [ -f "$root/$module/target/$module.jar" ]; then
    maven_pid=
    remove_jars
    # Of Maven and the compiler alike, the first line may be a heading.
    reason=$(grep '^\[ERROR\]' "$log" | grep -m 1 -v ': *$') || reason=
    fail "the build failed${reason:+: ${reason##*\[ERROR\] }} (everything it said: $log)"
  fi
  maven_pid=
  # As old as the start of the build, so that a source saved during it counts as newer.
  for jar in "$root/chat-server/target/chat-server.jar" "$root/chat-client/target/chat-client.jar"; do
    [ ! -f "$jar" ] || touch -r "$lock/pid" "$jar"
  done
}

# Builds, unless another process just did.
build() {
  local module=$1 mvn missing='' jar=$root/$1/target/$1.jar
  mvn=$(type -P mvn) || missing="Maven 3.8 or later (mvn on PATH)"
  [ "$jdk_version" -ge "$oldest_version" ] || missing="a JDK 17 or later (a Java that has javac)"
  # A copy of the whole tree onto a computer without Maven may have mixed up the times.
  if [ -n "$missing" ] && [ -f "$jar" ] && [ ! -d "$lock" ]; then
    say "$module is older than its sources, and to build it takes $missing; starting the old one"
    return 0
  fi
  trap end_build EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  take_lock
  if is_outdated "$module"; then
    [ -z "$missing" ] || fail "$module isn't built yet, and to build it takes $missing. Install that, and start again."
    run_maven "$mvn" "$module"
  fi
  release_lock
  trap - EXIT HUP INT TERM
}

# ---- The start ----

# launch MODULE JVM-OPTIONS use|make|no ARGUMENT...
# The third word: whether to start from a class-data archive, and whether to make one where there is none.
launch() {
  local module=$1 options=$2 archives=$3 jar=$root/$1/target/$1.jar archive_option=
  shift 3
  choose_java
  # While another process builds, a jar that is there may be half a jar.
  if is_outdated "$module" || [ -d "$lock" ]; then
    build "$module"
  fi
  case $OSTYPE in
    msys* | cygwin*)
      # Windows' Java wants Windows' path of the jar; the arguments are to stay what they are.
      jar=$(cygpath -m "$jar")
      export MSYS_NO_PATHCONV=1 MSYS2_ARG_CONV_EXCL='*'
      ;;
  esac
  [ "$archives" = no ] || choose_archive "$jar" "$archives"
  # Options are words, not patterns.
  set -f
  # Of a descriptor that is closed the JVM makes use for a file of its own, and the client would read that as input.
  { : 9<&0; } 2>/dev/null || exec </dev/null
  { : 9>&1; } 2>/dev/null || exec >/dev/null
  # exec: signals and the exit code are the JVM's, and so is the pid.
  # shellcheck disable=SC2086 # words
  exec "$java" $options ${archive_option:+"$archive_option"} -jar "$jar" "$@"
}
