#!/usr/bin/env python3
"""minimal_client.py HOST PORT NICK ROOM: sends its input's lines, prints messages, reconnects."""
import contextlib, secrets, socket, sys, threading

FINAL = {"bye", "taken-over", "kicked", "bad-frame"}  # BYE codes: do not reconnect

class Client:
    def __init__(self, host, port, nick, room):
        self.address, self.nick, self.room = (host, int(port)), nick, room
        self.client_id = secrets.token_hex(16)  # a secret: it owns our ids, nick and inbox
        self.cursors, self.pending = {room: None, "@": None}, {}  # place: last number; id: text
        self.log_id, self.last_id, self.link, self.welcome, self.over = None, 0, None, False, False
        self.changed = threading.Condition()  # guards all of this, and the order of frames

    def send(self, head, text=None):
        payload = (head if text is None else f"{head}\n{text}").encode()
        with contextlib.suppress(OSError):  # the reader reconnects, then sends what is pending
            self.link.sendall(len(payload).to_bytes(4, "big") + payload)

    def say(self, text):
        with self.changed:
            # With fewer than 64 requests unanswered the server keeps reading, so sends never block.
            self.changed.wait_for(lambda: len(self.pending) < 32 or self.over)
            self.last_id += 1
            self.pending[self.last_id] = text
            if self.welcome:
                self.send(f"SAY {self.last_id} {self.room}", text)

    def welcomed(self, log_id, stored):
        if self.log_id not in (None, log_id):  # another log: our numbers mean nothing there
            self.cursors = dict.fromkeys(self.cursors)
            self.pending = dict(enumerate(self.pending.values(), stored + 1))
        self.pending = {id: text for id, text in self.pending.items() if id > stored}
        self.last_id = max(stored, self.last_id, *self.pending)
        self.log_id, self.welcome = log_id, True
        for place, cursor in self.cursors.items():
            self.send(f"JOIN {place}" if cursor is None else f"JOIN {place} {cursor}")
        for id, text in self.pending.items():
            self.send(f"SAY {id} {self.room}", text)

    def receive(self, verb, *tokens, text):
        if verb == "WELCOME":
            self.welcomed(tokens[2], int(tokens[3]))
        elif verb in ("SAID", "EMOTED"):
            self.cursors[tokens[0]] = int(tokens[1])
            self.pending.pop(int((tokens[4:] or [0])[0]), None)  # our own, read back from the log
            print(f"{tokens[3]}: {text}" if verb == "SAID" else f"~ {tokens[3]} {text}", flush=True)
        elif verb == "TOLD":
            self.cursors["@"] = int(tokens[0])
            print(f"[{tokens[2]}] {text}", flush=True)
        elif verb in ("LIVE", "SKIP", "GAP"):
            self.cursors[tokens[0]] = int(tokens[-1])
        elif verb == "ACK":
            self.pending.pop(int(tokens[0]), None)
            if tokens[1] == self.room:
                self.cursors[self.room] = int(tokens[2])
        elif verb == "ERROR" and tokens[0] == "not-stored" and tokens[1] == "SAY":
            raise ConnectionError(text)  # reconnects, then sends again all that is pending
        elif verb == "ERROR":
            print(f"* {tokens[1]} {tokens[2]}: {text}", file=sys.stderr)
            self.pending.pop(int(tokens[2]) if tokens[1] == "SAY" else 0, None)
            self.over |= tokens[1] in ("HELLO", "JOIN")
        elif verb == "PING":
            self.send(f"PONG {tokens[0]}")
        elif verb == "BYE":
            self.over |= tokens[0] in FINAL

    def converse(self):
        with socket.create_connection(self.address) as self.link:
            stream = self.link.makefile("rb")
            if b"[chat/" not in (greeting := stream.readline()):  # before it, there are no frames
                raise ConnectionError(greeting.decode(errors="replace"))
            self.send(f"HELLO 1 {self.nick} {self.client_id}")
            while stream.peek(1)[:1] > b"\0":  # text lines before the first frame
                stream.readline()
            while not self.over and (length := stream.read(4)):
                head, _, text = stream.read(int.from_bytes(length, "big")).decode().partition("\n")
                with self.changed:
                    self.receive(*head.split(" "), text=text)
                    self.changed.notify_all()

    def run(self):
        while not self.over:
            try:
                self.converse()
            except OSError as e:
                print(f"* {e}", file=sys.stderr)
            with self.changed:
                self.welcome = False
                self.changed.wait_for(lambda: self.over, 1)

client = Client(*sys.argv[1:])
threading.Thread(target=client.run).start()
for line in filter(str.strip, sys.stdin):
    client.say(line.rstrip("\n"))
with client.changed:
    while not client.over and client.changed.wait_for(
            lambda: client.over or client.welcome and not client.pending):
        client.send("BYE")
        client.changed.wait(1)
