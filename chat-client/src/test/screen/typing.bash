# shellcheck shell=bash
# Sourced by run: nothing may disturb the line that a person is typing.

case_messages_arrive_above_the_line_being_typed() {
  a_chat 80x24
  types alice 'half a li'
  has_typed alice 'half a li'
  bob_counts 1 30
  becomes "what bob said" "$(bob_messages 1 30)" messages_of_bob alice
  has_typed alice 'half a li'
  cursor_is_at alice 18
  sees_one_status_bar alice
  enters alice 'ne'
  bob_hears 'half a line'
  has_typed alice ''
}

case_nothing_of_a_line_is_lost_while_600_messages_come() {
  local line='this line is typed key after key, ten messages after each...' at=0
  a_chat 80x24
  # At full speed: neither keys nor messages wait until the previous one appears.
  while [ "$at" -lt "${#line}" ]; do
    types alice "${line:at:1}"
    bob_counts $((at * 10 + 1)) $((at * 10 + 10))
    at=$((at + 1))
  done
  becomes "what bob said" "$(bob_messages 1 600)" messages_of_bob alice
  has_typed alice "$line"
  cursor_is_at alice $((9 + at))
  sees_one_status_bar alice
  presses alice Enter
  bob_hears "$line"
}

case_a_line_of_three_rows_stays_whole_and_is_edited_in_its_middle() {
  local before after
  before=$(printf 'before%02d.' 1 2 3 4 5 6 7 8 9 10 11)
  after=$(printf 'behind%02d.' 1 2 3 4 5 6 7 8 9 10)
  a_chat 80x24
  types alice "$before$after"
  has_typed alice "$before$after"
  bob_counts 1 40
  becomes "what bob said" "$(bob_messages 1 40)" messages_of_bob alice
  has_typed alice "$before$after"
  presses_often alice ${#after} Left
  cursor_is_at alice $(((9 + ${#before}) % 80))
  types alice 'MIDDLE'
  bob_counts 41 50
  becomes "what bob said" "$(bob_messages 1 50)" messages_of_bob alice
  has_typed alice "${before}MIDDLE$after"
  cursor_is_at alice $(((9 + ${#before} + 6) % 80))
  presses alice Enter
  bob_hears "${before}MIDDLE$after"
}

case_a_line_stays_while_the_window_is_resized() {
  local line='this-line-is-too-long-for-a-window-of-forty-columns' size
  a_chat 80x24
  bob_counts 1 30
  sees alice 'bob: message 30$'
  types alice "$line"
  for size in 40x10 80x24 33x12 40x10 80x24; do
    resizes alice "$size"
    has_typed alice "$line"
    sees_one_status_bar alice
    bob_says "seen in $size"
    sees alice "bob: seen in $size\$"
    has_typed alice "$line"
    sees_one_status_bar alice
  done
  cursor_is_at alice $((9 + ${#line}))
  presses alice Enter
  bob_hears "$line"
}

case_wide_characters_are_as_wide_as_they_look() {
  a_chat 80x24
  types alice '日本語 ok 🙂'
  has_typed alice '日本語 ok 🙂'
  cursor_is_at alice 21
  bob_says 'こんにちは 🎉 bob'
  sees alice 'bob: こんにちは 🎉 bob$'
  has_typed alice '日本語 ok 🙂'
  cursor_is_at alice 21
  presses alice BSpace
  has_typed alice '日本語 ok'
  presses_often alice 5 BSpace
  has_typed alice '日本'
  cursor_is_at alice 13
  bob_says '漢字'
  sees alice 'bob: 漢字$'
  types alice '文 🙂!'
  has_typed alice '日本文 🙂!'
  presses alice Enter
  bob_hears '日本文 🙂!'
}

case_combining_characters_are_shown_and_erased() {
  local line=$'\xe0\xb9\x80\xe0\xb8\x82\xe0\xb8\xb5\xe0\xb8\xa2\xe0\xb8\x99 cafe\xcc\x81'
  a_chat 80x24
  types alice "$line"
  has_typed alice "$line"
  cursor_is_at alice 18
  bob_says 'meanwhile'
  sees alice 'bob: meanwhile$'
  has_typed alice "$line"
  presses alice BSpace
  has_typed alice "${line%$'\xcc\x81'}"
  presses_often alice 6 Left
  presses alice BSpace
  has_typed alice $'\xe0\xb9\x80\xe0\xb8\x82\xe0\xb8\xb5\xe0\xb8\x99 cafe'
  presses alice BSpace
  has_typed alice $'\xe0\xb9\x80\xe0\xb8\x82\xe0\xb8\x99 cafe'
  presses alice Enter
  bob_hears $'\xe0\xb9\x80\xe0\xb8\x82\xe0\xb8\x99 cafe'
}

case_wide_characters_wrap_without_harm() {
  # A row of 80 columns fits the prompt, 35 characters of two columns, and one column that stays empty.
  local line='日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語'
  a_chat 80x24
  types alice "$line"
  has_typed alice "$line"
  bob_counts 1 30
  becomes "what bob said" "$(bob_messages 1 30)" messages_of_bob alice
  has_typed alice "$line"
  presses alice BSpace
  has_typed alice "${line%語}"
  presses alice Enter
  bob_hears "${line%語}"
}

case_a_paste_of_three_lines_is_one_message() {
  a_chat 80x24
  pastes alice "$(printf 'one\n  two\nthree')"
  sees alice 'three$'
  bob_says 'meanwhile'
  sees alice 'bob: meanwhile$'
  presses alice Enter
  bob_hears "$(printf 'one\n  two\nthree')"
  # Only the first line of a message begins with the nick, so this is one message, not three.
  becomes "the first lines of messages" 1 grep -c '^alice: ' "$scratch/case/bob.out"
}

eight_lines() {
  printf 'line %d\n' 1 2 3 4 5 6 7 8
}

case_a_paste_of_eight_lines_is_asked_about_first() {
  a_chat 80x24
  pastes alice "$(eight_lines)"
  sees alice 'line 8|\?'
  shows alice '\?' || presses alice Enter
  sees alice '8 lines.*\?'
  bob_says 'meanwhile'
  sees alice 'bob: meanwhile$'
  sees alice '8 lines.*\?'
  answers alice n
  await prints_none question alice || fail "the question stays"
  # Clears the line, in case the client has kept it.
  presses alice C-c
  has_typed alice ''
  pastes alice "$(eight_lines)"
  sees alice 'line 8|\?'
  shows alice '\?' || presses alice Enter
  sees alice '8 lines.*\?'
  answers alice y
  bob_hears "$(eight_lines)"
  becomes "the first lines of messages" 1 grep -c '^alice: ' "$scratch/case/bob.out"
  has_typed alice ''
}

# Answers a question with one key, without Enter.
answers() {
  types "$1" "$2"
}

question() {
  screen "$1" | grep -E '8 lines.*\?'
}

case_tab_completes_commands_and_nicks() {
  a_chat 80x24
  bob_says 'here I am'
  sees alice 'bob: here I am$'
  types alice '/he'
  presses alice Tab
  types alice 'topic'
  has_typed alice '/help topic'
  presses alice C-u
  types alice 'bo'
  presses alice Tab
  types alice 'hello'
  has_typed alice 'bob: hello'
  presses alice C-u
  types alice 'hi @bo'
  presses alice Tab
  types alice 'there'
  has_typed alice 'hi @bob there'
  presses alice Enter
  bob_hears 'hi @bob there'
}

case_messages_do_no_harm_to_an_open_menu() {
  a_chat 80x24
  types alice '/'
  presses alice Tab
  sees alice '/join'
  bob_counts 1 5
  sees alice 'bob: message 5$'
  sees alice '/join'
  sees alice '^\[#lobby\] /'
  becomes "the number of prompts" 1 prompts alice
  presses alice C-c
  has_typed alice ''
  becomes "what bob said" "$(bob_messages 1 5)" messages_of_bob alice
  enters alice 'and on'
  bob_hears 'and on'
}

# The search is shown below the line that it found.
searches_the_first_thing() {
  sees "$1" "search.*fir"
  sees "$1" "^\\[#lobby\\] the first thing\$"
}

case_messages_do_no_harm_to_a_search_in_the_history() {
  a_chat 80x24
  enters alice 'the first thing'
  enters alice 'another one'
  bob_hears "$(printf 'the first thing\nanother one')"
  presses alice C-r
  types alice 'fir'
  searches_the_first_thing alice
  bob_counts 1 30
  becomes "what bob said" "$(bob_messages 1 30)" messages_of_bob alice
  searches_the_first_thing alice
  presses alice C-e
  types alice ' again'
  has_typed alice 'the first thing again'
  presses alice Enter
  bob_hears "$(printf 'the first thing\nanother one\nthe first thing again')"
}

case_the_history_keeps_the_draft_and_is_saved_for_the_owner_alone() {
  a_chat 80x24
  enters alice 'said before'
  bob_hears 'said before'
  types alice 'draft'
  presses alice Up
  has_typed alice 'said before'
  bob_says 'meanwhile'
  sees alice 'bob: meanwhile$'
  presses alice Down
  has_typed alice 'draft'
  presses alice C-u C-d
  becomes "the shell's prompt" '$' last_rows alice 1
  becomes "the history's permissions" '-rw-------' history_permissions
  presses alice C-l
  becomes "the cleared screen" '$' screen alice
  joins alice
  presses alice Up
  has_typed alice 'said before'
}

history_permissions() {
  find "$HOME" -type f -name '*history*' -exec ls -l {} + | cut -c 1-10
}

case_a_line_is_undone_key_after_key_and_what_was_cut_is_put_back() {
  a_chat 80x24
  types alice 'abc'
  has_typed alice 'abc'
  presses alice C-_
  has_typed alice 'ab'
  bob_says 'meanwhile'
  sees alice 'bob: meanwhile$'
  presses alice C-_
  has_typed alice 'a'
  types alice ' line to cut'
  has_typed alice 'a line to cut'
  presses alice C-u
  has_typed alice ''
  bob_says 'and again'
  sees alice 'bob: and again$'
  presses alice C-y
  has_typed alice 'a line to cut'
  presses alice Enter
  bob_hears 'a line to cut'
}

case_a_refused_line_stays_selected_until_the_next_key() {
  a_chat 80x24
  enters alice '/jion #tea'
  sees alice 'did you mean /join'
  has_typed alice '/jion #tea'
  has_selected alice '/jion #tea'
  bob_says 'meanwhile'
  sees alice 'bob: meanwhile$'
  has_selected alice '/jion #tea'
  # A cursor key keeps it.
  presses_often alice 5 Left
  presses_often alice 3 BSpace
  types alice 'oin'
  has_typed alice '/join #tea'
  presses alice C-c
  has_typed alice ''
  # What is typed replaces it.
  enters alice '/jion #tea'
  has_selected alice '/jion #tea'
  types alice 'hello'
  has_typed alice 'hello'
  presses alice Enter
  bob_hears 'hello'
}

# has_selected NAME TEXT: waits until the text is shown in reverse video.
has_selected() {
  await selects "$1" "$2" || fail "$1 has not selected $2"
}

selects() {
  in_tmux capture-pane -e -p -t "$1" | grep -qF -- "$(printf '\033[7m%s' "$2")"
}
