# shellcheck shell=bash
# Sourced by run: waits for conditions with a deadline, never for a fixed time, and reports those that don't come true.

# await COMMAND...: waits until the command succeeds; fails after SCREEN_PATIENCE seconds.
await() {
  local deadline=$((SECONDS + patience))
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.05
  done
}

# Ends the case as failed, and prints the screens of its terminals.
fail() {
  echo "FAILED $sentence: $*"
  show_terminals
  exit 1
}

# becomes WHAT EXPECTED COMMAND...: waits until the command prints the expected text.
becomes() {
  local what=$1 expected=$2
  shift 2
  await prints "$expected" "$@" || fail "$what was not as expected
--- expected
$expected
--- was
$("$@")"
}

# is WHAT EXPECTED ACTUAL: compares two texts, for something that can't change any more.
is() {
  [ "$2" = "$3" ] || fail "$1 was not as expected
--- expected
$2
--- was
$3"
}

prints() {
  local expected=$1
  shift
  [ "$("$@")" = "$expected" ]
}

# prints_none COMMAND...: whether the command prints nothing.
prints_none() {
  [ -z "$("$@")" ]
}
