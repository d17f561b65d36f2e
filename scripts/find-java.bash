# shellcheck shell=bash
# shellcheck disable=SC2034 # what is found is for those who source this
# Sourced by launch.bash: finds the newest Java. It calls fail, which that file has.
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
