"""What both parts of make bench share: running programs in turns, measuring them, printing a table in Markdown."""
import json
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

LIMIT = 120
DUCKDB = "@duckdb/node-api@1.5.6-r.1"
HERE = Path(__file__).resolve().parent


class Program:
    """One of those compared, and what was measured of it."""

    def __init__(self, name, command, env=None, **more):
        self.name, self.command, self.env = name, command, env
        self.seconds, self.processor, self.memory = [], [], []
        self.__dict__.update(more)

    def run(self, target, **fields):
        """Makes the target; None where the program fails. Keeps no measure."""
        command = [str(word).format(target=target, **fields) for word in self.command]
        self.last = measure(command, {**os.environ, **(self.env or {})}, target.with_suffix(".log"))
        return target if self.last else None

    def keep(self):
        for values, value in zip((self.seconds, self.processor, self.memory), self.last):
            values.append(value)


def measure(command, env, log):
    """Seconds, processor seconds and peak bytes of a process; None where it fails or takes too long."""
    with log.open("wb") as output:
        began = time.monotonic()
        child = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        limit = threading.Timer(LIMIT, os.kill, (child.pid, signal.SIGKILL))
        limit.start()
        _, status, usage = os.wait4(child.pid, 0)
        limit.cancel()
        seconds = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        reason = f"stopped after {LIMIT} s" if seconds >= LIMIT else f"exit status {child.returncode}"
        print(f"{Path(command[0]).name}: {reason}\n{log.read_text(errors='replace')}", file=sys.stderr)
        return None
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def said(command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=True, **more).stdout.strip()


def duckdb(folder):
    """DuckDB's version; the command that adds up ledgers in two threads, but for the kind of amounts and the files; its environment."""
    modules = folder / "node/node_modules"
    if not (modules / DUCKDB.rsplit("@", 1)[0]).exists():
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder / "node", DUCKDB], check=True)
    env, command = {"NODE_PATH": str(modules)}, ["node", HERE / "duckdb.js"]
    return said(command, env={**os.environ, **env}), [*command, "2"], env


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def row(title, values):
    """A line of the table; what is not the first says how many times the first it is. None is not known."""
    cells = ["–" if v is None else v if isinstance(v, str) else number(v) for v in values]
    first = values[0]
    if isinstance(first, (int, float)) and first:
        cells[1:] = [c if v is None else f"{c} ({number(v / first)} ×)" for c, v in zip(cells[1:], values[1:])]
    print(f"| {title} | {' | '.join(cells)} |")


def machine():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else os.uname().machine}, {os.cpu_count()} cores"


def medians(programs, which):
    return [statistics.median(getattr(p, which)) if getattr(p, which) else None for p in programs]


def head(title, programs):
    print(f"Measured on {machine()}; medians, in brackets how many times that of underlag.\n")
    print(f"| {title} | {' | '.join(p.name for p in programs)} |")
    print("|---|" + "--:|" * len(programs))


# ---- goals ----

def keep_goal(folder, work, goal, found, reached):
    """Notes what was found of a goal, for tests/bench/goals to print when all has been measured."""
    path = folder / "goals.json"
    goals = json.loads(path.read_text()) if path.exists() else {}
    goals.setdefault(work, {})[goal] = [found, bool(reached)]
    path.write_text(json.dumps(goals, ensure_ascii=False, indent=1))


def at_most(folder, work, goal, value, limit, unit):
    keep_goal(folder, work, goal, f"{number(value)} {unit}", value <= limit)


def at_least(folder, work, goal, value, limit, unit):
    keep_goal(folder, work, goal, f"{number(value)} {unit}", value >= limit)
