# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # what launch.bash, which sources this, takes and has
# Sourced by launch.bash, which has is_running and root: class-data archives, which shorten the client's start.
#
# Before its prompt is there the client needs some 1,500 classes, and half of the start goes into reading and checking
# them. From an archive the JVM takes them ready-made. Such an archive is of one jar and one Java, so it can't come with
# the build. It is made in three steps, of which nobody notices anything:
#
#   1. A session on a terminal writes down what classes it loads. That costs it nothing, and can't make it fail. (The
#      JVM could also write the archive itself at its end; but on a full disk that ends it with an error.)
#   2. The next start sets off a process in the background that makes the archive of them, which takes it a second.
#   3. The starts after that use it.
#
# Files in the making end with the pid of a client (the script becomes the client, so they have one pid), and get their
# names when they are finished; so those of processes that no longer run are to be used up or removed. An archive bears
# the time of its jar: after another build, it is one of a jar that is no more.

# What a session has loaded that got as far as the prompt; classes of one that could not connect are too few.
class_of_prompt=org/jline/reader/impl/LineReaderImpl

have_same_time() {
  [ -f "$1" ] && ! [ "$1" -nt "$2" ] && ! [ "$1" -ot "$2" ]
}

# Makes an archive of the classes in a list, in the background. Of two that try to, one gets the list.
make_archive() {
  local jar=$1 archive=$2 list=$3 taken=$2.list.$$ made=$2.$$
  mv "$list" "$taken" 2>/dev/null || return 0
  # Before: if the jar is replaced meanwhile, the archive has the time of neither.
  touch -r "$jar" "$taken" 2>/dev/null || return 0
  # The inner process is nobody's child, so that it is no concern of the client's, which this one becomes. That the
  # terminal closes must not end it, from its first moment on.
  (
    trap '' HUP INT
    (
      nice "$java" -Xshare:dump -XX:+UseSerialGC -XX:SharedClassListFile="$taken" -XX:SharedArchiveFile="$made" \
        -cp "$jar" && touch -r "$taken" "$made" && mv -f "$made" "$archive"
      rm -f "$taken" "$made"
    ) &
  ) </dev/null >/dev/null 2>&1
}

# choose_archive JAR use|make: sets archive_option to what the JVM is to be told: to use an archive, or to write down
# the classes for one, or nothing.
choose_archive() {
  local jar=$1 mode=$2 archive file
  archive_option=
  case $OSTYPE:$root in
    # There, a script's pid isn't that of what it becomes.
    msys* | cygwin*) return ;;
    # The JVM would take this for two paths.
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
  # Other starts may do the same at the same time, so any file may be gone the next moment.
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
