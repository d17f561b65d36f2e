# shellcheck shell=bash
# Sourced by run: terminals in tmux, what a person does in them, and what the person sees. Each terminal has a name.

prepare_terminals() {
  local locale=C.UTF-8 term=tmux-256color
  locale -a 2>/dev/null | grep -qix 'c\.utf-*8' || locale=en_US.UTF-8
  infocmp "$term" >/dev/null 2>&1 || term=screen-256color
  # The user's own environment must not matter. The socket of tmux is in the folder that is removed at the end.
  unset TMUX JAVA_TOOL_OPTIONS NO_COLOR COLORTERM XDG_RUNTIME_DIR
  export LANG=$locale LC_ALL=$locale TMUX_TMPDIR=$scratch SHELL=$BASH
  cat >"$scratch/tmux.conf" <<CONF
set -g status off
set -g history-limit 50000
set -g default-terminal $term
set -s escape-time 0
set -s set-clipboard on
CONF
  # The shell must not add escapes of its own.
  echo 'set enable-bracketed-paste off' >"$scratch/inputrc"
  mkdir "$scratch/bin"
  # The JVM unpacks libraries into the case's folder, since a killed program doesn't remove them.
  jvm=(-XX:TieredStopAtLevel=1 "-Djava.io.tmpdir=$scratch/case")
  cat >"$scratch/bin/chat-client" <<CLIENT
#!$BASH
echo \$\$ >>"$scratch/case/clients"
exec "$java" $(printf "%q " "${jvm[@]}")-jar "$client_jar" "\$@"
CLIENT
  chmod +x "$scratch/bin/chat-client"
}

in_tmux() {
  tmux -L "chat-test-$$" -f "$scratch/tmux.conf" -u "$@"
}

# opens NAME SIZE [VARIABLE=VALUE...]: opens a terminal that runs a shell.
opens() {
  local name=$1 size=$2
  shift 2
  terminals="$terminals $name"
  in_tmux new-session -d -s "$name" -x "${size%x*}" -y "${size#*x}" \
    "exec env PS1='$ ' HISTFILE=/dev/null PATH='$scratch/bin:$PATH' INPUTRC='$scratch/inputrc' $* '$BASH' --norc --noprofile" ||
    fail "no terminal for $name"
  becomes "the shell's first prompt" '$' last_rows "$name" 1
}

# Ends the clients before the terminals: a client whose terminal is gone may still write into its folder.
ends_terminals() {
  local client
  while read -r client; do
    await ends_client "$client"
  done <"$scratch/case/clients"
  in_tmux kill-server 2>/dev/null
}

# Kills a client; does nothing if another process has got its pid meanwhile.
ends_client() {
  case $(ps -p "$1" -o args= 2>/dev/null) in
    *"$scratch"*) kill -9 "$1" 2>/dev/null && return 1 ;;
  esac
  return 0
}

# ---- What a person does ----

types() {
  in_tmux send-keys -t "$1" -l -- "$2"
}

# presses NAME KEY...: presses keys by their tmux names.
presses() {
  local name=$1
  shift
  in_tmux send-keys -t "$name" "$@"
}

# presses_often NAME COUNT KEY: presses one key several times.
presses_often() {
  in_tmux send-keys -t "$1" -N "$2" "$3"
}

enters() {
  types "$1" "$2"
  presses "$1" Enter
}

# Pastes a text as a terminal does: bracketed, if the program has turned that on.
pastes() {
  printf '%s' "$2" | in_tmux load-buffer -b pasted -
  in_tmux paste-buffer -t "$1" -b pasted -p -d
}

# Resizes to WIDTHxHEIGHT once the screen is still: bytes on their way during a resize were drawn for the old size.
resizes() {
  await is_still "$1" || fail "the screen of $1 keeps changing"
  in_tmux resize-window -t "$1" -x "${2%x*}" -y "${2#*x}"
}

is_still() {
  local before _
  before=$(screen "$1")
  for _ in 1 2 3 4; do
    sleep 0.05
    [ "$(screen "$1")" = "$before" ] || return 1
  done
}

# records NAME: from now on, appends every byte that the terminal gets to the file NAME.recording.
records() {
  in_tmux pipe-pane -t "$1" "cat >>'$scratch/case/$1.recording'"
}

# ---- What there is to see ----

about_terminal() {
  in_tmux display-message -p -t "$1" "$2"
}

screen() {
  in_tmux capture-pane -p -t "$1" | sed 's/ *$//'
}

# Prints the screen and what has scrolled off it, with wrapped rows joined.
everything() {
  in_tmux capture-pane -p -J -S - -t "$1" | sed 's/ *$//'
}

# Prints all of that without spaces and line ends, so that wrapping doesn't matter.
everything_squeezed() {
  everything "$1" | tr -d ' \n'
}

# Prints the last rows that are not empty.
last_rows() {
  screen "$1" | sed '/^$/d' | tail -n "$2"
}

# row NAME NUMBER: prints one row; the first is 1.
row() {
  screen "$1" | sed -n "$2p"
}

status_row() {
  row "$1" "$(about_terminal "$1" '#{pane_height}')"
}

shows() {
  screen "$1" | grep -Eq -- "$2"
}

sees() {
  await shows "$1" "$2" || fail "$1 doesn't see $2"
}

sees_no() {
  ! shows "$1" "$2" || fail "$1 sees $2"
}

shows_in_status() {
  status_row "$1" | grep -Eq -- "$2"
}

sees_in_status() {
  await shows_in_status "$1" "$2" || fail "$1 doesn't see $2 in the status bar"
}

# Counts the rows that look like a status bar.
status_bars() {
  screen "$1" | grep "$1" | grep -F '#lobby' | grep -Ec 'live|reconnecting'
}

sees_one_status_bar() {
  becomes "the number of status bars" 1 status_bars "$1"
  sees_in_status "$1" "$1"
  sees_in_status "$1" '#lobby'
}

# Prints the text from the last prompt to the status bar or an empty row, with wrapped rows joined. Spaces at the ends
# of rows are lost.
typed_line() {
  local height
  height=$(about_terminal "$1" '#{pane_height}')
  screen "$1" | awk -v height="$height" '
    NR == height { exit }
    index($0, "[#lobby]") == 1 { line = ""; typing = 1 }
    $0 == "" { typing = 0 }
    typing { line = line $0 }
    END { print line }'
}

prompts() {
  screen "$1" | grep -c '^\[#lobby\]'
}

# Waits until the line being typed appears whole, once, and below everything else.
has_typed() {
  becomes "the typed line" "[#lobby]${2:+ $2}" typed_line "$1"
  becomes "the number of prompts" 1 prompts "$1"
}

cursor_column() {
  about_terminal "$1" '#{cursor_x}'
}

cursor_is_at() {
  becomes "the cursor's column" "$2" cursor_column "$1"
}

# Prints bob's messages in the order of the screen, without their times.
messages_of_bob() {
  everything "$1" | sed -n 's/^[0-9][0-9]:[0-9][0-9] \(bob: .*\)/\1/p'
}

# Prints the terminal's modes that a program may have left changed, besides those that stty prints.
modes() {
  about_terminal "$1" "scrolls #{scroll_region_upper}-#{scroll_region_lower} cursor #{cursor_flag} keypad #{keypad_flag}#{keypad_cursor_flag} \
insert #{insert_flag} origin #{origin_flag} wrap #{wrap_flag} mouse #{mouse_any_flag} alternate #{alternate_on}"
}

# Checks that the shell of a terminal got it back unchanged: lines are edited and echoed, and the whole screen scrolls.
has_a_sane_shell() {
  local height mode
  height=$(about_terminal "$1" "#{pane_height}")
  is "what the terminal was left in" "scrolls 0-$((height - 1)) cursor 1 keypad 00 insert 0 origin 0 wrap 1 mouse 0 alternate 0" \
    "$(modes "$1")"
  enters "$1" "stty -a; seq 100"
  becomes "the screen after a hundred lines" "$(seq $((102 - height)) 100)
\$" screen "$1"
  for mode in icanon echo isig icrnl opost; do
    everything "$1" | grep -Eq "(^| )$mode( |;|\$)" || fail "the terminal was left without $mode"
  done
}

# Prints all terminals of a failed case.
show_terminals() {
  local name
  for name in $terminals; do
    echo "--- the terminal of $name ($(about_terminal "$name" '#{pane_width}x#{pane_height}, cursor in #{cursor_x},#{cursor_y}'))"
    in_tmux capture-pane -p -t "$name" | sed 's/^/|/'
  done
  echo "---"
}
