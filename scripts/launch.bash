# shellcheck shell=bash
# Sourced by chat-server and chat-client: finds the newest Java, builds the jars if that is due, and becomes the JVM.
# Also sourced by .ci/run, for find_java. Everything it says goes to standard error: a pipe's output is the client's alone.
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

# ---- The newest Java ----
#
# This runs at every start, so it forks as little as it can: a version is read from the file "release" of a Java's
# home, which takes no time, where starting a JVM to ask takes a tenth of a second.

oldest_version=17000000

usual_java_folders() {
  local folders="/usr/lib/jvm/*:/usr/java/*:/opt/java/*:/opt/jdk*"
  folders="$folders:/Library/Java/JavaVirtualMachines/*/Contents/Home"
  folders="$folders:/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home"
  folders="$folders:/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home"
  folders="$folders:/home/linuxbrew/.linuxbrew/opt/openjdk*/libexec"
  folders="$folders:/c/Program Files/Java/*:/c/Program Files/Eclipse Adoptium/*"
  if [ -n "${HOME-}" ]; then
    folders="$folders:$HOME/Library/Java/JavaVirtualMachines/*/Contents/Home"
    folders="$folders:$HOME/.sdkman/candidates/java/*:$HOME/.jdks/*"
  fi
  java_folders=$folders
}

# Sets version to a number to compare by: 17.0.15 is 17000015, 1.8.0_292 is 8000000.
parse_version() {
  local text=${1#1.}
  local IFS=.
  # shellcheck disable=SC2086 # to be split at its dots
  set -- ${text%%[!0-9.]*}
  version=$((10#${1:-0} * 1000000 + 10#${2:-0} * 1000 + 10#${3:-0}))
}

# Sets version to that of the Java in a home, and version_name to its name; 0 where none is told.
read_release() {
  local key value
  version=0 version_name=
  [ -f "$1/release" ] || return 0
  while IFS='=' read -r key value || [ -n "$key" ]; do
    if [ "$key" = JAVA_VERSION ]; then
      value=${value%$'\r'}
      value=${value#\"}
      version_name=${value%\"}
      parse_version "$version_name"
    fi
  done <"$1/release"
}

# Asks a java itself: one that came without a release file, or a version manager's stand-in, far from its home.
# Sets version, version_name and told_home.
ask_java() {
  local key value
  version=0 version_name='' told_home=
  while read -r key _ value; do
    case $key in
      java.home) told_home=$value ;;
      java.version) version_name=$value && parse_version "$value" ;;
    esac
  done < <("$1" -XshowSettings:properties -version 2>&1 </dev/null | tr -d '\r')
}

is_program() {
  [ -f "$1" ] && [ -x "$1" ]
}

# Takes note of the Java in a home, if it is newer than those before it.
consider_home() {
  local home=$1 version version_name told_home
  is_program "$home/bin/java" || return 0
  read_release "$home"
  if [ "$version" -eq 0 ]; then
    ask_java "$home/bin/java"
  fi
  if [ "$version" -gt "$java_version" ]; then
    java=$home/bin/java java_home=$home java_version=$version java_version_name=$version_name
  fi
  # The newest Java may be one that only runs programs.
  if [ "$version" -gt "$jdk_version" ] && [ -x "$home/bin/javac" ]; then
    jdk_home=$home jdk_version=$version jdk_version_name=$version_name
  fi
}

# Takes note of the Java that a path to its launcher leads to, through whatever links.
consider_launcher() {
  local launcher=$1 link home version version_name told_home
  while [ -L "$launcher" ]; do
    link=$(readlink "$launcher")
    case $link in
      /*) launcher=$link ;;
      *) launcher=${launcher%/*}/$link ;;
    esac
  done
  home=${launcher%/bin/*}
  if [ ! -f "$home/release" ]; then
    ask_java "$1"
    home=$told_home
  fi
  [ -z "$home" ] || consider_home "$home"
}

consider_path() {
  local on_path
  on_path=$(type -P java) || return 0
  case $OSTYPE:$on_path in
    # Apple's stand-in: it leads to one of the usual folders, or else opens a window.
    darwin*:/usr/bin/java) ;;
    *) consider_launcher "$on_path" ;;
  esac
}

forget_javas() {
  java='' java_home='' java_version=0 java_version_name=
  # shellcheck disable=SC2034 # .ci/run tells the name
  jdk_home='' jdk_version=0 jdk_version_name=
}

# Sets java (the launcher), java_home, java_version and java_version_name to those of the newest Java, and jdk_home,
# jdk_version and jdk_version_name to those of the newest with a compiler. Of equals, the first one found is taken.
find_java() {
  local java_folders home
  forget_javas
  [ -z "${JAVA_HOME-}" ] || consider_home "$JAVA_HOME"
  consider_path
  usual_java_folders
  # Parted at colons alone, for there are spaces in these names.
  local IFS=:
  java_folders=${CHAT_JAVA_FOLDERS-$java_folders}
  # shellcheck disable=SC2086 # patterns
  set -- $java_folders
  IFS=$' \t\n'
  for home; do
    consider_home "$home"
  done
}

# Takes the Java that the user named, in place of the newest.
take_named_java() {
  is_program "$CHAT_JAVA" ||
    fail "CHAT_JAVA is $CHAT_JAVA, which can't be run. It must be the path of a java, such as /path/to/jdk/bin/java."
  java_version=0 java_version_name=
  consider_launcher "$CHAT_JAVA"
  [ "$java_version" -ge "$oldest_version" ] ||
    fail "CHAT_JAVA is Java ${java_version_name:-of an unknown version}. It must be Java 17 or later."
  java=$CHAT_JAVA
}

choose_java() {
  find_java
  if [ -n "${CHAT_JAVA-}" ]; then
    take_named_java
  elif [ "$java_version" -eq 0 ]; then
    fail "no Java found by JAVA_HOME, on PATH or in the usual folders. Install Java 17 or later, or name one with CHAT_JAVA=/path/to/java."
  elif [ "$java_version" -lt "$oldest_version" ]; then
    fail "the newest Java found is $java_version_name, in $java_home. Install Java 17 or later, or name one with CHAT_JAVA=/path/to/java."
  fi
}

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
    JAVA_HOME=$jdk_home exec "$mvn" -q -B -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip=true package
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

# launch MODULE JVM-OPTIONS ARGUMENT...
launch() {
  local module=$1 options=$2 jar=$root/$1/target/$1.jar
  shift 2
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
  # Options are words, not patterns.
  set -f
  # exec: signals and the exit code are the JVM's, and so is the pid.
  # shellcheck disable=SC2086 # words
  exec "$java" $options -jar "$jar" "$@"
}
