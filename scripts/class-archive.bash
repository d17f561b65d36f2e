# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # launch.bash, which sources this, reads and sets these variables
# Sourced by launch.bash, which defines is_running and root. Makes and chooses class-data archives, which shorten the
# client's start.
#
# The client loads about 1,500 classes before its prompt appears, and reading and checking them takes half of the start.
# From an archive the JVM maps them as they are. An archive fits one jar and one Java only, so the build can't make it.
# Three starts make it, without the user noticing:
#
#   1. The JVM of a session on a terminal lists the classes that it loads. This costs no measurable time and can't make
#      the session fail. (The JVM could also write the archive when it exits, but fails if the disk is full.)
#   2. The next start runs a process in the background that makes the archive from the list, in about a second.
#   3. Later starts use the archive.
#
# An unfinished file ends with the pid of its client, which is the script's pid, since the script becomes the client. It
# gets its final name when it is complete. An unfinished file whose process has ended is used or removed. An archive has
# the modification time of its jar; another build makes a jar with another time, which makes the archive obsolete.

# A class that a session loads just before the prompt. A list without it comes from a session that could not connect.
class_of_prompt=org/jline/reader/impl/LineReaderImpl

have_same_time() {
  [ -f "$1" ] && ! [ "$1" -nt "$2" ] && ! [ "$1" -ot "$2" ]
}

# Makes an archive of the classes in a list, in the background. If two processes try, the move below lets only one.
make_archive() {
  local jar=$1 archive=$2 list=$3 taken=$2.list.$$ made=$2.$$
  mv "$list" "$taken" 2>/dev/null || return 0
  # Now, not when the archive is ready: a jar that replaces this one meanwhile has another time than the archive.
  touch -r "$jar" "$taken" 2>/dev/null || return 0
  # The outer process ends at once, so the inner one isn't a child of the client, which the script becomes. The trap
  # precedes the inner process, so that closing the terminal can't end it.
  (
    trap '' HUP INT
    (
      nice "$java" -Xshare:dump -XX:+UseSerialGC -XX:SharedClassListFile="$taken" -XX:SharedArchiveFile="$made" \
        -cp "$jar" && touch -r "$taken" "$made" && mv -f "$made" "$archive"
      rm -f "$taken" "$made"
    ) &
  ) </dev/null >/dev/null 2>&1
}

# choose_archive JAR use|make: sets archive_option to the JVM's option that uses an archive, or to the one that lists
# the classes for one, or to nothing.
choose_archive() {
  local jar=$1 mode=$2 archive file
  archive_option=
  case $OSTYPE:$root in
    # On Windows, a program that replaces the script gets another pid.
    msys* | cygwin*) return ;;
    # The JVM would read a path that contains a colon as two paths.
    *:*:*) return ;;
  esac
  archive=${jar%/*}/class-archives/${java_home//[!A-Za-z0-9]/_}-$java_version_name.jsa
  if have_same_time "$archive" "$jar"; then
    archive_option=-XX:SharedArchiveFile=$archive
    return
  fi
  if [ "$mode" != make ] || ! mkdir -p "${archive%/*}" 2>/dev/null || ! [ -w "${archive%/*}" ]; then
    return
  fi
  # Another start may do the same at the same time, so any of these files may disappear.
  for file in "${archive%/*}"/*; do
    if ! [ -f "$file" ] || have_same_time "$file" "$jar" || is_running "${file##*.}"; then
      continue
    fi
    case $file in
      "$archive".classes.*)
        if [ "$file" -nt "$jar" ] && grep -q "^$class_of_prompt" "$file" 2>/dev/null; then
          make_archive "$jar" "$archive" "$file"
          return
        fi
        ;;
    esac
    rm -f "$file" 2>/dev/null || true
  done
  archive_option=-XX:DumpLoadedClassList=$archive.classes.$$
}
