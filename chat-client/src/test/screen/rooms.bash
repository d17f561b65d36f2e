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

case_a_room_that_comes_to_the_front_shows_its_last_lines_and_what_is_new() {
  a_chat 80x24
  bob_says '/topic tea at four'
  bob_counts 1 30
  sees alice 'bob: message 30$'
  enters alice '/join #tea'
  is_in alice '#tea' ''
  sees alice '^-- #tea --'
  bob_says 'a new one'
  bob_says 'another new one'
  sees_in_status alice '1:#lobby 2'
  types alice 'half a li'
  presses alice M-1
  is_in alice '#lobby' 'half a li'
  becomes "the page" "-- #lobby -- 2 new -- tea at four -
$(bob_messages 13 30)
-- new -
bob: a new one
bob: another new one" page alice
  sees_one_status_bar alice
  cursor_is_at alice 18
  presses alice M-2 M-1
  becomes "the page without news" "-- #lobby -- tea at four -
$(bob_messages 12 30)
bob: a new one
bob: another new one" page alice
  enters alice 'ne'
  bob_hears 'half a line'
}

# Prints the rows of a page without times, and its rules without most of their dashes.
page() {
  screen "$1" | sed -e '/^\[/,$d' -e 's/^[0-9][0-9]:[0-9][0-9] //' -e 's/--*$/-/'
}

case_a_key_for_the_next_room_does_nothing_where_nothing_is_new() {
  local before
  a_chat 80x24
  enters alice '/join #tea'
  is_in alice '#tea' ''
  bob_says 'seen'
  presses alice M-1
  sees alice 'bob: seen$'
  before=$(page alice)
  presses alice M-a M-A
  types alice 'after the keys'
  is_in alice '#lobby' 'after the keys'
  is "the page after Alt-A" "$before" "$(page alice)"
}

case_a_direct_conversation_is_a_page() {
  a_chat 80x24
  bob_says '/msg alice psst'
  sees alice '\[bob\] psst$'
  enters alice '/query bob'
  is_in alice 'bob' ''
  sees alice '^-- bob -- direct messages; /leave closes this page -'
  enters alice 'yes?'
  bob_hears_of '[alice] yes?'
  sees alice '\[to bob\] yes\?$'
  presses alice M-1
  is_in alice '#lobby' ''
  bob_says '/msg alice over here'
  sees_in_status alice '2:bob 1!'
  sees_no alice 'over here'
  bob_says 'in the lobby'
  sees alice 'bob: in the lobby$'
  types alice 'half a line'
  presses alice M-a
  is_in alice 'bob' 'half a line'
  becomes "the conversation" '-- bob -- 1 new -- direct messages; /leave closes this page -
[bob] psst
[to bob] yes?
-- new -
[bob] over here' last_page alice
  presses alice Enter
  bob_hears_of '[alice] half a line'
  enters alice '/leave'
  is_in alice '#lobby' ''
  bob_says '/msg alice and now'
  sees alice '\[bob\] and now$'
  bob_hears ''
}

# Prints the rows from the last rule with a page's title on.
last_page() {
  page "$1" | awk '/^-- [^n]/ { rows = "" } { rows = rows $0 "\n" } END { printf "%s", rows }'
}

case_what_was_looked_up_has_a_heading_and_its_words_are_marked() {
  a_chat 80x24
  bob_says 'the kettle is on'
  bob_says 'nobody wants tea'
  sees alice 'nobody wants tea$'
  enters alice '/history 2'
  becomes "the answer to /history" '* history of #lobby:
#1 bob: the kettle is on
#2 bob: nobody wants tea' looked_up alice '[*] history'
  await searches alice 'kettle' || fail 'the kettle is not found'
  becomes "the answer to /search" '* found in #lobby: kettle
#1 bob: the kettle is on' looked_up alice '[*] found'
  in_tmux capture-pane -e -p -t alice | grep -q "$(printf '\033')\[[0-9;]*1[0-9;]*m[^ ]*kettle" || fail 'kettle is not bold'
}

# The server indexes messages a little later: asks until it finds some.
searches() {
  enters "$1" "/search $2"
  await shows "$1" '^\* (found in|no message here)'
  shows "$1" "^\\* found in"
}

# Prints what follows a heading, up to the line being typed.
looked_up() {
  page "$1" | sed -e 's/^earlier [0-9:]* //' | awk -v heading="$2" '$0 ~ heading { rows = "" } { rows = rows $0 "\n" } END { printf "%s", rows }'
}

case_the_topic_is_shown_on_request() {
  a_chat 80x24
  enters alice '/topic'
  sees alice '^\* #lobby has no topic$'
  enters alice '/topic tea at four'
  sees_in_status alice 'tea at four'
  presses alice C-l
  becomes "the first row" '[#lobby]' row alice 1
  enters alice '/topic'
  sees alice '^\* the topic of #lobby is: tea at four$'
}

case_settings_of_a_screen_do_not_redirect_scripts() {
  a_chat 80x24
  enters alice '/set room dev'
  sees alice 'room = dev, from the next start on'
  enters alice "/set log $HOME/transcript"
  sees alice 'log = .*, from the next start on'
  "$scratch/bin/chat-client" "ci@127.0.0.1:$port" --send 'the build is done' || fail "--send failed"
  bob_hears_of 'ci: the build is done'
  [ -e "$HOME/transcript" ] && fail "--send wrote the transcript"
  sees alice 'ci: the build is done$'
}

case_what_one_device_has_read_is_read_on_the_other_after_a_crash_of_the_server() {
  start_server
  bob_comes
  start_client alice 100x24
  has_an_account alice
  enters alice 'hello lobby'
  bob_hears 'hello lobby'
  enters alice '/join #tea'
  is_in alice '#tea' ''
  enters alice 'hello tea'
  sees alice 'alice.*: hello tea$'
  enters alice '/join #desk'
  is_in alice '#desk' ''
  logs_in phone
  enters phone '/join #tea'
  sees phone 'alice.*: hello tea$'
  enters phone '/join #desk'
  is_in phone '#desk' ''
  bob_says 'first for the lobby'
  bob_says 'second for the lobby'
  bob_says '/join #tea'
  bob_says 'for tea'
  sees_in_status alice '#lobby 2'
  sees_in_status alice '#tea 1'
  sees_in_status phone '#lobby 2'
  sees_in_status phone '#tea 1'
  enters alice '/join #lobby'
  sees alice 'bob: second for the lobby$'
  await has_read phone '#lobby' || fail "the lobby is unread at the phone"
  kill_server
  sees_in_status alice 'reconnecting'
  sees_in_status phone 'reconnecting'
  restart_server
  gives_password alice
  gives_password phone
  sees_in_status alice '#tea 1'
  sees_in_status phone '#tea 1'
  has_read phone '#lobby' || fail "the lobby is unread again at the phone"
  enters phone '/join #tea'
  sees phone 'bob: for tea$'
  await has_read phone '#tea' || fail "the phone doesn't count what it shows as read"
  await has_read alice '#tea' || fail "tea is unread at the terminal of alice"
}

# has_read NAME ROOM: whether the status bar names the room without a number of messages.
has_read() {
  shows_in_status "$1" "$2( |\$)" && ! shows_in_status "$1" "$2 [0-9]"
}
