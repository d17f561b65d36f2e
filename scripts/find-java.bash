# shellcheck shell=bash
# shellcheck disable=SC2034 # the scripts that source this read the results
# Sourced by launch.bash, which defines fail: finds the newest Java.
#
# This runs at every start, so it forks as little as possible. It reads a version from the file "release" in a Java's
# home where there is one; starting the JVM to ask for its version takes a tenth of a second.

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

# Sets version to a number that can be compared: 17000015 for 17.0.15, 8000000 for 1.8.0_292.
parse_version() {
  local text=${1#1.}
  local IFS=.
  # shellcheck disable=SC2086 # split at the dots
  set -- ${text%%[!0-9.]*}
  version=$((10#${1:-0} * 1000000 + 10#${2:-0} * 1000 + 10#${3:-0}))
}

# Sets version and version_name to those in the release file of a home; version is 0 if there is none.
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

# Runs a java to learn its version and home, for a Java without a release file, and for a version manager's wrapper,
# which isn't in the home. Sets version, version_name and told_home.
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

# Remembers the Java in a home if it is newer than those found before.
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
  # The newest Java may come without a compiler.
  if [ "$version" -gt "$jdk_version" ] && [ -x "$home/bin/javac" ]; then
    jdk_home=$home jdk_version=$version jdk_version_name=$version_name
  fi
}

# Considers the Java of a launcher, after following any links to it.
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
    # Apple's wrapper: it starts a Java from one of the usual folders, or opens a window if there is none.
    darwin*:/usr/bin/java) ;;
    *) consider_launcher "$on_path" ;;
  esac
}

forget_javas() {
  java='' java_home='' java_version=0 java_version_name=
  # shellcheck disable=SC2034 # .ci/run prints the name
  jdk_home='' jdk_version=0 jdk_version_name=
}

# Sets java (the launcher), java_home, java_version and java_version_name to those of the newest Java, and jdk_home,
# jdk_version and jdk_version_name to those of the newest one with a compiler. Of equal versions, the first found wins.
find_java() {
  local java_folders home
  forget_javas
  [ -z "${JAVA_HOME-}" ] || consider_home "$JAVA_HOME"
  consider_path
  usual_java_folders
  # Splits at colons alone, since these names contain spaces.
  local IFS=:
  java_folders=${CHAT_JAVA_FOLDERS-$java_folders}
  # shellcheck disable=SC2086 # patterns
  set -- $java_folders
  IFS=$' \t\n'
  for home; do
    consider_home "$home"
  done
}

# Chooses the Java that the user named with CHAT_JAVA.
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
