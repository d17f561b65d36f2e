# shellcheck shell=bash
# Sourced by run: waiting for what should be so, and telling when it isn't. Nothing here sleeps for a fixed time.

# await COMMAND...: until it succeeds; fails when patience ends.
await() {
  local deadline=$((SECONDS + patience))
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.05
  done
}

# Ends the case, and shows what there is to see.
fail() {
  echo "FAILED $sentence: $*"
  show_terminals
  exit 1
}

# becomes WHAT EXPECTED COMMAND...: waits until the command prints what is expected.
becomes() {
  local what=$1 expected=$2
  shift 2
  await prints "$expected" "$@" || fail "$what was not as expected
--- expected
$expected
--- was
$("$@")"
}

# is WHAT EXPECTED ACTUAL: of what can't change any more.
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

# prints_none COMMAND...
prints_none() {
  [ -z "$("$@")" ]
}
