#!/usr/bin/env python3
"""A mail server for tests, well-behaved or not: server.py --port-file FILE --log FILE [--behaviour NAME] [--tls …] [--auth USER:PASSWORD]

Listens on a free port of 127.0.0.1, which it writes to FILE. Each message that it accepts, or may have accepted - the final dot was
read, whatever was answered then - is a line of the log: {"rcpt", "from", "message_id", "data" (base64), "answered"}.

Behaviours: ok; refuse (every connection is closed at once); 421 (greeting); 451_rcpt, 550_rcpt; 451_data, 552_data (answers to the
dot); drop_in_data; drop_after_dot; hang_greeting, hang_after_dot; slow (a byte at a time, some messages a minute);
no_starttls. "once:NAME" behaves so at its first connection, then well.
"""
import argparse
import base64
import email
import json
import os
import socket
import ssl
import threading
import time


class Dropped(Exception):
    pass


class Session:
    def __init__(self, connection, options, behaviour, lock):
        self.connection, self.options, self.behaviour, self.lock = connection, options, behaviour, lock
        self.secure = False
        self.buffer = b""

    def say(self, text):
        data = (text + "\r\n").encode()
        if self.behaviour == "slow":
            for byte in data:
                self.connection.sendall(bytes([byte]))
                time.sleep(0.02)
        else:
            self.connection.sendall(data)

    def line(self):
        while b"\r\n" not in self.buffer:
            data = self.connection.recv(65536)
            if not data:
                raise Dropped
            self.buffer += data
        line, self.buffer = self.buffer.split(b"\r\n", 1)
        return line

    def start_tls(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.options.cert, self.options.key)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.secure = True

    def hello(self, words):
        offers = ["server", "SIZE 100000000", "8BITMIME"]
        if self.options.tls == "starttls" and not self.secure and self.behaviour != "no_starttls":
            offers.append("STARTTLS")
        if self.options.auth:
            offers.append("AUTH PLAIN")
        for i, offer in enumerate(offers):
            self.say(f"250{' ' if i + 1 == len(offers) else '-'}{offer}")

    def authenticate(self, words):
        if words[0].upper() != "PLAIN":
            self.say("504 PLAIN alone")
            return
        if len(words) == 1:
            self.say("334 ")
            words.append(self.line().decode())
        given = base64.b64decode(words[1]).split(b"\0")
        good = [part.decode() for part in given[-2:]] == self.options.auth.split(":", 1)
        self.say("235 welcome" if good else "535 wrong user or password")

    def read_data(self):
        lines = []
        while True:
            line = self.line()
            if self.behaviour == "drop_in_data" and len(lines) > 3:
                raise Dropped
            if line == b".":
                return b"\r\n".join(lines) + b"\r\n"
            lines.append(line[1:] if line.startswith(b"..") else line)

    def record(self, data, answered):
        entry = {"rcpt": self.rcpt, "from": self.sender, "message_id": email.message_from_bytes(data)["Message-ID"],
                 "data": base64.b64encode(data).decode(), "answered": answered}
        with self.lock, open(self.options.log, "a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")
            log.flush()
            os.fsync(log.fileno())

    def data(self):
        self.say("354 go on")
        data = self.read_data()
        if self.behaviour in ("451_data", "552_data"):
            self.say("451 try again later" if self.behaviour == "451_data" else "552 too large")
            return
        answered = self.behaviour not in ("drop_after_dot", "hang_after_dot")
        self.record(data, answered)
        if self.behaviour == "drop_after_dot":
            raise Dropped
        if self.behaviour == "hang_after_dot":
            time.sleep(60)
        self.say("250 taken")

    def run(self):
        if self.behaviour == "refuse":
            raise Dropped
        if self.behaviour == "hang_greeting":
            time.sleep(60)
        if self.options.tls == "direkt":
            self.start_tls()
        self.say("421 not now" if self.behaviour == "421" else "220 server ready")
        while True:
            words = self.line().decode("utf-8", "replace").split()
            command = words[0].upper() if words else ""
            if command in ("EHLO", "HELO"):
                self.hello(words)
            elif command == "STARTTLS":
                self.say("220 go on")
                self.start_tls()
            elif command == "AUTH":
                self.authenticate(words[1:])
            elif command == "MAIL":
                self.sender = words[1].split("<")[-1].split(">")[0]
                self.say("250 ok")
            elif command == "RCPT":
                self.rcpt = words[1].split("<")[-1].split(">")[0]
                self.say({"451_rcpt": "451 greylisted", "550_rcpt": "550 no such user"}.get(self.behaviour, "250 ok"))
            elif command == "DATA":
                self.data()
            elif command == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok" if command in ("RSET", "NOOP") else "500 what?")


def serve(connection, options, behaviour, lock):
    session = Session(connection, options, behaviour, lock)
    try:
        session.run()
    except (Dropped, OSError, ssl.SSLError):
        pass
    finally:
        session.connection.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port-file", required=True)
    parser.add_argument("--log", required=True)
    parser.add_argument("--behaviour", default="ok")
    parser.add_argument("--tls", choices=("none", "starttls", "direkt"), default="none")
    parser.add_argument("--cert")
    parser.add_argument("--key")
    parser.add_argument("--auth")
    options = parser.parse_args()
    listener = socket.create_server(("127.0.0.1", 0))
    with open(options.port_file + ".new", "w", encoding="ascii") as file:
        file.write(f"{listener.getsockname()[1]}\n")
    os.replace(options.port_file + ".new", options.port_file)
    first, lock = True, threading.Lock()
    while True:
        connection, _ = listener.accept()
        once = options.behaviour.startswith("once:")
        behaviour = options.behaviour.removeprefix("once:") if first or not once else "ok"
        first = False
        threading.Thread(target=serve, args=(connection, options, behaviour, lock), daemon=True).start()


if __name__ == "__main__":
    main()
