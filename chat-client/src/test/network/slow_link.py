#!/usr/bin/env python3
"""slow_link.py DELAY-MS LOSS-PERCENT NAMESPACE=ADDRESS/BITS NAMESPACE=ADDRESS/BITS: joins two computers.

Each network namespace gets the device "wan". A packet that leaves one comes out of the other after
the delay, or never. Prints "linked"; runs until its input ends. Needs root and /dev/net/tun; unlike
netem, no module of the kernel.
"""
import ctypes, fcntl, heapq, os, random, select, struct, subprocess, sys, time

CLONE_NEWNET, TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x40000000, 0x400454CA, 0x0001, 0x1000
MAX_PACKET = 65536
SEED = 7  # each run loses the same packets, as far as they are the same

def device(namespace, address):
    """Returns the end of a new device that this program reads and writes."""
    with open(f"/run/netns/{namespace}") as network:
        if ctypes.CDLL(None, use_errno=True).setns(network.fileno(), CLONE_NEWNET):
            sys.exit(f"can't enter {namespace}: {os.strerror(ctypes.get_errno())}")
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH22x", b"wan", IFF_TUN | IFF_NO_PI))
    subprocess.run(["ip", "addr", "add", address, "dev", "wan"], check=True)
    subprocess.run(["ip", "link", "set", "wan", "up"], check=True)
    return tun

def main(delay_ms, loss_percent, *ends):
    tuns = [device(*end.split("=")) for end in ends]
    other = {tuns[0]: tuns[1], tuns[1]: tuns[0]}
    dice, under_way, count = random.Random(SEED), [], 0  # under_way: due time, order, device, packet
    print("linked", flush=True)
    while True:
        pause = max(0, under_way[0][0] - time.monotonic()) if under_way else None
        ready, _, _ = select.select([*tuns, sys.stdin], [], [], pause)
        if sys.stdin in ready:
            return
        for tun in ready:
            packet, count = os.read(tun, MAX_PACKET), count + 1
            if dice.random() * 100 >= float(loss_percent):
                due = time.monotonic() + float(delay_ms) / 1000
                heapq.heappush(under_way, (due, count, other[tun], packet))
        while under_way and under_way[0][0] <= time.monotonic():
            _, _, tun, packet = heapq.heappop(under_way)
            os.write(tun, packet)

main(*sys.argv[1:])
