# shellcheck shell=bash
# Sourced by run: the server, alice at a terminal, and bob at a plain socket, who sees what was really sent.

begin_case() {
  terminals='' server='' bob='' port=0
  export HOME=$scratch/case/home
  export XDG_CONFIG_HOME=$HOME/.config XDG_STATE_HOME=$HOME/.local/state XDG_CACHE_HOME=$HOME/.cache
  export XDG_DATA_HOME=$HOME/.local/share
  mkdir -p "$HOME"
  : >"$scratch/case/clients"
  cd "$HOME" || exit
}

end_case() {
  ends_terminals
  stop "$bob"
  stop "$server"
  cd "$here" && rm -rf "$scratch/case"
}

# Kills a process, and keeps the shell from printing that.
stop() {
  [ -n "$1" ] || return 0
  kill -9 "$1" 2>/dev/null
  wait "$1" 2>/dev/null
}

# ---- The server ----

start_server() {
  # Empties the file, so that it contains only this server's output.
  : >"$scratch/case/server.out"
  "$java" "${jvm[@]}" -jar "$server_jar" --port "$port" --data "$scratch/case/data" --sync normal --rate 0 \
    >"$scratch/case/server.out" 2>&1 &
  server=$!
  await grep -q 'to join' "$scratch/case/server.out" || fail "no server: $(cat "$scratch/case/server.out")"
  port=$(sed -n 's/^listening on .* port \([0-9]*\)$/\1/p' "$scratch/case/server.out")
}

# Stops the server like a crash; its files stay.
kill_server() {
  stop "$server"
  server=
}

# Starts the server again, on the same port with the same folder.
restart_server() {
  start_server
}

# Starts a server that attacks its clients; see Hostile.java.
start_hostile_server() {
  "$java" "${jvm[@]}" "$here/Hostile.java" >"$scratch/case/server.out" 2>&1 &
  server=$!
  await grep -q '^[0-9]*$' "$scratch/case/server.out" || fail "no server: $(cat "$scratch/case/server.out")"
  port=$(cat "$scratch/case/server.out")
}

# ---- alice ----

# start_client NAME SIZE [VARIABLE=VALUE...]: opens a terminal and starts a client in it.
start_client() {
  local name=$1
  opens "$@"
  joins "$name"
}

# Starts the client in an open terminal.
joins() {
  enters "$1" "chat-client $1@127.0.0.1:$port"
  sees_in_status "$1" live
  has_typed "$1" ''
}

# has_an_account NAME: registers the nick of a terminal.
has_an_account() {
  enters "$1" '/register'
  sees "$1" '^a password for your nick:'
  enters "$1" 'correct horse'
  sees "$1" 'again:'
  enters "$1" 'correct horse'
  sees "$1" 'this nick is your account now'
}

# logs_in DEVICE: opens a terminal and starts a client in it, which logs in to the account of alice.
logs_in() {
  opens "$1" 100x24
  enters "$1" "chat-client alice@127.0.0.1:$port"
  gives_password "$1"
  sees "$1" 'you are logged in as alice'
}

gives_password() {
  sees "$1" '^the password of alice '
  enters "$1" 'correct horse'
  sees_in_status "$1" 'alice .*live'
}

# Starts what most cases need: a server, with alice and bob in the lobby.
a_chat() {
  start_server
  bob_comes
  start_client alice "$@"
}

# ---- bob ----

bob_comes() {
  : >>"$scratch/case/bob.out"
  exec 3<>"/dev/tcp/127.0.0.1/$port" || fail "bob can't connect"
  cat <&3 >>"$scratch/case/bob.out" &
  bob=$!
  bob_says '/nick bob'
  bob_hears_of 'is now bob'
}

# Reconnects bob after the server was killed.
bob_comes_back() {
  stop "$bob"
  exec 3>&-
  : >"$scratch/case/bob.out"
  bob_comes
}

bob_says() {
  printf '%s\n' "$1" >&3
}

# bob_counts FROM TO [WORDS]: says one message for each number.
bob_counts() {
  bob_messages "$@" | sed 's/^bob: //' >&3
}

# Prints those messages as they should appear.
bob_messages() {
  local number=$1
  while [ "$number" -le "$2" ]; do
    printf 'bob: message %d%s\n' "$number" "${3:+ $3}"
    number=$((number + 1))
  done
}

# bob_hears_of WORDS: waits until bob has got these words.
bob_hears_of() {
  await grep -qF -- "$1" "$scratch/case/bob.out" || fail "bob doesn't hear of $1, but:
$(cat "$scratch/case/bob.out")"
}

heard_by_bob() {
  sed -n 's/^alice[:|] //p' "$scratch/case/bob.out"
}

# bob_hears LINES: waits until alice's messages are exactly these. The next call notices any that follow.
bob_hears() {
  becomes "what bob heard" "$1" heard_by_bob
}

# Prints the pid of a shell's child.
child_of() {
  ps -A -o pid= -o ppid= | awk -v shell="$1" '$2 == shell { print $1 }'
}
