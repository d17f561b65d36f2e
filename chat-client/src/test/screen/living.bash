# shellcheck shell=bash
# Sourced by run: links that break, servers that mean harm, small and simple terminals, leaving and coming back.

case_what_is_typed_while_the_server_is_gone_arrives_once() {
  a_chat 80x24
  enters alice 'before'
  bob_hears 'before'
  types alice 'half'
  kill_server
  sees_in_status alice 'reconnecting'
  has_typed alice 'half'
  enters alice ' kept'
  sees alice 'half kept'
  has_typed alice ''
  sees alice 'pending|waiting'
  types alice 'being typed'
  restart_server
  sees_in_status alice 'live'
  has_typed alice 'being typed'
  sees_one_status_bar alice
  bob_comes_back
  bob_hears "$(printf 'before\nhalf kept')"
  presses alice Enter
  bob_hears "$(printf 'before\nhalf kept\nbeing typed')"
  bob_says 'welcome back'
  sees alice 'bob: welcome back$'
  becomes 'what waits by the status bar' '' waiting_in_status alice
}

case_a_client_goes_on_at_another_server_when_its_own_is_killed() {
  local other
  # The port of the other server, which refuses connections until that server has the chat.
  start_server
  other=$port
  kill_server
  port=0
  start_server
  bob_comes
  opens alice 100x24
  enters alice "chat-client alice@127.0.0.1:$port,127.0.0.1:$other"
  sees_in_status alice "live +127.0.0.1:$port"
  enters alice 'before'
  bob_hears 'before'
  types alice 'half'
  has_typed alice 'half'
  kill_server
  sees_in_status alice 'reconnecting'
  has_typed alice 'half'
  enters alice ' kept'
  sees alice 'pending|waiting'
  types alice 'being typed'
  port=$other
  start_server
  sees_in_status alice "live +127.0.0.1:$other"
  has_typed alice 'being typed'
  sees_one_status_bar alice
  bob_comes_back
  bob_hears "$(printf 'before\nhalf kept')"
  presses alice Enter
  bob_hears "$(printf 'before\nhalf kept\nbeing typed')"
  is 'the notices' "* connected again, to 127.0.0.1:$other" "$(everything alice | grep -o '\* connected again.*')"
}

waiting_in_status() {
  status_row "$1" | grep -Eo 'pending|waiting'
}

case_a_hostile_server_does_not_control_the_terminal() {
  start_hostile_server
  opens alice 120x50
  records alice
  joins alice
  sees alice 'the end of it$'
  sees alice 'the beginning'
  # Neither by a text nor by a name whose letters look like spaces.
  sees_no alice '^([0-9:]{5} )?\*.{0,2}(root|carol|bob)'
  sees_no alice '^([0-9:]{5} )?(alice|carol): forged'
  becomes "the title if it was taken over" 0 title_is_taken alice
  is "what was put into the clipboard" '' "$(in_tmux list-buffers)"
  is "the hostile bytes" '' "$(hostile_bytes alice)"
  types alice 'still here'
  has_typed alice 'still here'
  sees_one_status_bar alice
}

title_is_taken() {
  about_terminal "$1" '#{pane_title}' | grep -cx 'owned'
}

# Prints the name of each hostile sequence that reached the terminal: OSC 52, C1 in UTF-8, bidi overrides and isolates,
# other zero-width characters, and parts of the hostile server's own escapes.
hostile_bytes() {
  local recording=$scratch/case/$1.recording name bytes
  while read -r name bytes; do
    # shellcheck disable=SC2059 # the format contains the bytes
    LC_ALL=C grep -qF -- "$(printf "$bytes")" "$recording" && echo "$name"
  done <<'BYTES'
clipboard \033]52
title \033]0;owned
scroll-region \033[3;5r
keyboard-report \033[6n
C1-CSI \302\233
C1-OSC \302\235
right-to-left-override \342\200\256
isolate \342\201\246
zero-width-space-in-a-nick b\342\200\213bob
bell-of-a-title owned\007
BYTES
}

case_interrupt_clears_the_line_and_end_of_input_leaves_a_sane_terminal() {
  a_chat 80x24
  types alice 'rubbish'
  has_typed alice 'rubbish'
  sees_no alice '/quit|Ctrl-D'
  presses alice C-c
  has_typed alice ''
  sees_no alice '/quit|Ctrl-D'
  presses alice C-c
  sees alice '/quit|Ctrl-D'
  presses alice C-d
  becomes "the shell's prompt" '$' last_rows alice 1
  enters alice "echo exit code \$?"
  sees alice '^exit code 0$'
  sees_no alice 'live'
  has_a_sane_shell alice
  bob_hears_of '* alice left #lobby'
  bob_hears ''
}

case_a_termination_signal_leaves_a_sane_terminal() {
  a_chat 80x24
  types alice 'rubbish'
  has_typed alice 'rubbish'
  kill -TERM "$(child_of "$(about_terminal alice '#{pane_pid}')")"
  becomes "the shell's prompt" '$' last_rows alice 1
  enters alice "echo exit code \$?"
  sees alice '^exit code 143$'
  sees_no alice 'Exception|live'
  has_a_sane_shell alice
  bob_hears_of '* alice left #lobby'
  bob_hears ''
}

case_suspended_and_continued_it_comes_back_complete() {
  a_chat 80x24
  bob_says 'before'
  sees alice 'bob: before$'
  types alice 'half a li'
  has_typed alice 'half a li'
  presses alice C-z
  sees alice 'Stopped'
  becomes "the shell's prompt" '$' last_rows alice 1
  bob_counts 1 3
  has_a_sane_shell alice
  enters alice 'fg'
  has_typed alice 'half a li'
  becomes "what bob said" "bob: before
$(bob_messages 1 3)" messages_of_bob alice
  sees_one_status_bar alice
  cursor_is_at alice 18
  enters alice 'ne'
  bob_hears 'half a line'
}

case_a_terminal_of_40x10_is_enough() {
  local topic words='a-message-that-takes-quite-a-few-rows-of-this-small-terminal-and-is-shown-whole'
  topic='a topic that is much longer than any status bar of forty columns could be'
  a_chat 40x10
  bob_says "/topic $topic"
  bob_counts 1 20
  bob_says "$words"
  becomes "whether the message is whole" 1 squeezed_has alice "bob:$words"
  has_typed alice ''
  sees_one_status_bar alice
  types alice 'typed'
  has_typed alice 'typed'
  is "the row above the status bar" '[#lobby] typed' "$(row alice 9)"
  presses alice Enter
  bob_hears 'typed'
}

squeezed_has() {
  everything_squeezed "$1" | grep -cF -- "$2"
}

case_a_dumb_terminal_gets_lines_and_no_escapes() {
  start_server
  bob_comes
  opens alice 80x24 TERM=dumb
  records alice
  enters alice "chat-client alice@127.0.0.1:$port"
  bob_hears_of '* alice joined #lobby'
  bob_says 'hello'
  sees alice '[0-9]{2}:[0-9]{2} bob: hello$'
  enters alice 'hello, bob'
  bob_hears 'hello, bob'
  enters alice '/quit'
  becomes "the shell's prompt" '$' last_rows alice 1
  is "the number of lines with escapes" 0 "$(grep -c $'\033' "$scratch/case/alice.recording")"
}

case_no_color_means_none() {
  a_chat 80x24
  records alice
  bob_says 'in color'
  sees alice 'bob: in color$'
  presses alice C-d
  becomes "the shell's prompt" '$' last_rows alice 1
  # Without this check, the next one could not fail.
  [ -n "$(colors_of alice)" ] || fail "no color even where it is allowed"
  opens carol 80x24 NO_COLOR=1
  records carol
  joins carol
  bob_says 'in black and white'
  sees carol 'bob: in black and white$'
  enters carol 'me too'
  bob_hears_of 'carol: me too'
  is "the colors" '' "$(colors_of carol)"
}

# Prints the escapes that choose a color.
colors_of() {
  LC_ALL=C tr '\033' '\n' <"$scratch/case/$1.recording" |
    LC_ALL=C sed -n 's/^\[\([0-9;:]*\)m.*/\1/p' |
    LC_ALL=C grep -E '(^|[;:])(3[0-8]|4[0-8]|9[0-7]|10[0-7])([;:]|$)' | sort -u
}

case_a_nick_and_a_password_may_be_answered_after_a_restart_of_the_server() {
  start_server
  bob_comes
  opens alice 100x24
  enters alice "chat-client bob@127.0.0.1:$port"
  sees alice 'the nick bob is in use'
  sees alice '^Nick \[bob-2\]:'
  kill_server
  restart_server
  presses alice Enter
  sees_in_status alice 'bob-2 .*live'
  enters alice '/register'
  sees alice '^a password for your nick:'
  enters alice 'correct horse'
  sees alice 'again:'
  enters alice 'correct horse'
  sees alice 'this nick is your account now'
  opens phone 100x24
  enters phone "chat-client bob-2@127.0.0.1:$port"
  sees phone '^the password of bob-2 '
  kill_server
  restart_server
  enters phone 'correct horse'
  sees_in_status phone 'bob-2 .*live'
  sees_no phone 'horse|connection lost'
}

case_direct_messages_wait_over_a_crash_of_the_server_for_all_devices() {
  start_server
  bob_comes
  start_client alice 100x24
  has_an_account alice
  logs_in phone
  stops_clients
  kill_server
  restart_server
  bob_comes_back
  bob_says '/msg alice before the crash'
  bob_hears_of 'alice is not here now; the message waits'
  kill_server
  restart_server
  bob_comes_back
  bob_says '/msg alice after the crash'
  bob_hears_of 'alice is not here now; the message waits'
  local device
  for device in alice phone; do
    enters "$device" 'fg'
    gives_password "$device"
    sees "$device" 'after the crash$'
  done
  bob_says '/msg alice the last'
  for device in alice phone; do
    sees "$device" 'the last$'
    is "what $device got" 'before the crash
after the crash
the last' "$(everything "$device" | sed -n 's/^.*bob.* \(before the crash\|after the crash\|the last\)$/\1/p')"
  done
}

# Stops all clients, as a computer that sleeps does. Their shells continue them by fg.
stops_clients() {
  local client
  while read -r client; do
    kill -STOP "$client" || fail "can't stop a client"
  done <"$scratch/case/clients"
  becomes "the shell's prompt" '$' prompt_of alice
  becomes "the shell's prompt" '$' prompt_of phone
}

# Prints the row of the cursor.
prompt_of() {
  row "$1" $(($(about_terminal "$1" '#{cursor_y}') + 1))
}
