# shellcheck shell=bash
# Sourced by run: terminals, as tmux has them; what a person does there, and sees. A terminal is called by its name.

prepare_terminals() {
  local locale=C.UTF-8 term=tmux-256color
  locale -a 2>/dev/null | grep -qix 'c\.utf-*8' || locale=en_US.UTF-8
  infocmp "$term" >/dev/null 2>&1 || term=screen-256color
  # Nothing of the person who runs this may count. tmux has its socket in the folder that is removed at the end.
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
  # Programs that are killed leave what they have unpacked.
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

# opens NAME SIZE [VARIABLE=VALUE...]: a terminal with a shell in it, as a person has.
opens() {
  local name=$1 size=$2
  shift 2
  terminals="$terminals $name"
  in_tmux new-session -d -s "$name" -x "${size%x*}" -y "${size#*x}" \
    "exec env PS1='$ ' HISTFILE=/dev/null PATH='$scratch/bin:$PATH' INPUTRC='$scratch/inputrc' $* '$BASH' --norc --noprofile" ||
    fail "no terminal for $name"
  becomes "the shell's first prompt" '$' last_rows "$name" 1
}

# Clients first, while their shells are there to take note: one that is left alone may still write into its folder.
ends_terminals() {
  local client
  while read -r client; do
    await ends_client "$client"
  done <"$scratch/case/clients"
  in_tmux kill-server 2>/dev/null
}

# Only if it is one: it may have ended long ago, and its number be somebody else's.
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

# presses NAME KEY...
presses() {
  local name=$1
  shift
  in_tmux send-keys -t "$name" "$@"
}

# presses_often NAME COUNT KEY
presses_often() {
  in_tmux send-keys -t "$1" -N "$2" "$3"
}

enters() {
  types "$1" "$2"
  presses "$1" Enter
}

# As a terminal does it: bracketed, if the program asked for that.
pastes() {
  printf '%s' "$2" | in_tmux load-buffer -b pasted -
  in_tmux paste-buffer -t "$1" -b pasted -p -d
}

# To WIDTHxHEIGHT, once all is drawn: what is on its way while the window changes is drawn for another one.
resizes() {
  await stands_still "$1" || fail "the screen of $1 never stands still"
  in_tmux resize-window -t "$1" -x "${2%x*}" -y "${2#*x}"
}

stands_still() {
  local before _
  before=$(screen "$1")
  for _ in 1 2 3 4; do
    sleep 0.05
    [ "$(screen "$1")" = "$before" ] || return 1
  done
}

# records NAME: from here on, every byte that the terminal is sent, into recording NAME.
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

# The screen and what has scrolled off it, wrapped rows joined.
everything() {
  in_tmux capture-pane -p -J -S - -t "$1" | sed 's/ *$//'
}

# All of it without its spaces and line ends, however it was wrapped.
everything_squeezed() {
  everything "$1" | tr -d ' \n'
}

# The last rows that are not empty.
last_rows() {
  screen "$1" | sed '/^$/d' | tail -n "$2"
}

# row NAME NUMBER: from 1.
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

# The rows that look as the status bar does.
status_bars() {
  screen "$1" | grep "$1" | grep -F '#lobby' | grep -Ec 'live|reconnecting'
}

sees_one_status_bar() {
  becomes "the number of status bars" 1 status_bars "$1"
  sees_in_status "$1" "$1"
  sees_in_status "$1" '#lobby'
}

# From the last prompt on to the status bar or to an empty row, wrapped rows joined. Spaces at the ends of rows are lost.
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

# The line as it is typed, whole, once, and below everything else.
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

# All that bob said, in the order on the screen, without the times.
messages_of_bob() {
  everything "$1" | sed -n 's/^[0-9][0-9]:[0-9][0-9] \(bob: .*\)/\1/p'
}

# What a program may have left behind, besides what stty tells.
modes() {
  about_terminal "$1" "scrolls #{scroll_region_upper}-#{scroll_region_lower} cursor #{cursor_flag} keypad #{keypad_flag}#{keypad_cursor_flag} \
insert #{insert_flag} origin #{origin_flag} wrap #{wrap_flag} mouse #{mouse_any_flag} alternate #{alternate_on}"
}

# Whether the shell of a terminal got it back as it was: lines are edited and echoed, and it scrolls whole.
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

# What is told of a failure.
show_terminals() {
  local name
  for name in $terminals; do
    echo "--- the terminal of $name ($(about_terminal "$name" '#{pane_width}x#{pane_height}, cursor in #{cursor_x},#{cursor_y}'))"
    in_tmux capture-pane -p -t "$name" | sed 's/^/|/'
  done
  echo "---"
}
