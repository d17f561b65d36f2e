# shellcheck shell=bash
# Sourced by run: several rooms, and people whom alice ignores.

case_keys_go_from_room_to_room_and_to_the_one_with_something_new() {
  a_chat 80x24
  enters alice '/set show count'
  sees alice '^\* .*show.*count'
  enters alice '/join #tea'
  is_in alice '#tea' ''
  sees_in_status alice '1:#lobby'
  types alice 'half a line'
  presses alice M-1
  is_in alice '#lobby' 'half a line'
  presses alice M-2
  is_in alice '#tea' 'half a line'
  bob_says 'for the lobby'
  sees_in_status alice '1:#lobby 1'
  sees_no alice 'for the lobby'
  presses alice M-a
  is_in alice '#lobby' 'half a line'
  sees alice 'bob: for the lobby$'
  presses alice Enter
  bob_hears 'half a line'
}

# is_in NAME ROOM LINE: waits until the prompt shows a room and a line.
is_in() {
  becomes "the line of $1" "[$2]${3:+ $3}" room_and_line "$1"
}

# Prints the row above the status bar.
room_and_line() {
  last_rows "$1" 2 | sed -n 1p
}

case_an_ignored_person_stays_ignored_in_the_next_run() {
  a_chat 80x24
  bob_says 'heard'
  sees alice 'bob: heard$'
  enters alice '/ignore bob'
  sees alice '^\* .*ignore.*bob'
  bob_says 'not any more'
  follows_of alice 'first'
  sees_no alice 'not any more'
  enters alice '/quit'
  becomes "the shell's prompt" '$' last_rows alice 1
  presses alice C-l
  becomes "the cleared screen" '$' screen alice
  joins alice
  bob_says 'nor now'
  follows_of alice 'second'
  sees_no alice 'heard|not any more|nor now'
}

# follows_of NAME WORDS: has bob set a topic, which alice sees although she ignores him, and waits for it; whatever bob
# said before has arrived by then.
follows_of() {
  bob_says "/topic $2 topic"
  sees "$1" "^\\* .*: $2 topic\$"
}
